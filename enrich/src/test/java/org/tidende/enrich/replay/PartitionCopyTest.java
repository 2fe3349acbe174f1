package org.tidende.enrich.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.tidende.contract.ArticleId;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.Source;

/** Which records are copied, and what is remembered of the others. */
class PartitionCopyTest {
    private static final Instant FROM = Instant.parse("2015-09-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2015-10-01T00:00:00Z");
    private static final String DANISH =
            "Statsministeren talte i går længe om krigen og sagde, at våbenhvilen ikke ville holde ret længe.";
    private static final String SWEDISH =
            "Statsministern talade länge i går om kriget och sade att vapenvilan inte skulle hålla särskilt länge.";

    private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();

    @Test
    void shouldCopyInOrderAndOnlyAsManyAsThereIsRoomFor() {
        // Given
        PartitionCopy copy = new PartitionCopy(new PartitionProgress(0, 10, 10, 100, 0, 0, 0));
        ReplayFilter filter = new ReplayFilter(new ReplayRequest(FROM, TO, List.of(), List.of()));
        List.of(
                        record(10, FROM, article("https://a.example/rss", "da", DANISH)),
                        record(12, FROM.minusMillis(1), article("https://a.example/rss", "da", DANISH)),
                        record(13, TO, article("https://a.example/rss", "da", DANISH)),
                        record(14, FROM, new byte[] {1, 2, 3}),
                        record(15, FROM, null),
                        record(16, TO.minusMillis(1), article("https://b.example/rss", "sv", SWEDISH)),
                        record(100, FROM, article("https://a.example/rss", "da", DANISH)))
                .forEach(record -> copy.read(record, filter.judge(record)));

        // When
        copy.take(1, batch);

        // Then
        assertThat(batch).extracting(ConsumerRecord::offset).containsExactly(10L);
        assertThat(copy.progress()).isEqualTo(new PartitionProgress(0, 10, 16, 100, 1, 2, 2));
        assertThat(copy.hasCopies()).isTrue();

        // When
        copy.reached(200);
        copy.take(5, batch);
        copy.reached(200);

        // Then: nothing of what lies beyond its end, and the marks before it are dealt with.
        assertThat(batch).extracting(ConsumerRecord::offset).containsExactly(10L, 16L);
        assertThat(copy.progress()).isEqualTo(new PartitionProgress(0, 10, 100, 100, 2, 2, 2));
        assertThat(copy.isHungry(100)).isFalse();
    }

    @Test
    void shouldReadOnlyAFewAhead() {
        // Given
        PartitionCopy copy = new PartitionCopy(new PartitionProgress(0, 0, 0, 1_000, 0, 0, 0));

        // When
        for (int offset = 0; offset < 100; offset++) {
            copy.read(record(offset, FROM, null), new ReplayFilter.Verdict.Copied());
        }

        // Then
        assertThat(copy.isHungry(100)).isFalse();
        copy.take(1, batch);
        assertThat(copy.isHungry(100)).isTrue();
    }

    @Test
    void shouldChooseByFeed() {
        ReplayFilter filter =
                new ReplayFilter(new ReplayRequest(FROM, TO, List.of("https://a.example/rss"), List.of()));

        assertThat(filter.judge(record(0, FROM, article("https://a.example/rss", "da", DANISH))))
                .isInstanceOf(ReplayFilter.Verdict.Copied.class);
        assertThat(filter.judge(record(0, FROM, article("https://b.example/rss", "da", DANISH))))
                .isInstanceOf(ReplayFilter.Verdict.Passed.class);
    }

    @Test
    void shouldChooseByTheLanguageOfTheText() {
        // Given: the source declares what it likes.
        ReplayFilter filter = new ReplayFilter(new ReplayRequest(FROM, TO, List.of(), List.of("sv")));

        // Then
        assertThat(filter.judge(record(0, FROM, article("https://a.example/rss", "en", SWEDISH))))
                .isInstanceOf(ReplayFilter.Verdict.Copied.class);
        assertThat(filter.judge(record(0, FROM, article("https://a.example/rss", null, DANISH))))
                .isInstanceOf(ReplayFilter.Verdict.Passed.class);
    }

    @Test
    void shouldNotTryWhatNoTransactionCanHold() {
        ReplayFilter filter = new ReplayFilter(new ReplayRequest(FROM, TO, List.of(), List.of()));

        assertThat(filter.judge(record(0, FROM, new byte[4 << 20])))
                .isInstanceOfSatisfying(
                        ReplayFilter.Verdict.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("at most 3670016"));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, Instant time, byte[] value) {
        byte[] key = ArticleId.of("https://a.example/rss", "1").getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "news.articles",
                0,
                offset,
                time.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.length,
                value == null ? -1 : value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static byte[] article(String feed, String language, String body) {
        return RecordSerde.of(Article.class)
                .write(
                        "news.articles",
                        Article.newBuilder()
                                .setUri(ArticleId.uri(ArticleId.of(feed, "1")))
                                .setHeadline("")
                                .setBody(body)
                                .setLanguage(language)
                                .setVersionCreated(FROM)
                                .setSource(Source.newBuilder()
                                        .setUri(feed)
                                        .setDomain("a.example")
                                        .build())
                                .build());
    }
}
