package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleParserTest {

    @Test
    void shouldBindNotBeforeAndBeforeOr() {
        // Then
        assertThat(RuleParser.parse("war OR \"peace  talks\" AND NOT game* AND actor:urn:tidende:state:RU"))
                .isEqualTo(new Expression.Or(List.of(
                        new Expression.Term("war"),
                        new Expression.And(List.of(
                                new Expression.Term("peace talks"),
                                new Expression.Not(new Expression.Prefix("game")),
                                new Expression.OfActor("urn:tidende:state:RU"))))));
        assertThat(RuleParser.parse("(war OR peace) NOT game"))
                .isEqualTo(new Expression.And(List.of(
                        new Expression.Or(List.of(new Expression.Term("war"), new Expression.Term("peace"))),
                        new Expression.Not(new Expression.Term("game")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "'war peace' | 1 | column 5: expected AND, OR or NOT between two terms, found 'peace'",
                "'war AND' | 1 | column 8: expected a term, found the end",
                "'(war OR peace' | 1 | column 14: expected ) for the ( at line 1, column 1, found the end",
                "'war OR \"peace talks' | 1 | column 8: the quotation mark is never closed",
                "'war AND OR peace' | 1 | column 9: expected a term, found the operator OR",
                "'colour:red' | 1 | column 1: unknown field 'colour', known is actor",
                "'actor:Kerry' | 1 | column 1: expected a URI after actor:, found 'Kerry'",
                "'wa*' | 1 | column 1: a star stands at the end of at least three letters, found 'wa*'",
                "'\"...\"' | 1 | column 1: a phrase without a word",
                "'' | 1 | column 1: expected a term, found the end",
                "')' | 1 | column 1: expected a term, found ')'",
            })
    void shouldSayWhatIsWrongAndWhere(String rule, int line, String problem) {
        // Then
        assertThatThrownBy(() -> RuleParser.parse(rule)).isInstanceOfSatisfying(RuleFault.class, fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.problem()).isEqualTo(problem);
        });
    }

    @Test
    void shouldCountLines() {
        // Then
        assertThatThrownBy(() -> RuleParser.parse("war OR\n  peace AND\n  )"))
                .hasMessage("line 3, column 3: expected a term, found ')'");
    }

    @Test
    void shouldRefuseWhatIsTooDeepOrTooLong() {
        // Then
        assertThatThrownBy(() -> RuleParser.parse("(".repeat(10_000))).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> RuleParser.parse("NOT ".repeat(10_000) + "war"))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> RuleParser.parse("war OR ".repeat(10_000) + "war"))
                .hasMessageContaining("more than 5000 terms");
    }

    @Test
    void shouldNeverFailInAnotherWay() {
        // Given
        Random random = new Random(9);
        List<String> pieces = List.of(
                "war", " ", "AND", " OR ", "NOT", "(", ")", "\"", "*", "actor:", ":", "\n", "😀", "é", "-", "'");

        for (int i = 0; i < 5_000; i++) {
            StringBuilder rule = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                rule.append(pieces.get(random.nextInt(pieces.size())));
            }

            // Then
            try {
                assertThat(RuleParser.parse(rule.toString())).isNotNull();
            } catch (RuleFault fault) {
                assertThat(fault.line()).isPositive();
            }
        }
    }
}
