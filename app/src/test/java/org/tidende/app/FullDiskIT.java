package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.record.Article;

/** A disk that really is full: it says so and waits, and nothing is lost when there is room again. */
class FullDiskIT {
    @TempDir
    Path folder;

    @Test
    void shouldStartNothingOnAFullDisk() throws Exception {
        // Given
        SmallDisk disk = new SmallDisk(folder.resolve("disk"), 20);

        // When
        TidendeProcess servers = TidendeProcess.start(
                disk.tooSmall(),
                folder.resolve("output"),
                "servers",
                "--data",
                disk.folder().toString(),
                "--kafka-port",
                "0",
                "--opensearch-port",
                "0");

        // Then
        assertThat(servers.exitCode(60)).isEqualTo(1);
        assertThat(servers.err()).matches(disk.tooSmallWords()).doesNotContain("\tat ");
    }

    @Test
    void shouldWaitForRoomAndLoseNothing() throws Exception {
        // Given: a first article is searchable
        SmallDisk disk = new SmallDisk(folder.resolve("disk"), 500);
        try (OneFeed feed = new OneFeed();
                TidendeProcess standalone = TidendeProcess.standalone(
                        disk.launcher(),
                        disk.folder(),
                        folder.resolve("output"),
                        feed.opml(folder.resolve("feeds.opml")),
                        0,
                        0)) {
            feed.serve(rss(feed, "Krokus"));
            awaitArticles(standalone, 1);

            // When: there is no byte left, and a second article comes
            disk.fill(standalone);
            feed.serve(rss(feed, "Krokus", "Anemone"));
            Await.until(
                    () -> disk.fullWords().matcher(standalone.err()).find()
                            && (standalone.err().contains("are stopped until there is room")
                                    || standalone.err().contains("ended with exit code")),
                    "a word on the disk",
                    standalone::err);

            // Then: it says so once, and waits
            assertThat(disk.fullWords().matcher(standalone.err()).results()).hasSize(1);
            if (disk.staysFull()) {
                assertThat(standalone.ready()).containsPattern(disk.fullWords()).contains("\"ready\" : false");
            }
            assertThat(standalone.isAlive()).isTrue();

            // When
            disk.clear(standalone);

            // Then
            awaitArticles(standalone, 2);
            assertThat(standalone.err()).contains("Kafka and OpenSearch are back");
            assertThat(TopicReader.deadLetters(standalone.bootstrapServers(), Map.of()))
                    .isEmpty();
            assertThat(TopicReader.all(standalone.bootstrapServers(), "news.articles", Article.class))
                    .extracting(ConsumerRecord::key)
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(standalone.end()).as(standalone.err()).isZero();
        }
    }

    private static void awaitArticles(TidendeProcess standalone, int count) {
        Await.until(
                () -> IndexProbe.ids(standalone.openSearch()).size() == count, count + " articles", standalone::err);
    }

    private static String rss(OneFeed feed, String... headlines) {
        StringBuilder items = new StringBuilder();
        for (String headline : headlines) {
            items.append(
                    "<item><title>%s i Danmark</title><link>%s/%s</link><description>%s blomstrer.</description></item>"
                            .formatted(headline, feed.base(), headline, headline));
        }
        return "<rss version='2.0'><channel><title>En</title>" + items + "</channel></rss>";
    }
}
