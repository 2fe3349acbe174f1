package org.tidende.enrich.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Collects findings; of each check, severity and file only the first are kept, the rest is counted. */
final class Findings {
    private final int most;
    private final Map<String, Boolean> files = new LinkedHashMap<>();
    private final List<Finding> kept = new ArrayList<>();
    private final Map<Kind, Long> counts = new HashMap<>();
    private long errors;
    private long warnings;

    private record Kind(String file, Finding.Check check, Finding.Severity severity) {
        @Override
        public String toString() {
            return file + ": further " + (severity.name() + "s (" + check.name() + ")").toLowerCase(Locale.ROOT);
        }
    }

    /** @param most of one kind in one file */
    Findings(int most) {
        this.most = most;
    }

    /** The files in the order in which they are to be listed. */
    void file(String name, boolean own) {
        files.put(name, own);
    }

    /** Whether findings in a file are wanted. */
    boolean lists(String file) {
        return files.containsKey(file);
    }

    /** Whether a file is a person's own, who can change what is wrong in it. */
    boolean isOwn(String file) {
        return files.getOrDefault(file, false);
    }

    /** @param problem is asked for only when it is kept */
    void add(Place place, Finding.Check check, Finding.Severity severity, Supplier<String> problem) {
        if (severity == Finding.Severity.ERROR) {
            errors++;
        } else {
            warnings++;
        }
        if (counts.merge(new Kind(place.file(), check, severity), 1L, Long::sum) <= most) {
            kept.add(new Finding(place.file(), place.line(), check, severity, problem.get()));
        }
    }

    LintReport report(long actors, long names, long roles) {
        Map<String, Integer> order = new HashMap<>();
        files.keySet().forEach(file -> order.put(file, order.size()));
        kept.sort(Comparator.comparing((Finding finding) -> order.getOrDefault(finding.file(), files.size()))
                .thenComparing(Finding::line)
                .thenComparing(Finding::check)
                .thenComparing(Finding::problem));
        Map<String, Long> further = new TreeMap<>();
        counts.forEach((kind, count) -> {
            if (count > most) {
                further.put(kind.toString(), count - most);
            }
        });
        return new LintReport(kept, further, actors, names, roles, errors, warnings);
    }
}
