package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordVersionTest {
    @Test
    void shouldPutTimeBeforeGeneration() {
        // Given
        Instant time = Instant.parse("2026-05-20T12:00:00Z");

        // When
        long oldUnderNewest = RecordVersion.of(time, (1L << 21) - 1);
        long newer = RecordVersion.of(time.plusMillis(1), 0);

        // Then
        assertThat(newer).isGreaterThan(oldUnderNewest);
        assertThat(RecordVersion.of(time, 8)).isGreaterThan(RecordVersion.of(time, 7));
        assertThat(RecordVersion.of(time, 7)).isEqualTo(1_779_278_400_000L << 21 | 7);
    }

    @Test
    void shouldUse63BitsAndNeverTheSign() {
        assertThat(RecordVersion.of(Instant.ofEpochMilli((1L << 42) - 1), (1L << 21) - 1))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(RecordVersion.of(Instant.EPOCH, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "4398046511104,0", "0,-1", "0,2097152", "9223372036854775807,0"})
    void shouldRefuseWhatHasNoRoom(long millis, long generation) {
        assertThatThrownBy(() -> RecordVersion.of(Instant.ofEpochMilli(millis), generation))
                .isInstanceOf(UnusableRecordException.class)
                .hasMessageContaining("out of range");
    }
}
