package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexNamesTest {
    private final IndexNames names = new IndexNames("tidende", 12, InstantSource.fixed(TestArticles.NOW));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-05-20T12:00:00Z, tidende-articles-v1-2026-05",
                "2026-05-31T23:59:59.999Z, tidende-articles-v1-2026-05",
                "2026-06-01T00:00:00Z, tidende-articles-v1-2026-06",
                "2025-05-01T00:00:00Z, tidende-articles-v1-2025-05",
                "2025-04-30T23:59:59.999Z, -",
                "1970-01-01T00:00:00Z, -",
            })
    void shouldNameTheMonthOfFirstCreated(Instant firstCreated, String index) {
        assertThat(names.of(firstCreated).orElse(null)).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01T00:00:00Z", "+1000000-01-01T00:00:00Z"})
    void shouldMakeNoIndexForAWrongClock(Instant firstCreated) {
        assertThatThrownBy(() -> names.of(firstCreated))
                .isInstanceOf(UnusableRecordException.class)
                .hasMessageContaining("clocks");
    }

    @Test
    void shouldNameAliasAndTemplate() {
        assertThat(names.alias()).isEqualTo("tidende-articles");
        assertThat(names.template()).isEqualTo("tidende-articles-v1");
        assertThat(names.pattern()).isEqualTo("tidende-articles-v1-*");
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "Tidende", "_tidende", "-x", "a b", "a*"})
    void shouldRefusePrefixesThatNoIndexCanHave(String prefix) {
        assertThatThrownBy(() -> new IndexNames(prefix, 12, InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index prefix");
    }
}
