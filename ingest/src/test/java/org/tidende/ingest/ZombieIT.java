package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.contract.ArticleId;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.record.Feed;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.ingest.feed.FeedCatalog;

/**
 * A worker process is stopped (SIGSTOP) for longer than its session with polls under way, another one takes over and publishes what
 * those would have brought, and the first one wakes (SIGCONT) with their answers in hand.
 */
class ZombieIT {
    private static final int FEEDS = 40;
    private static final int MOST_ROUNDS = 6;
    private static final String REFUSED = "commit refused for";

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private final TestServer server = TestServer.start();
    private final Set<String> ids = new HashSet<>();
    private volatile int round;
    private CountDownLatch answers = new CountDownLatch(0);

    @AfterEach
    void end() {
        answers.countDown();
        server.close();
    }

    @Test
    void shouldRefuseWhatAZombieBringsBack() {
        // Given
        IngestHarness harness = new IngestHarness(SERVERS.bootstrapServers(), "zombie");
        new FeedCatalog(harness.kafka(), harness.topics()).add(feeds());
        try (WorkerProcess zombie = WorkerProcess.start(harness, "zombie", FEEDS);
                IngestService other = other(harness)) {
            publish();
            awaitPublished(harness, zombie);
            other.start();
            // Which of its threads is quicker on waking is left to chance: it goes on until work comes to a commit.
            do {
                Await.until("both own feeds", () -> isShared(other), zombie::log);
                answers = new CountDownLatch(1);
                server.hold(answers);
                Await.until("all feeds are being polled", () -> server.underWay() == FEEDS, server::underWay);

                // When
                zombie.stop();
                publish();
                answers.countDown();
                awaitPublished(harness, zombie);
                zombie.wake();
                Await.until("it is back", () -> isShared(other), zombie::log);
            } while (round < MOST_ROUNDS && !zombie.log().contains(REFUSED));

            // Then
            assertThat(zombie.log()).contains(REFUSED);
            answers.countDown();
            publish();
            awaitPublished(harness, zombie);
        }
        assertThat(harness.articleKeys()).containsExactlyInAnyOrderElementsOf(ids);
    }

    private IngestService other(IngestHarness harness) {
        IngestConfig config = IngestConfig.of(
                        WorkerMain.settings(SERVERS.bootstrapServers()), harness.topics(), "other")
                .withPollInterval(Duration.ofMillis(300))
                .withAllowedAddresses(List.of("127.0.0.0/8"));
        return new IngestService(
                config,
                new SimpleMeterRegistry(),
                InstantSource.system(),
                host -> List.of(InetAddress.getLoopbackAddress()));
    }

    private static boolean isShared(IngestService other) {
        int owned = ((Map<?, ?>) other.status().get("feedPartitions")).size();
        return owned > 0 && owned < 12 && other.check().isEmpty();
    }

    private List<Feed> feeds() {
        List<Feed> feeds = new ArrayList<>();
        for (int number = 0; number < FEEDS; number++) {
            int feed = number;
            server.on("/feed" + feed, (request, out) -> {
                List<String> items = new ArrayList<>();
                for (int entry = 1; entry <= round; entry++) {
                    items.add(TestFeeds.item(name(feed, entry), "Sentence " + name(feed, entry) + "."));
                }
                TestServer.respond(out, 200, TestFeeds.rss(items).getBytes(), Map.of());
            });
            feeds.add(TestFeeds.feed("http://paper" + feed + ".example:" + server.port() + "/feed" + feed));
        }
        return feeds;
    }

    /** One more entry of each feed. */
    private void publish() {
        int next = round + 1;
        for (int feed = 0; feed < FEEDS; feed++) {
            ids.add(ArticleId.of(CanonicalUrl.parse("https://harbour.example/news/" + name(feed, next))
                    .orElseThrow()));
        }
        round = next;
    }

    private static String name(int feed, int entry) {
        return feed + "-" + entry;
    }

    private void awaitPublished(IngestHarness harness, WorkerProcess zombie) {
        Await.until(
                "all entries of round " + round,
                Duration.ofSeconds(60),
                () -> new HashSet<>(harness.articleKeys()).containsAll(ids),
                zombie::log);
    }
}
