package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedHealth;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.ingest.feed.FeedCatalog;

/** What stands in topics that nobody of ours would have written, and what becomes of feeds that go. */
class FeedPartitionIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    @Test
    void shouldMoveMisplacedFeedsAndSendTheUnreadableToTheDeadLetters() {
        // Given
        IngestHarness harness = new IngestHarness(SERVERS.bootstrapServers(), "misplaced");
        try (TestServer server = TestServer.start()) {
            server.document("/feed", TestFeeds.rss(List.of(TestFeeds.item("moved", "It came after all."))));
            String uri = "http://paper.example:" + server.port() + "/feed";
            int home = FeedPartitioner.partition(uri, 12);
            int wrong = (home + 5) % 12;
            KafkaTopic feeds = harness.topics().feeds();
            byte[] value = RecordSerde.of(Feed.class).write(feeds.name(), TestFeeds.feed(uri));
            byte[] noise = "not a feed".getBytes(StandardCharsets.UTF_8);
            String bad = "http://paper.example/bad";
            write(harness, feeds, wrong, uri, value);
            write(harness, feeds, home, bad, noise);
            write(harness, harness.topics().pages(), 3, "paper.example", noise);

            // When
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            run(
                    harness,
                    meters,
                    () -> Await.until(
                            "the moved feed is polled, the rest is told",
                            () -> harness.articleKeys().size() == 1
                                    && harness.records(harness.topics().deadLetters(Stage.INGEST_FEEDS))
                                                    .size()
                                            == 1
                                    && harness.records(harness.topics().deadLetters(Stage.INGEST_PAGES))
                                                    .size()
                                            == 1,
                            () -> harness.articleKeys()));
            // A second owner finds nothing to do again.
            run(
                    harness,
                    meters,
                    () -> Await.until("it polls", () -> server.requests("/feed") > 3, () -> server.requests("/feed")));

            // Then
            List<ConsumerRecord<byte[], byte[]>> told = harness.records(feeds).stream()
                    .filter(record -> uri.equals(new String(record.key(), StandardCharsets.UTF_8)))
                    .toList();
            assertThat(told).hasSize(3);
            assertThat(told.stream().filter(record -> record.partition() == home))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(record.value()).isEqualTo(value);
                        assertThat(EventHeaders.text(record.headers(), EventHeaders.MOVED))
                                .isEqualTo(Integer.toString(wrong));
                    });
            assertThat(told.stream()
                            .filter(record -> record.partition() == wrong)
                            .toList()
                            .getLast()
                            .value())
                    .isNull();
            assertThat(harness.records(harness.topics().deadLetters(Stage.INGEST_FEEDS)))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(record.value()).isEqualTo(noise);
                        assertThat(EventHeaders.text(record.headers(), DeadLetter.MESSAGE))
                                .contains("framing");
                    });
            assertThat(harness.records(harness.topics().deadLetters(Stage.INGEST_PAGES)))
                    .hasSize(1);
            assertThat(harness.articleKeys()).hasSize(1);
            // Who lists the feeds sees those that can be read.
            assertThat(new FeedCatalog(harness.kafka(), harness.topics()).list())
                    .extracting(listed -> listed.feed().getUri())
                    .containsExactly(uri);
            assertThat(meters.counter("tidende.ingest.feeds.moved").count()).isEqualTo(1);
        }
    }

    @Test
    void shouldStopPollingAFeedThatIsRemovedAndTellNothingAgainWhenItComesBack() {
        // Given
        IngestHarness harness = new IngestHarness(SERVERS.bootstrapServers(), "removed");
        FeedCatalog catalog = new FeedCatalog(harness.kafka(), harness.topics());
        try (TestServer server = TestServer.start()) {
            server.document("/feed", TestFeeds.rss(List.of(TestFeeds.item("one", "Only once."))));
            server.document("/other", TestFeeds.rss(List.of(TestFeeds.item("two", "The other."))));
            Feed feed = TestFeeds.feed("http://paper.example:" + server.port() + "/feed");
            Feed other = TestFeeds.feed("http://paper.example:" + server.port() + "/other");

            // When, Then
            assertThat(catalog.add(List.of(feed, other, feed)).added()).hasSize(2);
            assertThat(catalog.add(List.of(feed)).alreadyThere()).containsExactly(feed.getUri());
            run(harness, new SimpleMeterRegistry(), () -> {
                Await.until("both articles", () -> harness.articleKeys().size() == 2, harness::articleKeys);
                assertThat(catalog.remove(feed.getUri())).isTrue();
                assertThat(catalog.remove("http://nobody.example/")).isFalse();
                int[] others = {server.requests("/other")};
                Await.until("removal is seen", () -> server.requests("/other") > others[0] + 4, () -> others[0]);
                int stopped = server.requests("/feed");
                others[0] = server.requests("/other");
                Await.until(
                        "more polls of the other", () -> server.requests("/other") > others[0] + 4, () -> others[0]);
                assertThat(server.requests("/feed")).isEqualTo(stopped);

                catalog.add(List.of(feed));
                Await.until("polled again", () -> server.requests("/feed") > stopped + 2, () -> stopped);
            });
            assertThat(harness.articleKeys()).hasSize(2);
            assertThat(catalog.list()).hasSize(2).allSatisfy(listed -> {
                assertThat(listed.state().getHealth()).isEqualTo(FeedHealth.ok);
                assertThat(listed.state().getEntriesInDocument()).isEqualTo(1);
            });
        }
    }

    @Test
    void shouldPublishAFeedThatIsTooLargeForOneTransaction() {
        // Given
        IngestHarness harness = new IngestHarness(SERVERS.bootstrapServers(), "large");
        String filler = "The harbour office has much to say about the ice and says it at length. ".repeat(1_200);
        List<String> items = IntStream.range(0, 50)
                .mapToObj(i -> TestFeeds.item("large-" + i, i + " " + filler))
                .toList();
        try (TestServer server = TestServer.start()) {
            server.document("/feed", TestFeeds.rss(items));
            SimpleMeterRegistry meters = new SimpleMeterRegistry();

            // When
            new FeedCatalog(harness.kafka(), harness.topics())
                    .add(List.of(TestFeeds.feed("http://paper.example:" + server.port() + "/feed")));
            run(
                    harness,
                    meters,
                    () -> Await.until(
                            "all of it",
                            () -> meters.counter("tidende.ingest.articles").count() == 50
                                    && meters.counter("tidende.ingest.polls", "outcome", "unchanged")
                                                    .count()
                                            > 1,
                            () -> meters.counter("tidende.ingest.articles").count()));

            // Then
            assertThat(harness.articleKeys()).hasSize(50).doesNotHaveDuplicates();
            assertThat(meters.counter("tidende.ingest.entries", "kind", "new").count())
                    .isEqualTo(50);
        }
    }

    private static void run(IngestHarness harness, SimpleMeterRegistry meters, Runnable during) {
        try (IngestService service = harness.service(harness.config("a", Duration.ofMillis(200)), meters)) {
            service.start();
            during.run();
        }
    }

    private static void write(IngestHarness harness, KafkaTopic topic, int partition, String key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(harness.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), value));
        }
    }
}
