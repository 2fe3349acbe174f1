package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;

/** Nothing is lost and nothing is doubled when all of it is killed while entries come in. */
class CrashIT {
    private static final int FEEDS = 10;
    private static final int EACH = 50;

    @TempDir
    Path folder;

    @Test
    void shouldHaveEachEntryOnceAfterBeingKilledInTheMiddle() throws Exception {
        try (GeneratedFeeds feeds = new GeneratedFeeds(FEEDS, EACH)) {
            Path opml = feeds.opml(folder.resolve("feeds.opml"));
            Path data = folder.resolve("data");
            feeds.publish(5);

            // Given: some are in the archive, and the rest come in
            try (TidendeProcess first = TidendeProcess.standalone(data, opml)) {
                Await.until(() -> articles(first).size() >= FEEDS, "the first articles", first::err);
                feeds.publish(EACH);
                Await.until(() -> articles(first).size() > FEEDS * 5, "more articles", first::err);

                // When: some of the 500 are on their way
                first.kill();
            }

            // Then
            try (TidendeProcess second = TidendeProcess.standalone(data, opml)) {
                Await.until(() -> index(second).size() >= feeds.entries(), "all in the index", second::err);
                assertThat(index(second)).isEqualTo(feeds.manifest());
                Map<String, Long> times =
                        TopicReader.all(second.bootstrapServers(), "news.articles.enriched", EnrichedArticle.class)
                                .stream()
                                .collect(Collectors.groupingBy(
                                        record -> record.key(), TreeMap::new, Collectors.counting()));
                assertThat(times)
                        .isEqualTo(feeds.manifest().stream().collect(Collectors.toMap(Function.identity(), id -> 1L)));
            }
        }
    }

    private static List<String> articles(TidendeProcess process) {
        return TopicReader.all(process.bootstrapServers(), "news.articles", Article.class).stream()
                .map(record -> record.key())
                .toList();
    }

    private Set<String> index(TidendeProcess process) {
        Set<String> ids = new TreeSet<>();
        SearchJson.ifThere(folder, process.openSearch(), "*", "--size", "1000").ifPresent(found -> found.get("hits")
                .forEach(hit -> ids.add(hit.get("id").asText())));
        return ids;
    }
}
