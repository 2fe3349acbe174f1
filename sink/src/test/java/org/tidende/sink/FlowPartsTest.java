package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.EnrichedArticle;

/** The small parts of the flow. */
class FlowPartsTest {
    private static final ItemOutcome.Poison POISON = new ItemOutcome.Poison(new UnusableRecordException("bad"));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Ledger ledger = new Ledger(meters);
    private final ActionWriter writer =
            new ActionWriter(new IndexNames("tidende", 12, InstantSource.fixed(TestArticles.NOW)));

    @Test
    void shouldBalanceTheLedgerWhateverHappens() {
        // Given
        Random random = new Random(42);
        List<Delivery> deliveries =
                LongStream.range(0, 2_000).mapToObj(TestArticles::delivery).toList();
        List<ItemOutcome.Settled> outcomes =
                List.of(ItemOutcome.INDEXED, ItemOutcome.SUPERSEDED, ItemOutcome.EXPIRED, POISON);

        // When
        for (Delivery delivery : deliveries) {
            ledger.consumed(delivery);
            for (int times = random.nextInt(4); times > 0; times--) {
                if (random.nextInt(5) == 0) {
                    ledger.release(delivery);
                } else {
                    ledger.settle(delivery, outcomes.get(random.nextInt(4)));
                }
            }
            if (delivery.outcome() instanceof ItemOutcome.Poison && random.nextBoolean()) {
                ledger.deadLettered(delivery);
            }
        }

        // Then
        var sums = ledger.sums();
        assertThat(sums.get("indexed")
                        + sums.get("superseded")
                        + sums.get("expired")
                        + sums.get("deadLettered")
                        + sums.get("released")
                        + sums.get("inFlight"))
                .isEqualTo(sums.get("consumed"))
                .isEqualTo(2_000);
        assertThat(sums.values()).allMatch(sum -> sum > 0);
        assertThat(meters.get("tidende.sink.records")
                        .tag("outcome", "indexed")
                        .functionCounter()
                        .count())
                .isEqualTo(sums.get("indexed").doubleValue());
        assertThat(meters.get("tidende.sink.in.flight").gauge().value())
                .isEqualTo(sums.get("inFlight").doubleValue());
        assertThat(ledger.inFlightBytes()).isEqualTo(sums.get("inFlight") * 100);
    }

    @Test
    void shouldEndADeliveryOnce() {
        // Given
        Delivery delivery = TestArticles.delivery(1);

        // Then
        assertThat(delivery.settle(ItemOutcome.INDEXED)).isTrue();
        assertThat(delivery.settle(POISON)).isFalse();
        assertThat(delivery.release()).isFalse();
        assertThat(delivery.outcome()).isEqualTo(ItemOutcome.INDEXED);
        assertThat(delivery.source()).as("its bytes are given up").isNull();
    }

    @Test
    void shouldDrainTheBufferInOrderAndByItsBounds() throws Exception {
        // Given
        BulkBuffer buffer = new BulkBuffer(3, 1_000, Duration.ZERO);
        buffer.add(LongStream.range(0, 5).mapToObj(TestArticles::delivery).toList());

        // Then
        assertThat(buffer.take()).extracting(Delivery::offset).containsExactly(0L, 1L, 2L);
        assertThat(buffer.take()).extracting(Delivery::offset).containsExactly(3L, 4L);
    }

    @Test
    void shouldTakeOneRecordThatIsLargerThanABulk() throws Exception {
        // Given
        BulkBuffer buffer = new BulkBuffer(10, 99, Duration.ofHours(1));
        buffer.add(List.of(TestArticles.delivery(0), TestArticles.delivery(1)));

        // Then
        assertThat(buffer.take()).extracting(Delivery::offset).containsExactly(0L);
    }

    @Test
    void shouldWaitForCompanyUntilTheLingerIsOver() throws Exception {
        // Given
        BulkBuffer buffer = new BulkBuffer(2, 1_000, Duration.ofHours(1));
        buffer.add(List.of(TestArticles.delivery(0)));
        CompletableFuture<List<Delivery>> taken = CompletableFuture.supplyAsync(() -> take(buffer));

        // When
        buffer.add(List.of(TestArticles.delivery(1)));

        // Then
        assertThat(taken.join()).hasSize(2);
    }

    @Test
    void shouldTakeOutWhatGoesAndEndWhenClosed() throws Exception {
        // Given
        BulkBuffer buffer = new BulkBuffer(10, 1_000, Duration.ZERO);
        buffer.add(List.of(TestArticles.delivery(0)));

        // When
        List<Delivery> removed = buffer.remove(List.of(new TopicPartition("news.articles.enriched", 0)));
        CompletableFuture<List<Delivery>> waiting = CompletableFuture.supplyAsync(() -> take(buffer));
        buffer.close();

        // Then
        assertThat(removed).hasSize(1);
        assertThat(waiting.join()).isEmpty();
    }

    @Test
    void shouldBackOffDoublingWithinItsBounds() {
        // Given
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), new Random(1));

        // Then
        for (int failures = 1; failures < 100; failures++) {
            long most = failures > 6 ? 5_000 : Math.min(5_000, 100L << failures - 1);
            assertThat(backoff.after(failures).toMillis()).isBetween(most / 2, most);
        }
    }

    @Test
    void shouldMakeAnActionOfARecord() {
        // Given
        EnrichedArticle article = TestArticles.danish("action").build();

        // When
        BulkItem item = write(TestArticles.key(article), TestArticles.value(article));

        // Then
        assertThat(item.index()).isEqualTo(TestArticles.INDEX);
        assertThat(new String(item.body().array(), 0, item.length()))
                .contains(TestArticles.id("action"), Long.toString(RecordVersion.of(TestArticles.NOW, 7)));
    }

    @Test
    void shouldRefuseRecordsThatNoRetryHelps() {
        // Given
        EnrichedArticle article = TestArticles.danish("refused").build();
        byte[] key = TestArticles.key(article);
        byte[] value = TestArticles.value(article);

        // Then
        assertRefused(key, null, UnusableRecordException.class, "no value");
        assertRefused(key, new byte[] {0, 1}, SerializationException.class, "framing");
        assertRefused(null, value, UnusableRecordException.class, "key");
        assertRefused(TestArticles.id("other").getBytes(), value, UnusableRecordException.class, "key");
        article.getArticle().setUri("urn:isbn:1");
        assertRefused(key, TestArticles.value(article), UnusableRecordException.class, "urn:isbn:1");
    }

    private void assertRefused(byte[] key, byte[] value, Class<? extends Exception> type, String words) {
        assertThatThrownBy(() -> write(key, value)).isInstanceOf(type).hasMessageContaining(words);
    }

    private BulkItem write(byte[] key, byte[] value) {
        Delivery delivery =
                new Delivery(new TopicPartition("news.articles.enriched", 0), TestArticles.read(3, key, value));
        return writer.write(delivery, delivery.source(), new BulkBody(16)).orElseThrow();
    }

    private static List<Delivery> take(BulkBuffer buffer) {
        try {
            return buffer.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
