package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class StoreProgressTest {
    private static final TopicPartition CHANGELOG = new TopicPartition("tidende-enrich-revisions-changelog", 7);

    private final StoreProgress progress = new StoreProgress();

    @Test
    void shouldCountDownWhatIsRestored() {
        // When
        progress.onRestoreStart(CHANGELOG, "revisions", 100, 1_100);
        progress.onBatchRestored(CHANGELOG, "revisions", 499, 300);

        // Then
        assertThat(progress.restoring()).isEqualTo(Map.of("revisions-7", 700L));

        // When
        progress.onRestoreEnd(CHANGELOG, "revisions", 1_000);

        // Then
        assertThat(progress.restoring()).isEmpty();
    }

    @Test
    void shouldForgetARestoringThatIsGivenUp() {
        // Given
        progress.onRestoreStart(CHANGELOG, "revisions", 0, 10);

        // When
        progress.onRestoreSuspended(CHANGELOG, "revisions", 3);

        // Then
        assertThat(progress.restoring()).isEmpty();
    }

    @Test
    void shouldTellHowFarCopiesAreBehind() {
        // When
        progress.onUpdateStart(CHANGELOG, "revisions", 0);
        progress.onBatchLoaded(CHANGELOG, "revisions", new TaskId(0, 7), 399, 400, 1_000);

        // Then
        assertThat(progress.standby()).isEqualTo(Map.of("revisions-7", 600L));

        // When: the end is not known any more.
        progress.onBatchLoaded(CHANGELOG, "revisions", new TaskId(0, 7), 999, 600, -1);

        // Then
        assertThat(progress.standby()).isEqualTo(Map.of("revisions-7", 0L));

        // When
        progress.onUpdateSuspended(CHANGELOG, "revisions", 1_000, 1_000, SuspendReason.PROMOTED);

        // Then
        assertThat(progress.standby()).isEmpty();
    }
}
