package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.record.FeedState;

class StateSizeTest {
    private final FeedRecords records = new FeedRecords(new KafkaTopics(""));

    @Test
    void shouldKeepAStateWithEverythingInItWithinAKilobyte() {
        // Given
        FeedState state = FeedState.newBuilder()
                .setUri("https://a.example/")
                .setTitle("報".repeat(200))
                .setStatus("状".repeat(200))
                .setError("誤".repeat(200))
                .setEtag("e".repeat(300))
                .setLastModified("l".repeat(300))
                .setContentHash(ByteBuffer.allocate(8))
                .setLastAttempt(TestFeeds.NOON)
                .setLastSuccess(TestFeeds.NOON)
                .setLastNewEntry(TestFeeds.NOON)
                .setNextAttempt(TestFeeds.NOON)
                .setLastFull(TestFeeds.NOON)
                .setDistrustedUntil(TestFeeds.NOON)
                .setLastMiss(TestFeeds.NOON)
                .setRedirectedSince(TestFeeds.NOON)
                .setMoveChecked(TestFeeds.NOON)
                .setDomainHeldUntil(TestFeeds.NOON)
                .setRecent(ByteBuffer.allocate(150))
                .setRhythm(FeedRhythm.NONE.packed())
                .setNewest(ByteBuffer.allocate(24))
                .setPaceSeconds(Integer.MAX_VALUE)
                .setSkipHours(Integer.MAX_VALUE)
                .setMisses(Integer.MAX_VALUE)
                .build();

        // When
        StateSize.fit(state);

        // Then
        assertThat(records.write(state)).hasSizeLessThan(1_000);
        assertThat(state.getTitle()).isEqualTo("報".repeat(60));
    }

    @Test
    void shouldLeaveAnOrdinaryStateAlone() {
        // Given
        FeedState state = FeedState.newBuilder()
                .setUri("https://a.example/")
                .setTitle("Harbour News")
                .setStatus("3 new or changed entries")
                .setEtag("\"5f3c-63a1b2c3d4e5f\"")
                .setRecent(ByteBuffer.allocate(150))
                .setRhythm(FeedRhythm.NONE.packed())
                .build();
        FeedState before = FeedState.newBuilder(state).build();

        // When
        StateSize.fit(state);

        // Then
        assertThat(state).isEqualTo(before);
        assertThat(records.write(state)).hasSizeLessThan(450);
    }
}
