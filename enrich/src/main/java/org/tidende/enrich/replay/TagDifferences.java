package org.tidende.enrich.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a candidate's dictionaries would change.
 *
 * @param articles compared
 * @param changed articles with a tag more or less
 * @param unreadable records left out
 * @param actors what changes of each, most first
 * @param topics what changes of each, most first
 */
public record TagDifferences(long articles, long changed, long unreadable, List<Change> actors, List<Change> topics) {
    /**
     * An article.
     *
     * @param id of the article
     * @param headline of it
     */
    public record Example(String id, String headline) {}

    /**
     * Of one actor or topic.
     *
     * @param uri of it
     * @param name of it
     * @param gained articles that would have it
     * @param lost articles that would no longer have it
     * @param gainedExamples some of those, the first that were met
     * @param lostExamples some of those, the first that were met
     */
    public record Change(
            String uri,
            String name,
            long gained,
            long lost,
            List<Example> gainedExamples,
            List<Example> lostExamples) {}

    /** Adds up. Not for several threads. */
    static final class Sum {
        private final int most;
        private final Map<String, Entry> entries = new TreeMap<>();

        /** @param most examples of each */
        Sum(int most) {
            this.most = most;
        }

        private static final class Entry {
            private String name;
            private long gained;
            private long lost;
            private final List<Example> gainedExamples = new ArrayList<>();
            private final List<Example> lostExamples = new ArrayList<>();
        }

        /**
         * Compares an article's tags.
         *
         * @param before names by URI
         * @param after names by URI
         * @return whether anything differs
         */
        boolean compare(Map<String, String> before, Map<String, String> after, Example article) {
            boolean differs = false;
            for (Map.Entry<String, String> tag : after.entrySet()) {
                if (!before.containsKey(tag.getKey())) {
                    Entry entry = entry(tag);
                    entry.gained++;
                    add(entry.gainedExamples, article);
                    differs = true;
                }
            }
            for (Map.Entry<String, String> tag : before.entrySet()) {
                if (!after.containsKey(tag.getKey())) {
                    Entry entry = entry(tag);
                    entry.lost++;
                    add(entry.lostExamples, article);
                    differs = true;
                }
            }
            return differs;
        }

        private Entry entry(Map.Entry<String, String> tag) {
            Entry entry = entries.computeIfAbsent(tag.getKey(), uri -> new Entry());
            entry.name = tag.getValue();
            return entry;
        }

        private void add(List<Example> examples, Example article) {
            if (examples.size() < most) {
                examples.add(article);
            }
        }

        List<Change> changes() {
            return entries.entrySet().stream()
                    .map(entry -> new Change(
                            entry.getKey(),
                            entry.getValue().name,
                            entry.getValue().gained,
                            entry.getValue().lost,
                            List.copyOf(entry.getValue().gainedExamples),
                            List.copyOf(entry.getValue().lostExamples)))
                    .sorted(Comparator.comparingLong((Change change) -> -change.gained() - change.lost())
                            .thenComparing(Change::uri))
                    .toList();
        }
    }
}
