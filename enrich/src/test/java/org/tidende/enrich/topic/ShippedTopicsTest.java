package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tidende.enrich.Dictionaries;

/** The examples of the shipped rules, all files of them. */
class ShippedTopicsTest {
    private static final Set<String> LANGUAGES = Set.of("da", "en", "de", "sv", "nb", "fr", "es", "ru");

    private static final List<TopicRule> RULES =
            Dictionaries.load(List.of(), false).rules().rules();

    @Test
    void shouldMatchWhatTheirExamplesSay() {
        // Given
        RuleTexts rules = new RuleTexts(RULES);

        // When
        List<String> faults = new ArrayList<>();
        for (TopicRule rule : RULES) {
            for (RuleExample example : rule.examples()) {
                String body = example.body() == null ? "" : example.body();
                boolean tagged = rules.tags(example.language(), example.headline(), body).stream()
                        .anyMatch(tag -> tag.getUri().equals(rule.id()));
                if (tagged != example.matches()) {
                    faults.add(rule.name() + ", line " + example.line() + ", " + example.language()
                            + (tagged ? " must not match: " : " must match: ") + example.text());
                }
            }
        }

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldHaveExamplesInEachLanguage() {
        // When
        List<String> faults = new ArrayList<>();
        for (TopicRule rule : RULES) {
            boolean top = rule.id().endsWith("000000");
            for (String language : LANGUAGES) {
                long must = count(rule, language, true);
                long mustNot = count(rule, language, false);
                if (must < (top ? 3 : 1) || mustNot < (top ? 2 : 1)) {
                    faults.add(rule.name() + " in " + language + ": " + must + " must, " + mustNot + " must not");
                }
            }
        }

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldHaveRulesInEachLanguage() {
        // Then
        assertThat(RULES)
                .filteredOn(rule -> !rule.byLanguage().keySet().containsAll(LANGUAGES))
                .isEmpty();
    }

    @Test
    void shouldHaveEachTopicOnceWithWhatItIsPartOf() {
        // When
        Set<String> ids = RULES.stream().map(TopicRule::id).collect(Collectors.toSet());

        // Then
        assertThat(ids).hasSameSizeAs(RULES);
        assertThat(RULES)
                .filteredOn(
                        rule -> rule.broader() == null ? !rule.id().endsWith("000000") : !ids.contains(rule.broader()))
                .isEmpty();
    }

    private static long count(TopicRule rule, String language, boolean matches) {
        return rule.examples().stream()
                .filter(example -> example.language().equals(language) && example.matches() == matches)
                .count();
    }
}
