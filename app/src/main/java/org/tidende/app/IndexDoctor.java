package org.tidende.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tidende.sink.IndexExaminer;
import org.tidende.sink.IndexException;
import org.tidende.sink.IndexReport;

/** Looks at an index: whether it answers, its version, the template, the nodes' clocks and disks. */
final class IndexDoctor {
    private static final int OLDEST_TRIED = 2;

    private final IndexExaminer examiner;

    IndexDoctor(IndexExaminer examiner) {
        this.examiner = examiner;
    }

    List<Finding> examine() {
        try {
            return findings(examiner.examine());
        } catch (IndexException e) {
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.wrong(
                    "index", e.getMessage(), "start it, or correct --opensearch, --opensearch-user and its password"));
            Stream.of("index template", "clock of the index", "disk of the index")
                    .forEach(subject -> findings.add(Finding.unknown(subject, "the index does not say")));
            return findings;
        }
    }

    /** Pure. */
    static List<Finding> findings(IndexReport report) {
        List<Finding> findings = new ArrayList<>();
        findings.add(index(report));
        findings.add(template(report));
        if (report.clocks().isEmpty()) {
            findings.add(Finding.unknown("clock of the index", "no node says what it shows"));
        }
        report.clocks()
                .forEach((node, clock) ->
                        findings.add(ClockCheck.of("node " + node, clock.before(), clock.shown(), clock.after())));
        if (report.fullDisks().isEmpty()) {
            findings.add(Finding.ok("disk of the index", "no node is below its low watermark"));
        }
        report.fullDisks()
                .forEach(node -> findings.add(Finding.wrong(
                        "disk of the index", node, "make room, or keep fewer months: sink --retention-months")));
        return findings;
    }

    private static Finding index(IndexReport report) {
        String what = "OpenSearch " + report.version() + ", " + report.health() + ", " + report.indices()
                + " months of articles";
        if (report.health().equals("red")) {
            return Finding.wrong(
                    "index", what, "some shard is nowhere: GET /_cluster/allocation/explain says which and why");
        }
        return major(report.version()) >= OLDEST_TRIED
                ? Finding.ok("index", what)
                : Finding.warning(
                        "index", what, "this was never tried with that version: 2.19 and 3.8 are known to do");
    }

    private static int major(String version) {
        String digits = version.split("\\.", 2)[0];
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
    }

    private static Finding template(IndexReport report) {
        if (!report.foreign().isEmpty()) {
            return Finding.wrong(
                    "index template",
                    String.join("; ", report.foreign()),
                    "use another --index-prefix, or remove it; tidende reindex makes indices of this version's mapping");
        }
        return report.missingTemplate() == null
                ? Finding.ok("index template", "there, with this version's mapping")
                : Finding.wrong(
                        "index template",
                        report.missingTemplate() + " is missing",
                        "start the sink: it puts it before its first write");
    }
}
