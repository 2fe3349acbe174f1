package org.tidende.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether every place holds what was published, each entry once and word for word, and no stage has dead letters. */
final class Verdict {
    private Verdict() {}

    /** Waits until all that is published is searchable and nothing more comes, then says what is wrong; empty for nothing. */
    static List<String> of(GeneratedFeeds feeds, LoadWatch watch, Fleet fleet) {
        feeds.publishSteadily(0);
        long published = feeds.published();
        // As long as it goes on it may take as long as it takes.
        while (!isThere(watch, published)) {
            long now = System.nanoTime();
            Await.until(
                    () -> isThere(watch, published)
                            || watch.enriched().anySince(now)
                            || watch.searched().anySince(now),
                    () -> published + " published entries in the index, has "
                            + watch.articles().count() + " articles, "
                            + watch.enriched().count() + " enriched, " + watch.searchable() + " searchable",
                    fleet::report);
        }
        awaitSilence(fleet);
        Map<String, String> manifest = feeds.contents();
        List<String> differences = new ArrayList<>();
        differences.addAll(TopicReader.articles(fleet.bootstrapServers()).differences(manifest));
        differences.addAll(TopicReader.enriched(fleet.bootstrapServers()).differences(manifest));
        differences.addAll(IndexProbe.contents(fleet.openSearch()).differences(manifest));
        differences.addAll(TopicReader.deadLetters(fleet.bootstrapServers()));
        return differences;
    }

    /** The same for a pipeline that ends with {@code news.articles}. */
    static List<String> ofArticles(GeneratedFeeds feeds, LoadWatch watch, Fleet fleet) {
        feeds.publishSteadily(0);
        long published = feeds.published();
        while (watch.articles().count() < published) {
            long now = System.nanoTime();
            Await.until(
                    () -> watch.articles().count() >= published
                            || watch.articles().anySince(now),
                    () -> published + " published entries as articles, has "
                            + watch.articles().count(),
                    fleet::report);
        }
        awaitSilence(fleet);
        List<String> differences =
                new ArrayList<>(TopicReader.articles(fleet.bootstrapServers()).differences(feeds.contents()));
        differences.addAll(TopicReader.deadLetters(fleet.bootstrapServers()));
        return differences;
    }

    /** Longer than a poll, a commit and a refresh: a double would show by then. */
    private static void awaitSilence(Fleet fleet) {
        long settled = System.nanoTime();
        Await.until(() -> System.nanoTime() - settled > 2_500_000_000L, () -> "a time of silence", fleet::report);
    }

    private static boolean isThere(LoadWatch watch, long published) {
        return watch.enriched().count() >= published && watch.searchable() >= published;
    }
}
