package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
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
                disk.launcher(),
                folder.resolve("output"),
                "servers",
                "--data",
                disk.folder().toString());

        // Then
        assertThat(servers.exitCode(60)).isEqualTo(1);
        assertThat(servers.err().strip())
                .isEqualTo("tidende: the disk of " + disk.folder()
                        + " has 20 MB left, needed are 256; make room there, or give another folder with --data");
    }

    @Test
    void shouldWaitForRoomAndLoseNothing() throws Exception {
        // Given: a first article is searchable
        SmallDisk disk = new SmallDisk(folder.resolve("disk"), 500);
        try (OneFeed feed = new OneFeed()) {
            feed.serve(rss(feed, "Krokus"));
            TidendeProcess standalone = TidendeProcess.standalone(
                    disk.launcher(),
                    disk.folder(),
                    folder.resolve("output"),
                    feed.opml(folder.resolve("feeds.opml")),
                    0,
                    0);
            awaitArticles(standalone, 1);

            // When: there is no byte left, and a second article comes
            disk.fill(standalone);
            feed.serve(rss(feed, "Krokus", "Anemone"));
            Pattern words = Pattern.compile(
                    "the disk of " + disk.folder() + " has \\d+ MB left, needed are 256", Pattern.MULTILINE);
            Await.until(
                    () -> words.matcher(standalone.err()).find()
                            && (standalone.err().contains("are stopped until there is room")
                                    || standalone.err().contains("ended with exit code")),
                    "a word on the disk",
                    standalone::err);

            // Then: it says so once, and waits
            assertThat(words.matcher(standalone.err()).results()).hasSize(1);
            assertThat(standalone.ready()).containsPattern(words).contains("\"ready\" : false");
            assertThat(standalone.isAlive()).isTrue();

            // When
            disk.clear(standalone);

            // Then
            awaitArticles(standalone, 2);
            assertThat(standalone.err()).contains("the disk has room again", "Kafka and OpenSearch are back");
            assertThat(TopicReader.deadLetters(standalone.bootstrapServers())).isEmpty();
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
