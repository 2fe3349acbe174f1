package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ItemOutcomeTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "/outcomes.csv", numLinesToSkip = 2, nullValues = "-")
    void shouldJudgeByStatusAndType(int status, String type, String outcome, String seen) {
        // When
        ItemOutcome judged = ItemOutcome.judge(status, type, "the reason");

        // Then
        assertThat(judged.getClass().getSimpleName()).isEqualTo(outcome);
        if (judged instanceof ItemOutcome.Poison poison) {
            assertThat(poison.error())
                    .hasMessageContaining(String.valueOf(status))
                    .hasMessageContaining("the reason");
        }
        if (judged instanceof ItemOutcome.Again again) {
            assertThat(again.reason()).contains(String.valueOf(status)).doesNotContain("the reason");
        }
    }
}
