package org.tidende.enrich.gazetteer;

import java.util.List;
import java.util.Map;

/**
 * What lint found.
 *
 * @param findings by file and line; of each check and file the first ones
 * @param further how many more there are, by what is said of them: {@code people.yaml: 40 more warnings (duplicate_name)}
 * @param actors records that were read
 * @param names of them
 * @param roles of them
 * @param errors all of them, also those not listed
 * @param warnings all of them, also those not listed
 */
public record LintReport(
        List<Finding> findings,
        Map<String, Long> further,
        long actors,
        long names,
        long roles,
        long errors,
        long warnings) {
    /** Copies the lists. */
    public LintReport {
        findings = List.copyOf(findings);
        further = Map.copyOf(further);
    }
}
