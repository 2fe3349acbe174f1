package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.AltId;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Rendition;

/** Bytes that are no record, or another one than they say. */
class EnrichedRecordTest {
    private final ActionWriter writer =
            new ActionWriter(new IndexNames("tidende", 12, InstantSource.fixed(TestArticles.NOW)));

    @Test
    void shouldFindWhatARecordSays() {
        // When
        EnrichedRecord record = TestArticles.record(full());

        // Then
        assertThat(record.uri()).isEqualTo(full().getArticle().getUri());
        assertThat(record.versionCreated()).isEqualTo(TestArticles.NOW);
        assertThat(record.firstCreated()).isEqualTo(full().getFirstCreated());
        assertThat(record.generation()).isEqualTo(7);
        assertThat(record.detectedLanguage()).isEqualTo("da");
        assertThat(record.declaredLanguage()).isEqualTo("da-DK");
        assertThat(record.isWithdrawn()).isFalse();
    }

    /** What Avro can read is written, what it can't read is refused in its words, and nothing else happens. */
    @Test
    void shouldTakeOrRefuseWhateverIsDamaged() {
        // Given
        byte[] good = TestArticles.value(full());
        Random random = new Random(11);
        int refused = 0;
        for (int round = 0; round < 4_000; round++) {
            byte[] bytes =
                    random.nextBoolean() ? good.clone() : Arrays.copyOf(good, 6 + random.nextInt(good.length - 6));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
            }
            BulkBody body = new BulkBody(16);

            // When
            try {
                write(bytes, body);
            } catch (SerializationException | UnusableRecordException e) {
                refused++;

                // Then
                assertThat(body.size()).as(e.getMessage()).isZero();
            }
        }
        assertThat(refused).isBetween(1_000, 4_000);
    }

    @Test
    void shouldMendMalformedText() {
        // Given
        byte[] bytes = TestArticles.value(full());
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("K\u00c3\u00b8benhavn");
        bytes[at + 2] = 'x';
        BulkBody body = new BulkBody(16);

        // When
        write(bytes, body);

        // Then
        assertThat(new String(body.array(), 0, body.size(), StandardCharsets.UTF_8))
                .contains("K\ufffdxbenhavn");
    }

    private void write(byte[] value, BulkBody body) {
        Delivery delivery = new Delivery(
                new TopicPartition("news.articles.enriched", 0), TestArticles.read(3, TestArticles.key(full()), value));
        writer.write(delivery, delivery.source(), body);
    }

    private static EnrichedArticle full() {
        return TestArticles.of(
                        "full",
                        TestArticles.article("full")
                                .setHeadline("Forsvarsministeren \"taler\"")
                                .setBody("Regeringerne i København\nog Moskva")
                                .setLanguage("da-DK")
                                .setAltIds(List.of(new AltId("guid", "1")))
                                .setRenditions(
                                        List.of(new Rendition("image", "https://example.org/a.jpg", "image/jpeg")))
                                .setExt(Map.of("a", "b", "c", "d"))
                                .build())
                .setActors(List.of(TestArticles.actor("urn:x:y", "Somebody", ActorType.person)))
                .setSubjects(List.of(TestArticles.topic("medtop:1", "war")))
                .setProblems(List.of("cut"))
                .build();
    }
}
