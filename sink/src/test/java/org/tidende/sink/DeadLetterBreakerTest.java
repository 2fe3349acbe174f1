package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeadLetterBreakerTest {
    @Test
    void shouldStayClosedWhileFewDie() {
        // Given
        DeadLetterBreaker breaker = new DeadLetterBreaker(new BreakerLimit(0.2, 100, 10));

        // When
        for (int record = 0; record < 10_000; record++) {
            breaker.settled(record % 6 == 5, "UnusableRecordException");
        }

        // Then
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.words()).isNull();
    }

    @Test
    void shouldOpenWhenTooManyDie() {
        // Given
        DeadLetterBreaker breaker = new DeadLetterBreaker(new BreakerLimit(0.2, 100, 10));
        for (int record = 0; record < 1_000; record++) {
            breaker.settled(false, "");
        }

        // When
        for (int record = 0; record < 20; record++) {
            breaker.settled(true, "UnusableRecordException");
        }
        assertThat(breaker.isOpen()).isFalse();
        breaker.settled(true, "UnusableRecordException");

        // Then
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.words())
                .contains(
                        "21 of the last 100 records",
                        "UnusableRecordException",
                        "dead-letters list",
                        "--breaker-share");
    }

    @Test
    void shouldNotJudgeByTheFirstFew() {
        // Given
        DeadLetterBreaker breaker = new DeadLetterBreaker(new BreakerLimit(0.2, 100, 10));

        // When
        for (int record = 0; record < 9; record++) {
            breaker.settled(true, "SerializationException");
        }

        // Then
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void shouldNeverOpenWhenAllMayDie() {
        // Given
        DeadLetterBreaker breaker = new DeadLetterBreaker(new BreakerLimit(1, 100, 1));

        // When
        for (int record = 0; record < 1_000; record++) {
            breaker.settled(true, "SerializationException");
        }

        // Then
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void shouldRefuseALimitThatIsNone() {
        assertThatThrownBy(() -> new BreakerLimit(1.1, 10, 1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new BreakerLimit(Double.NaN, 10, 1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new BreakerLimit(0.5, 10, 11)).hasMessageContaining("window");
    }
}
