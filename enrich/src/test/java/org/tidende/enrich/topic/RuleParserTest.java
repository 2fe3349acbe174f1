package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
                "'(war OR peace' | 1 | column 14: expected ) for the ( at line 1, column 1 of the rule, found the end",
                "'war OR \"peace talks' | 1 | column 8: the quotation mark is never closed",
                "'war AND OR peace' | 1 | column 9: expected a term, found the operator OR",
                "'colour:red' | 1 | column 1: unknown field 'colour', known are actor, actor-type, country, headline"
                        + " and lang",
                "'war NEAR/0 peace' | 1 | column 10: expected a number from 1 to 100 after NEAR/",
                "'war NEAR/ peace' | 1 | column 10: expected a number from 1 to 100 after NEAR/",
                "'war ONEAR/101 peace' | 1 | column 11: expected a number from 1 to 100 after ONEAR/",
                "'(war AND x) NEAR/3 peace' | 1 | column 1: NEAR/ takes a word, a phrase, or some of them in"
                        + " parentheses with OR",
                "'war NEAR/3 actor:urn:a' | 1 | column 12: NEAR/ takes a word, a phrase, or some of them in"
                        + " parentheses with OR",
                "'a NEAR/3 b NEAR/3 c' | 1 | column 3: NEAR/ joins two, not three: join further pairs with AND",
                "'war{1}' | 1 | column 5: expected a number from 2 to 1000 after {",
                "'war{3' | 1 | column 6: expected } after the number, found the end",
                "'(war AND x){3}' | 1 | column 1: {3} takes a word, a phrase, or some of them in parentheses with OR",
                "'war^0' | 1 | column 5: expected a number from 1 to 100 after ^",
                "'headline:actor:urn:a' | 1 | column 10: headline: takes terms, not actors",
                "'headline:' | 1 | column 10: expected a term, found the end",
                "'country:Russia' | 1 | column 1: expected two letters (ISO 3166-1) after country:, found 'Russia'",
                "'lang:Danish war' | 1 | column 1: expected language codes (da,nb) after lang:, found 'Danish'",
                "'@banks' | 1 | column 1: unknown macro @banks, none is defined",
                "'e-mail*' | 1 | column 1: a star stands after one word without hyphen or apostrophe, found 'e-mail*'",
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
    void shouldReadEveryOperator() {
        // Then
        assertThat(RuleParser.parse("(fire OR blaze) NEAR/5 \"forest floor\" AND evacuat*{3}^2"))
                .isEqualTo(new Expression.And(List.of(
                        new Expression.Near(
                                new Expression.Or(List.of(new Expression.Term("fire"), new Expression.Term("blaze"))),
                                new Expression.Term("forest floor"),
                                5,
                                false),
                        new Expression.Weighted(new Expression.Times(new Expression.Prefix("evacuat"), 3), 2))));
        assertThat(RuleParser.parse("headline:war OR lang:nb,da (krig ONEAR/2 fred)"))
                .isEqualTo(new Expression.Or(List.of(
                        new Expression.Headline(new Expression.Term("war")),
                        new Expression.InLanguage(
                                Set.of("da", "nb"),
                                new Expression.Near(
                                        new Expression.Term("krig"), new Expression.Term("fred"), 2, true)))));
        assertThat(RuleParser.parse("actor-type:armed_group AND country:sy"))
                .isEqualTo(new Expression.And(
                        List.of(new Expression.OfType("armed_group"), new Expression.OfCountry("SY"))));
    }

    @Test
    void shouldPutMacrosWhereTheyAreNamed() {
        // Given
        Macros macros = new Macros(Map.of("bank", "bank OR banks", "rates", "@bank AND \"interest rate\""));

        // Then
        assertThat(RuleParser.parse("@rates OR loan", macros))
                .isEqualTo(RuleParser.parse("((bank OR banks) AND \"interest rate\") OR loan"));
    }

    @Test
    void shouldRefuseMacrosThatGoRoundOrGrow() {
        // Given
        Macros round = new Macros(Map.of("a", "x OR @b", "b", "@c", "c", "y AND @a"));
        Map<String, String> doubling = new HashMap<>(Map.of("m0", "x"));
        for (int i = 1; i <= 40; i++) {
            doubling.put("m" + i, "@m" + (i - 1) + " OR @m" + (i - 1));
        }

        // Then
        assertThatThrownBy(() -> RuleParser.parse("@a", round))
                .isInstanceOf(RuleFault.class)
                .hasMessageContaining("the macro @a refers to itself, by @a -> @b -> @c -> @a");
        assertThatThrownBy(() -> RuleParser.parse("@m40", new Macros(doubling)))
                .hasMessageContaining("more than 5000 terms");
    }

    @Test
    void shouldReadWhatIsPrintedAsTheSame() {
        // Given
        GeneratedRules rules = new GeneratedRules(new Random(17));

        for (int i = 0; i < 3_000; i++) {
            Expression expression = rules.any(4);

            // When
            String printed = RulePrinter.print(expression);

            // Then
            assertThat(RuleParser.parse(printed)).as(printed).isEqualTo(expression);
            assertThat(RulePrinter.print(RuleParser.parse(printed))).isEqualTo(printed);
        }
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
        assertThatThrownBy(() -> RuleParser.parse("headline:".repeat(10_000) + "war"))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> RuleParser.parse("lang:da ".repeat(10_000) + "war"))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> RuleParser.parse('"' + "war ".repeat(33) + '"'))
                .hasMessageContaining("a phrase of more than 32 words");
        assertThatThrownBy(() -> RuleParser.parse("war OR ".repeat(10_000) + "war"))
                .hasMessageContaining("more than 5000 terms");
    }

    @Test
    void shouldNeverFailInAnotherWay() {
        // Given
        Random random = new Random(9);
        List<String> pieces = List.of(
                "war",
                " ",
                "AND",
                " OR ",
                "NOT",
                "(",
                ")",
                "\"",
                "*",
                "actor:",
                ":",
                "\n",
                "😀",
                "é",
                "-",
                "'",
                " NEAR/2 ",
                "ONEAR/",
                "{2}",
                "{",
                "^9",
                "^",
                "headline:",
                "lang:da",
                "country:",
                "@x");

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
