package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidende.contract.Stage;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.embedded.junit.EmbeddedExtension;

/**
 * The sink while servers die, freeze, slow down and come back, and while the network between fails: nothing lost, nothing twice, the
 * newest revision wins, recovery by itself, the ledger balances, memory is bounded. One sink goes through all of it.
 */
class FaultsIT {
    private static final int ARTICLES = 40;
    private static final int POLL_RECORDS = 20;
    private static final int BULK_BYTES = 64 << 10;

    /** Small, so that little load makes the node say what it else says under much. */
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.apart()
            .withSettings(
                    Map.of(),
                    Map.of(
                            "thread_pool.write.size", "1",
                            "thread_pool.write.queue_size", "2",
                            "http.max_content_length", "200kb"));

    private static final List<String> RECOVERIES =
            new ArrayList<>(List.of("fault\tseconds from its end until all is there"));

    private static FaultProxy proxy;
    private static TestPipeline pipeline;
    private static SinkService sink;

    @BeforeAll
    static void start() {
        proxy = new FaultProxy(SERVERS.openSearch());
        pipeline = new TestPipeline(SERVERS.bootstrapServers(), SERVERS.openSearch(), "faults")
                .through(OpenSearchConfig.of(proxy.address()).withRequestTimeout(Duration.ofSeconds(2)));
        pipeline.kafkaProperty("max.poll.records", POLL_RECORDS);
        sink = pipeline.start("one", config -> config.withBulks(20, 2).withBytes(BULK_BYTES, BULK_BYTES));
        Await.until("ready", sink::check, List::isEmpty);
    }

    @AfterAll
    static void close() throws IOException {
        pipeline.close();
        proxy.close();
        // For people: how long it took is measured, never judged, on a machine that others use too.
        Files.write(Path.of("target", "recoveries.tsv"), RECOVERIES);
    }

    /** What goes wrong, what the sink says then, and how it ends. */
    enum Fault {
        INDEX_KILLED("no answer") {
            @Override
            void begin() {
                SERVERS.index().kill();
            }

            @Override
            void end() {
                SERVERS.index().restart();
            }
        },
        INDEX_FROZEN("no answer") {
            @Override
            void begin() {
                SERVERS.index().suspend();
            }

            @Override
            void end() {
                SERVERS.index().resume();
            }
        },
        INDEX_SLOW("") {
            @Override
            void begin() {
                proxy.slow(Duration.ofMillis(400));
            }

            @Override
            void end() {
                proxy.heal();
            }
        },
        CONNECTIONS_RESET("no answer") {
            @Override
            void begin() {
                proxy.reset();
            }

            @Override
            void end() {
                proxy.heal();
            }
        },
        HALF_OPEN("no answer") {
            @Override
            void begin() {
                proxy.silence();
            }

            @Override
            void end() {
                proxy.heal();
            }
        },
        CUT_IN_THE_MIDDLE("no answer") {
            @Override
            void begin() {
                proxy.cut(3_000);
            }

            @Override
            void end() {
                proxy.heal();
            }
        },
        INDEX_CLOSED("400 index_closed_exception") {
            @Override
            void begin() throws IOException {
                pipeline.send("POST", "/" + pipeline.index() + "/_close", "");
            }

            @Override
            void end() throws IOException {
                pipeline.send("POST", "/" + pipeline.index() + "/_open", "");
            }
        },
        DISK_FULL("429 cluster_block_exception") {
            @Override
            void begin() throws IOException {
                block(true);
            }

            @Override
            void end() throws IOException {
                block(false);
            }

            /** What the node itself sets at the flood-stage watermark. */
            private void block(boolean on) throws IOException {
                pipeline.send(
                        "PUT",
                        "/" + pipeline.index() + "/_settings",
                        "{\"index.blocks.read_only_allow_delete\": " + (on ? "true" : "null") + "}");
            }
        },
        BROKER_KILLED("") {
            @Override
            void begin() {
                SERVERS.kafka().kill();
                SERVERS.kafka().restart();
            }

            @Override
            void end() {}
        };

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        abstract void begin() throws IOException;

        abstract void end() throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void shouldLoseNothing(Fault fault) throws Exception {
        // Given
        Batch batch = new Batch(fault.name().toLowerCase());
        batch.publish(0, 2);
        Await.until("some indexed", batch::found, found -> !found.isEmpty());
        long mostBytes = 0;

        // When
        fault.begin();
        try {
            batch.publish(2, ARTICLES);
            Await.until(
                    "it says so", sink::check, words -> String.join(" ", words).contains(fault.words));
            mostBytes = (Long) sink.status().get("inFlightBytes");
            assertThat(sink.isAlive()).isTrue();
        } finally {
            fault.end();
        }
        long healed = System.nanoTime();

        // Then
        Await.until("all there, the newest of each", batch::found, batch.manifest::equals);
        RECOVERIES.add(fault + "\t" + (System.nanoTime() - healed) / 1_000_000 / 1_000.0);
        Await.until("ready", sink::check, List::isEmpty);
        Await.until("lag of none", pipeline::lag, lag -> lag == 0);
        assertThat(TestPipeline.ledger(sink).get("inFlight")).isZero();
        SinkIT.assertBalance(sink);
        assertThat(mostBytes).isLessThan(BULK_BYTES + POLL_RECORDS * 4_000L);
        assertThat(pipeline.readAll(pipeline.topics.deadLetters(Stage.SINK)))
                .filteredOn(letter -> batch.poison.equals(new String(letter.key(), StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    @Test
    void shouldMakeAnIndexThatSomebodyDeleted() throws Exception {
        // Given
        Batch before = new Batch("before-deleted");
        before.publish(0, 5);
        Await.until("all indexed", before::found, found -> found.size() == 5);
        pipeline.send("DELETE", "/" + pipeline.index(), "");

        // When
        Batch after = new Batch("after-deleted");
        after.publish(0, 5);

        // Then
        Await.until("the new ones", after::found, found -> found.size() == 5);
        SinkIT.assertBalance(sink);
    }

    /** A document that the node takes in no request, however small: 413, with no word why. */
    @Test
    void shouldMakeADeadLetterOfADocumentThatNoRequestHolds() throws Exception {
        // Given
        EnrichedArticle large = TestArticles.of(
                        "large",
                        TestArticles.article("large")
                                .setBody("x".repeat(250_000))
                                .build())
                .build();
        Batch beside = new Batch("beside-large");

        // When
        pipeline.publish(large);
        beside.publish(0, 5);

        // Then
        IndexAnswer answer = pipeline.client.post("/_bulk", new byte[210_000]);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).isEmpty();
        Await.until("those beside it", beside::found, found -> found.size() == 5);
        ConsumerRecord<byte[], byte[]> letter = Await.until(
                        "the dead letter",
                        () -> pipeline.readAll(pipeline.topics.deadLetters(Stage.SINK)).stream()
                                .filter(one ->
                                        TestArticles.id("large").equals(new String(one.key(), StandardCharsets.UTF_8)))
                                .toList(),
                        letters -> !letters.isEmpty())
                .getFirst();
        assertThat(letter.value()).isEqualTo(TestArticles.value(large));
        assertThat(new String(
                        letter.headers().lastHeader("__streams.errors.message").value(), StandardCharsets.UTF_8))
                .contains("413");
    }

    /** More shards in one request than the node has room for: some of its documents are refused, each by its own 429. */
    @Test
    void shouldSeeWhichDocumentsFoundNoRoom() throws Exception {
        // Given
        pipeline.send("PUT", "/faults-shards", "{\"settings\": {\"number_of_shards\": 12, \"number_of_replicas\": 0}}");
        StringBuilder bulk = new StringBuilder();
        for (int number = 0; number < 200; number++) {
            bulk.append("{\"index\":{\"_index\":\"faults-shards\",\"_id\":\"")
                    .append(number)
                    .append("\"}}\n{\"a\":1}\n");
        }

        // When
        IndexAnswer answer = pipeline.client.post("/_bulk", bulk.toString().getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("items"))
                .extracting(item -> item.path("index").path("status").asInt() + " "
                        + item.path("index").path("error").path("type").asText("-"))
                .contains("201 -", "429 rejected_execution_exception")
                .containsOnly("201 -", "429 rejected_execution_exception");
        assertThat(HttpBulkTransport.outcomes(answer.body(), 200))
                .hasAtLeastOneElementOfType(ItemOutcome.Indexed.class)
                .hasAtLeastOneElementOfType(ItemOutcome.Transient.class);
    }

    @Test
    void shouldCloseWhileTheIndexIsAwayAndLeaveTheRestToTheNext() throws Exception {
        try (TestPipeline own = new TestPipeline(SERVERS.bootstrapServers(), SERVERS.openSearch(), "closed-in-need")) {
            // Given
            try (FaultProxy between = new FaultProxy(SERVERS.openSearch())) {
                own.through(OpenSearchConfig.of(between.address()));
                SinkService first = own.start("first", config -> config);
                own.publish(TestArticles.danish("first").build());
                Await.until("indexed", own::count, count -> count == 1);
                between.reset();
                own.publish(TestArticles.danish("second").build());
                Await.until("a record in flight", () -> sum(first, "inFlight"), inFlight -> inFlight > 0);

                // When
                long before = System.nanoTime();
                first.close();
                Duration took = Duration.ofNanos(System.nanoTime() - before);

                // Then
                assertThat(took).isLessThan(Duration.ofSeconds(15));
                assertThat(sum(first, "released")).isPositive();
                assertThat(sum(first, "inFlight")).isZero();
                SinkIT.assertBalance(first);
            }
            own.through(OpenSearchConfig.of(SERVERS.openSearch()));
            SinkService second = own.start("second", config -> config);
            Await.until("all there", own::count, count -> count == 2);
            Await.until("lag of none", own::lag, lag -> lag == 0);
            SinkIT.assertBalance(second);
        }
    }

    private static long sum(SinkService service, String name) {
        return TestPipeline.ledger(service).get(name);
    }

    /** Articles of one fault: each fifth is revised, and its newer revision comes first; one record is poison. */
    private static final class Batch {
        final String poison;
        final Map<String, String> manifest = new TreeMap<>();
        private final String name;

        Batch(String name) {
            this.name = name;
            this.poison = "poison-" + name;
        }

        void publish(int from, int to) {
            List<EnrichedArticle> articles = new ArrayList<>();
            for (int number = from; number < to; number++) {
                EnrichedArticle article =
                        TestArticles.danish(name + "-" + number).build();
                EnrichedArticle newest = article;
                if (number % 5 == 0) {
                    newest = TestArticles.revised(article, 30, next -> next.setHeadline("Rettelse"));
                    articles.add(newest);
                }
                articles.add(article);
                manifest.put(
                        TestArticles.id(name + "-" + number),
                        newest.getRevision() + " " + newest.getArticle().getHeadline());
            }
            pipeline.publish(articles.toArray(EnrichedArticle[]::new));
            if (to == ARTICLES) {
                byte[] bytes = poison.getBytes(StandardCharsets.UTF_8);
                pipeline.publish(pipeline.topics.articlesEnriched(), 3, bytes, bytes);
            }
        }

        /** Revision and headline of those in the index, by id. */
        Map<String, String> found() throws IOException {
            String ids = "\"" + String.join("\",\"", manifest.keySet()) + "\"";
            Map<String, String> found = new TreeMap<>();
            for (JsonNode document : pipeline.send(
                            "POST", "/" + pipeline.index() + "/_mget", "{\"ids\": [" + ids + "]}")
                    .path("docs")) {
                if (document.path("found").asBoolean()) {
                    found.put(
                            document.path("_id").asText(),
                            document.at("/_source/revision").asInt() + " "
                                    + document.at("/_source/headline").asText());
                }
            }
            return found;
        }
    }
}
