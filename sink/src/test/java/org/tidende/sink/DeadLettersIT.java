package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.Stage;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.embedded.junit.EmbeddedExtension;

/** What becomes of dead letters, by the hand of an operator. */
class DeadLettersIT {
    private static final byte[] MALFORMED = {1, 2, 3};

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.shared();

    private TestPipeline pipeline;

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldTakeMendedPoisonOnceAndMarkItAsHandled() throws Exception {
        // Given: a sink whose clock is two months behind.
        pipeline = pipeline("redrive");
        EnrichedArticle ahead = TestArticles.danish("ahead")
                .setFirstCreated(TestArticles.NOW.plus(Duration.ofDays(61)))
                .build();
        SinkService wrong = pipeline.start();
        pipeline.publish(ahead);
        pipeline.publish(pipeline.topics.articlesEnriched(), 4, "x".getBytes(StandardCharsets.UTF_8), MALFORMED);
        Await.until("dead letters", () -> TestPipeline.ledger(wrong).get("deadLettered"), dead -> dead == 2);
        wrong.close();
        pipeline.clock(InstantSource.fixed(TestArticles.NOW.plus(Duration.ofDays(61))));
        SinkService right = pipeline.start();

        try (DeadLetterBox box = pipeline.deadLetters()) {
            List<DeadLetterInfo> open = box.list(List.of(Stage.SINK), DeadLetterFilter.OPEN);
            assertThat(open).hasSize(2);
            DeadLetterInfo mended = open.stream()
                    .filter(letter -> letter.message().contains("firstCreated"))
                    .findFirst()
                    .orElseThrow();
            assertThat(mended.key()).isEqualTo(TestArticles.id("ahead"));
            assertThat(box.read(mended.place()).orElseThrow().value()).isEqualTo(TestArticles.value(ahead));

            // When
            assertThat(box.redrive(List.of(mended.place(), mended.place()))).isEqualTo(1);
            assertThat(box.redrive(List.of(mended.place()))).isZero();

            // Then
            Await.until("in the index", () -> TestPipeline.ledger(right).get("indexed"), indexed -> indexed == 1);
            assertThat(pipeline.send("GET", "/redrive-articles-v1-2026-07/_doc/" + TestArticles.id("ahead"), null)
                            .path("found")
                            .asBoolean())
                    .isTrue();
            assertThat(box.find(mended.place()).orElseThrow().state()).isEqualTo(DeadLetterInfo.State.REDRIVEN);
            ConsumerRecord<byte[], byte[]> retried =
                    pipeline.readAll(pipeline.topics.retry(Stage.SINK)).getFirst();
            assertThat(retried.partition()).isEqualTo(mended.place().partition());
            assertThat(EventHeaders.text(retried.headers(), EventHeaders.REDRIVE))
                    .isEqualTo(mended.place().partition() + "/" + mended.place().offset());

            // When
            DeadLetterPlace other = box.list(List.of(Stage.SINK), DeadLetterFilter.OPEN)
                    .getFirst()
                    .place();
            assertThat(box.drop(List.of(other))).isEqualTo(1);

            // Then
            assertThat(box.list(List.of(Stage.SINK), DeadLetterFilter.OPEN)).isEmpty();
            assertThat(box.list(List.of(Stage.SINK), letter -> true))
                    .extracting(DeadLetterInfo::state)
                    .containsExactlyInAnyOrder(DeadLetterInfo.State.REDRIVEN, DeadLetterInfo.State.DROPPED);
            assertThatThrownBy(() -> box.redrive(List.of(DeadLetterPlace.parse("ingest-pages/0/0"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("takes nothing again");
        }
    }

    @Test
    @Tag("long")
    void shouldRedriveOnceWhenTwoDoItAtOnce() {
        // Given
        pipeline = pipeline("redrive-at-once");
        SinkService sink = pipeline.start();
        byte[] key = "x".getBytes(StandardCharsets.UTF_8);
        IntStream.range(0, 6)
                .forEach(number -> pipeline.publish(pipeline.topics.articlesEnriched(), number % 12, key, MALFORMED));
        Await.until("dead letters", () -> TestPipeline.ledger(sink).get("deadLettered"), dead -> dead == 6);
        sink.close();
        Supplier<Integer> operator = () -> {
            try (DeadLetterBox box = pipeline.deadLetters()) {
                return box.redrive(box.list(List.of(Stage.SINK), DeadLetterFilter.OPEN).stream()
                        .map(DeadLetterInfo::place)
                        .toList());
            } catch (KafkaException fenced) {
                return 0;
            }
        };

        // When
        var one = CompletableFuture.supplyAsync(operator);
        var other = CompletableFuture.supplyAsync(operator);

        // Then
        assertThat(one.join() + other.join()).isEqualTo(6);
        assertThat(pipeline.readAll(pipeline.topics.retry(Stage.SINK))).hasSize(6);
    }

    @Test
    @Tag("long")
    void shouldStopWhenTooManyDieAndGoOnWhenTold() {
        // Given
        pipeline = pipeline("breaker");
        byte[] key = "x".getBytes(StandardCharsets.UTF_8);
        pipeline.publishMany(pipeline.topics.articlesEnriched(), 96, key, MALFORMED);

        // When
        SinkService sink = pipeline.start();

        // Then
        Await.until("it says so", sink::check, words -> String.join(" ", words).contains("stopped by its breaker"));
        assertThat(sink.isAlive()).isTrue();
        SinkIT.assertBalance(sink);
        sink.close();

        // When
        SinkService told = pipeline.start("two", config -> config.withBreakerShare(1));

        // Then
        Await.until(
                "all dead letters",
                () -> pipeline.readAll(pipeline.topics.deadLetters(Stage.SINK)).size(),
                size -> size == 96);
        assertThat(told.check()).isEmpty();
        SinkIT.assertBalance(told);
    }

    private TestPipeline pipeline(String name) {
        return new TestPipeline(SERVERS.bootstrapServers(), TestIndex.of(SERVERS), name);
    }
}
