package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "max-age=300 | - | - | - | PT5M",
                "public, Max-Age=\"300\" | 100 | - | - | PT200S",
                "max-age=300 | 400 | - | - | PT0S",
                "max-age=300, no-cache | - | - | - | PT0S",
                "no-store | - | Sun, 01 Mar 2026 13:00:00 GMT | - | PT0S",
                "s-maxage=900 | - | - | - | -",
                "max-age=soon | - | Sun, 01 Mar 2026 13:00:00 GMT | - | PT1H",
                "- | - | Sun, 01 Mar 2026 13:00:00 GMT | Sun, 01 Mar 2026 12:30:00 GMT | PT30M",
                "- | - | Sun, 01 Mar 2026 11:00:00 GMT | - | PT0S",
                "- | - | 0 | - | -",
                "max-age=999999999999 | - | - | - | P365D",
                "- | - | - | - | -"
            })
    void shouldReadHowLongAnAnswerStaysFresh(
            String cacheControl, String age, String expires, String date, Duration freshFor) {
        // When, Then
        assertThat(Freshness.of(cacheControl, age, expires, date, NOW)).isEqualTo(freshFor);
    }
}
