package org.tidende.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.tidende.enrich.replay.TagDifferences;

/** What a candidate's dictionaries would change, for people. */
final class ReplayComparison {
    private static final int ROWS = 40;

    private ReplayComparison() {}

    static void print(TagDifferences differences, PrintWriter out) {
        table("actors", differences.actors(), out);
        table("topics", differences.topics(), out);
        out.println(String.format(
                Locale.ROOT,
                "%,d articles compared, %,d of them would be tagged otherwise; actors: %,d gained, %,d lost; topics: %,d gained, %,d lost%s",
                differences.articles(),
                differences.changed(),
                gained(differences.actors()),
                lost(differences.actors()),
                gained(differences.topics()),
                lost(differences.topics()),
                differences.unreadable() == 0 ? "" : "; " + differences.unreadable() + " unreadable records left out"));
    }

    private static void table(String what, List<TagDifferences.Change> changes, PrintWriter out) {
        if (changes.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(List.of(what, "gained", "lost", "such as"), 50, 8, 8, 110);
        for (TagDifferences.Change change : changes.subList(0, Math.min(ROWS, changes.size()))) {
            table.add(List.of(
                    change.name() + " " + change.uri(),
                    Long.toString(change.gained()),
                    Long.toString(change.lost()),
                    ""));
            change.gainedExamples().forEach(example -> table.add(List.of("", "+", "", words(example))));
            change.lostExamples().forEach(example -> table.add(List.of("", "", "-", words(example))));
        }
        table.print(out);
        if (changes.size() > ROWS) {
            out.println((changes.size() - ROWS) + " more " + what + " with fewer changes; --json has all");
        }
        out.println();
    }

    private static String words(TagDifferences.Example example) {
        return example.id() + " " + example.headline().replaceAll("\\s+", " ");
    }

    private static long gained(List<TagDifferences.Change> changes) {
        return changes.stream().mapToLong(TagDifferences.Change::gained).sum();
    }

    private static long lost(List<TagDifferences.Change> changes) {
        return changes.stream().mapToLong(TagDifferences.Change::lost).sum();
    }
}
