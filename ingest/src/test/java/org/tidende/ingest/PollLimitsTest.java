package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollLimitsTest {
    private static final PollLimits LIMITS = PollLimits.DEFAULT;

    @Test
    void shouldHaveDefaults() {
        assertThat(LIMITS.usual()).isEqualTo(Duration.ofMinutes(15));
        assertThat(LIMITS.shortest()).isEqualTo(Duration.ofMinutes(2));
        assertThat(LIMITS.longest()).isEqualTo(Duration.ofHours(12));
        assertThat(LIMITS.fullFetch()).isEqualTo(Duration.ofDays(1));
        assertThat(LIMITS.moveAfter()).isEqualTo(Duration.ofDays(1));
        assertThat(LIMITS.domainGap()).isEqualTo(Duration.ofMillis(500));
        assertThat(LIMITS.perDomain()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheOrderOfItsTimes() {
        assertThat(LIMITS.withUsual(Duration.ofSeconds(1)).shortest()).isEqualTo(Duration.ofSeconds(1));
        assertThat(LIMITS.withLongest(Duration.ofSeconds(1)).usual()).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> LIMITS.withUsual(Duration.ofDays(2))).hasMessageContaining("at most the longest");
        assertThatThrownBy(() -> LIMITS.withUsual(Duration.ZERO)).hasMessageContaining("more than nothing");
        assertThatThrownBy(() -> LIMITS.withDomainGap(Duration.ofMillis(-1))).hasMessageContaining("negative");
    }
}
