package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.embedded.junit.EmbeddedExtension;

/** Faults that take their time: a disk that is full by the node's own word, and answers that come after half a minute. */
@Tag("long")
class SlowFaultsIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.together();

    @Test
    void shouldWaitWhileTheDiskIsAtTheFloodStage() throws Exception {
        try (TestPipeline pipeline =
                new TestPipeline(SERVERS.bootstrapServers(), SERVERS.openSearch(), "flood-stage")) {
            // Given
            SinkService sink = pipeline.start();
            pipeline.publish(articles(0, 5));
            Await.until("all indexed", pipeline::count, count -> count == 5);
            watermarks(pipeline, "true", "900tb");
            Await.until(
                    "the node's own block",
                    () -> pipeline.send("GET", "/" + pipeline.index() + "/_settings?flat_settings", null)
                            .path(pipeline.index())
                            .path("settings")
                            .path("index.blocks.read_only_allow_delete")
                            .asText(),
                    "true"::equals);

            // When
            pipeline.publish(articles(5, 10));

            // Then
            Await.until("it says so", sink::check, words -> String.join(" ", words)
                    .contains("429 cluster_block_exception"));
            IndexAnswer answer = pipeline.client.post(
                    "/_bulk",
                    ("{\"index\":{\"_index\":\"" + pipeline.index() + "\",\"_id\":\"x\"}}\n{\"uri\":\"x\"}\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(HttpBulkTransport.outcomes(answer.body(), 1))
                    .containsExactly(new ItemOutcome.Operational("429 cluster_block_exception"));
            Await.until("a warning of the disk", () -> sink.status().get("warnings"), warnings -> warnings.toString()
                    .contains("below the low watermark (900tb)"));

            // When
            watermarks(pipeline, "true", "1mb");

            // Then
            Await.until("all indexed", pipeline::count, count -> count == 10);
            Await.until("ready", sink::check, List::isEmpty);
            // The node also blocks the making of indices. It lifts that by itself, too, but may take a minute.
            Await.until(
                    "indices can be made again",
                    () -> {
                        pipeline.send(
                                "PUT",
                                "/_cluster/settings",
                                "{\"persistent\": {\"cluster.blocks.create_index\": null}}");
                        return pipeline.client
                                .put("/flood-stage-after", new byte[0])
                                .status();
                    },
                    status -> status == 200 || status == 400);
            SinkIT.assertBalance(sink);
        }
    }

    @Test
    void shouldWaitForAnAnswerOfHalfAMinuteAndSendNothingTwice() throws Exception {
        try (FaultProxy proxy = new FaultProxy(SERVERS.openSearch());
                TestPipeline pipeline = new TestPipeline(
                                SERVERS.bootstrapServers(), SERVERS.openSearch(), "half-a-minute")
                        .through(OpenSearchConfig.of(proxy.address()))) {
            // Given
            SinkService sink = pipeline.start();
            pipeline.publish(articles(0, 5));
            Await.until("all indexed", () -> TestPipeline.ledger(sink).get("indexed"), indexed -> indexed == 5);
            proxy.slow(Duration.ofSeconds(30));

            // When
            pipeline.publish(articles(5, 10));

            // Then
            Await.until("all indexed", () -> TestPipeline.ledger(sink).get("indexed"), indexed -> indexed == 10);
            assertThat(sink.check()).isEmpty();
            assertThat(pipeline.document(TestArticles.id("slow-9"))
                            .path("revision")
                            .asInt())
                    .isEqualTo(1);
            assertThat(pipeline.send("GET", "/" + pipeline.index() + "/_stats/indexing", null)
                            .at("/_all/primaries/indexing/index_total")
                            .asInt())
                    .as("each sent once")
                    .isEqualTo(10);
            SinkIT.assertBalance(sink);
        }
    }

    private static void watermarks(TestPipeline pipeline, String enabled, String free) throws IOException {
        String disk = "\"cluster.routing.allocation.disk.";
        var answer = pipeline.send(
                "PUT",
                "/_cluster/settings",
                "{\"transient\": {\"cluster.info.update.interval\": \"10s\", " + disk + "threshold_enabled\": "
                        + enabled
                        + ", " + disk + "watermark.low\": \"" + free + "\", " + disk + "watermark.high\": \"" + free
                        + "\", " + disk + "watermark.flood_stage\": \"" + free + "\"}}");
        assertThat(answer.path("acknowledged").asBoolean()).as("%s", answer).isTrue();
    }

    private static EnrichedArticle[] articles(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> TestArticles.danish("slow-" + number).build())
                .toArray(EnrichedArticle[]::new);
    }
}
