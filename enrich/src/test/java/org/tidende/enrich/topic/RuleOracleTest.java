package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RuleOracleTest {

    @Test
    void shouldMatchWhatLuceneMatches() throws IOException {
        // When
        RuleOracle.Comparison comparison = RuleOracle.compare(600, 200, 23);

        // Then
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.matches()).isGreaterThan(600 * 200 / 10);
    }
}
