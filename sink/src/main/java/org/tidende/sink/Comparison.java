package org.tidende.sink;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a topic and an index have to say about the same articles.
 *
 * @param records read from the topic
 * @param unreadable of them: dead letters, one by one
 * @param articles that they are about, newest revisions
 * @param expired of these: their month is no longer kept
 * @param equal of these: id, version, revision and content hash agree
 * @param newer of these: the index has a revision that came after the comparison began
 * @param differences the others, by kind, each with the articles' ids
 */
public record Comparison(
        long records,
        long unreadable,
        long articles,
        long expired,
        long equal,
        long newer,
        Map<Kind, List<String>> differences) {
    private static final int SHOWN = 20;

    /** How the index can differ from the topic. */
    public enum Kind {
        /** Not in the index. */
        MISSING,
        /** An older revision is in the index. */
        OLDER,
        /** The same version, and other contents. */
        ALTERED,
        /** In the index and not in the topic. */
        FOREIGN
    }

    /** Copies its parts. */
    public Comparison {
        Map<Kind, List<String>> copy = new EnumMap<>(Kind.class);
        differences.forEach((kind, ids) -> copy.put(kind, List.copyOf(ids)));
        differences = Map.copyOf(copy);
    }

    /** True when nothing differs. */
    public boolean agrees() {
        return differences.values().stream().allMatch(List::isEmpty);
    }

    /** In words, a line each. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add(records + " records, " + unreadable + " unreadable, " + articles + " articles: " + equal + " equal, "
                + newer + " newer in the index, " + expired + " no longer kept");
        for (Kind kind : Kind.values()) {
            List<String> ids = differences.getOrDefault(kind, List.of());
            if (!ids.isEmpty()) {
                lines.add(kind.name().toLowerCase(Locale.ROOT) + ": " + ids.size() + ", "
                        + String.join(" ", ids.subList(0, Math.min(SHOWN, ids.size())))
                        + (ids.size() > SHOWN ? " …" : ""));
            }
        }
        return lines;
    }
}
