package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.contract.Stage;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.embedded.junit.EmbeddedExtension;

/** The sink while servers die, freeze and come back: nothing lost, nothing twice, recovery by itself, the ledger balances. */
class FaultsIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.apart();

    private TestPipeline pipeline;

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldLoseNothingWhenTheIndexIsKilled() throws Exception {
        // Given
        pipeline = pipeline("index-killed");
        SinkService sink = pipeline.start("one", config -> config.withBulks(20, 3));
        publish(0, 100);
        Await.until("some indexed", () -> sum(sink, "indexed"), indexed -> indexed > 0);

        // When
        SERVERS.index().kill();
        publish(100, 400);
        byte[] poison = {1};
        pipeline.publish(pipeline.topics.articlesEnriched(), 3, poison, poison);
        Await.until("it says so", sink::check, words -> String.join(" ", words).contains("index: "));
        assertThat(sink.isAlive()).isTrue();
        SERVERS.index().restart();

        // Then
        assertAllArrived(sink, 400);
        assertThat(pipeline.readAll(pipeline.topics.deadLetters(Stage.SINK))).hasSize(1);
    }

    @Test
    void shouldWaitForAFrozenIndex() throws Exception {
        // Given
        pipeline = pipeline("index-frozen");
        SinkService sink = pipeline.start("one", config -> config.withBulks(20, 3));
        publish(0, 50);
        Await.until("all indexed", () -> sum(sink, "indexed"), indexed -> indexed == 50);

        // When
        SERVERS.index().suspend();
        try {
            publish(50, 200);
            Await.until("records in flight", () -> sum(sink, "inFlight"), inFlight -> inFlight > 0);
        } finally {
            SERVERS.index().resume();
        }

        // Then
        assertAllArrived(sink, 200);
        assertThat(sum(sink, "indexed")).isEqualTo(200);
    }

    @Test
    void shouldGoOnWhenTheBrokerIsKilled() throws Exception {
        // Given
        pipeline = pipeline("broker-killed");
        SinkService sink = pipeline.start();
        publish(0, 100);
        Await.until("some indexed", () -> sum(sink, "indexed"), indexed -> indexed > 0);

        // When
        SERVERS.kafka().kill();
        SERVERS.kafka().restart();
        publish(100, 200);

        // Then
        assertAllArrived(sink, 200);
    }

    @Test
    void shouldHoldItsPlaceWhileOneIndexIsClosedAndGoOnWhenItOpens() throws Exception {
        // Given
        pipeline = pipeline("index-closed");
        SinkService sink = pipeline.start();
        publish(0, 10);
        Await.until("all indexed", () -> sum(sink, "indexed"), indexed -> indexed == 10);
        pipeline.client.post("/" + pipeline.index() + "/_close", new byte[0]);

        // When
        publish(10, 20);
        Await.until("it says so", sink::check, words -> String.join(" ", words).contains("index_closed_exception"));
        assertThat(sum(sink, "deadLettered")).isZero();
        pipeline.client.post("/" + pipeline.index() + "/_open", new byte[0]);

        // Then
        assertAllArrived(sink, 20);
    }

    @Test
    void shouldMakeAnIndexThatSomebodyDeleted() throws Exception {
        // Given
        pipeline = pipeline("index-deleted");
        SinkService sink = pipeline.start();
        publish(0, 10);
        Await.until("all indexed", () -> sum(sink, "indexed"), indexed -> indexed == 10);
        pipeline.send("DELETE", "/" + pipeline.index(), "");

        // When
        publish(10, 20);

        // Then
        Await.until("the new ones", pipeline::count, count -> count == 10);
        SinkIT.assertBalance(sink);
    }

    @Test
    void shouldCloseWhileTheIndexIsAwayAndLeaveTheRestToTheNext() throws Exception {
        // Given
        pipeline = pipeline("closed-in-need");
        SinkService first = pipeline.start("first", config -> config);
        publish(0, 50);
        Await.until("all indexed", () -> sum(first, "indexed"), indexed -> indexed == 50);
        SERVERS.index().kill();
        publish(50, 100);
        Await.until("records in flight", () -> sum(first, "inFlight"), inFlight -> inFlight > 0);

        // When
        long before = System.nanoTime();
        first.close();
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        SERVERS.index().restart();
        SinkService second = pipeline.start("second", config -> config);

        // Then
        assertThat(took).isLessThan(Duration.ofSeconds(15));
        assertThat(sum(first, "released")).isPositive();
        assertThat(sum(first, "inFlight")).isZero();
        SinkIT.assertBalance(first);
        Await.until("all there", pipeline::count, count -> count == 100);
        Await.until("lag of none", pipeline::lag, lag -> lag == 0);
        SinkIT.assertBalance(second);
    }

    private TestPipeline pipeline(String name) {
        return new TestPipeline(SERVERS.bootstrapServers(), SERVERS.openSearch(), name);
    }

    private void publish(int from, int to) {
        pipeline.publish(IntStream.range(from, to)
                .mapToObj(number -> TestArticles.danish("fault-" + number).build())
                .toArray(EnrichedArticle[]::new));
    }

    private void assertAllArrived(SinkService sink, int articles) {
        Await.until("all there", pipeline::count, count -> count == articles);
        Await.until("ready", sink::check, List::isEmpty);
        Await.until("lag of none", pipeline::lag, lag -> lag == 0);
        Map<String, Long> sums = TestPipeline.ledger(sink);
        assertThat(sums.get("inFlight")).as("%s", sums).isZero();
        SinkIT.assertBalance(sink);
    }

    private static long sum(SinkService sink, String name) {
        return TestPipeline.ledger(sink).get(name);
    }
}
