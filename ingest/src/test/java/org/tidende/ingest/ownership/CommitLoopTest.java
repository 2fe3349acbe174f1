package org.tidende.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidende.ingest.Await;

/** What becomes of work whose transaction the group refuses. */
class CommitLoopTest {
    private static final Token KEPT = new Token(1, 10);
    private static final Token TAKEN = new Token(2, 11);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Set<Token> renewed = ConcurrentHashMap.newKeySet();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> settled = new CopyOnWriteArrayList<>();
    private volatile Ownership ownership = owned(1, KEPT, TAKEN);
    private final CommitLoop loop =
            new CommitLoop("test", "source", () -> producer, () -> ownership, renewed::addAll, meters);

    @AfterEach
    void end() {
        loop.close();
    }

    @Test
    void shouldWriteRefusedWorkInTheNextGenerationAndBeforeWhatCameLater() {
        // Given
        producer.sendOffsetsToTransactionException = new CommitFailedException("the group has moved on");
        loop.submit(work(KEPT, "first"));
        loop.submit(work(TAKEN, "second"));
        loop.start();
        awaitRefusals(1);
        loop.submit(work(KEPT, "third"));

        // When
        producer.sendOffsetsToTransactionException = null;
        ownership = owned(2, KEPT);

        // Then
        Await.until("all is settled", () -> settled.size() == 3, () -> settled);
        assertThat(settled).containsExactlyInAnyOrder("first committed", "second dropped", "third committed");
        assertThat(written()).containsExactly("first", "third");
        assertThat(offsetsOf(0)).containsOnlyKeys(new TopicPartition("source", 1));
        assertThat(renewed).as("nothing is read again").isEmpty();
    }

    @Test
    void shouldNotTryAgainInAGenerationThatIsOver() {
        // Given
        producer.sendOffsetsToTransactionException = new CommitFailedException("the group has moved on");
        loop.submit(work(KEPT, "first"));
        loop.start();
        awaitRefusals(1);

        // When: the poll thread publishes often, and has heard nothing yet.
        for (int i = 0; i < 20; i++) {
            ownership = owned(1, KEPT, TAKEN);
            loop.submit(work(TAKEN, "more " + i));
        }
        assertThat(loop.drain(Duration.ofMillis(200))).isFalse();

        // Then
        assertThat(refusals()).isEqualTo(1);
        assertThat(settled).isEmpty();
    }

    @Test
    void shouldDropRefusedWorkWhoseTokensAreGone() {
        // Given
        producer.sendOffsetsToTransactionException = new CommitFailedException("the group has moved on");
        loop.submit(work(KEPT, "first"));
        loop.start();
        awaitRefusals(1);

        // When
        ownership = owned(2, new Token(1, 12));

        // Then
        Await.until("it is settled", () -> settled.size() == 1, () -> settled);
        assertThat(settled).containsExactly("first dropped");
        assertThat(written()).isEmpty();
    }

    @Test
    void shouldReadAgainAfterAnyOtherFailure() {
        // Given
        producer.sendOffsetsToTransactionException = new TimeoutException("no answer");
        loop.submit(work(KEPT, "first"));

        // When
        loop.start();

        // Then
        Await.until("the token is renewed", () -> renewed.contains(KEPT), () -> settled);
        assertThat(settled).containsExactly("first dropped");
        assertThat(written()).isEmpty();
    }

    private static Ownership owned(int generation, Token... tokens) {
        Map<Integer, Token> byNumber = new HashMap<>();
        List.of(tokens).forEach(token -> byNumber.put(token.partition(), token));
        return new Ownership(
                new ConsumerGroupMetadata("group", generation, "member", Optional.empty()), byNumber, Map.of());
    }

    private void awaitRefusals(int count) {
        Await.until("it is refused", () -> refusals() == count, () -> settled);
    }

    private int refusals() {
        return (int) meters.counter("tidende.ingest.transactions", "stage", "test", "outcome", "refused")
                .count();
    }

    private List<String> written() {
        return producer.history().stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private Map<TopicPartition, OffsetAndMetadata> offsetsOf(int transaction) {
        return producer.consumerGroupOffsetsHistory().get(transaction).get("group");
    }

    private Work work(Token token, String text) {
        return new Work() {
            @Override
            public Token token() {
                return token;
            }

            @Override
            public List<ProducerRecord<byte[], byte[]>> records() {
                return new ArrayList<>(List.of(new ProducerRecord<>("out", text.getBytes(StandardCharsets.UTF_8))));
            }

            @Override
            public int bytes() {
                return text.length();
            }

            @Override
            public long nextOffset(Ownership now) {
                return 7;
            }

            @Override
            public void committed() {
                settled.add(text + " committed");
            }

            @Override
            public void dropped() {
                settled.add(text + " dropped");
            }
        };
    }
}
