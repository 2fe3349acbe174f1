package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.Records;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.TopicTag;

class TopicTaggerTest {

    @BeforeAll
    static void trust() {
        Records.trust();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bank NEAR/3 rate | the bank raised its rate | true",
                "bank NEAR/2 rate | the bank raised its rate | false",
                "rate NEAR/3 bank | the bank raised its rate | true",
                "rate ONEAR/3 bank | the bank raised its rate | false",
                "bank ONEAR/1 rate | the bank rate fell | true",
                "bank NEAR/1 bank | the bank and the bank | false",
                "bank NEAR/3 bank | the bank and the bank | true",
                "(lake OR \"river bank\") NEAR/2 flood | a river bank after a flood | false",
                "(lake OR \"river bank\") NEAR/3 flood | a river bank after a flood | true",
                "bank NEAR/3 title | the bank raised | false",
                "flood*{3} | a flood, the floods, flooding | true",
                "flood*{4} | a flood, the floods, flooding | false",
                "(flood OR flood*){2} | one flood | false",
                "headline:title | the bank | true",
                "headline:bank | the bank | false",
                "headline:(title AND NOT bank) AND bank | the bank | true",
                "bank AND NOT (river NEAR/3 bank) | the bank of a river | false",
                "bank AND NOT (river NEAR/2 bank) | the bank of a river | true",
                "lang:en bank | the bank | true",
                "lang:da,nb bank | the bank | false",
                "bank OR NOT lake | a river | false",
            })
    void shouldHold(String expression, String body, boolean holds) {
        // Given
        RuleTexts rules = new RuleTexts(List.of(RuleTexts.rule("urn:x:y", 1, expression)));

        // Then
        assertThat(rules.tags("en", "A title", body).isEmpty()).isEqualTo(!holds);
    }

    @Test
    void shouldShowWhereEachClauseHolds() {
        // Given
        RuleTexts rules = new RuleTexts(List.of(RuleTexts.rule("urn:x:y", 1, "(bank NEAR/3 rate) OR loan*")));

        // When
        TopicTag tag = rules.tags("en", "Loans", "The bank raised its rate.").getFirst();

        // Then
        assertThat(tag.getEvidence())
                .containsExactly(
                        new Evidence("headline", 0, 5, "Loans", "loan*"),
                        new Evidence("body", 4, 24, "bank raised its rate", "bank NEAR/3 rate"));
    }

    @Test
    void shouldWeighTerms() {
        // Given
        RuleTexts rules = new RuleTexts(List.of(RuleTexts.rule("urn:x:y", 3, "ceasefire^3 OR war OR army OR war*")));

        // Then
        assertThat(rules.tags("en", "Title", "a ceasefire")).hasSize(1);
        assertThat(rules.tags("en", "Title", "war, and war again")).isEmpty();
        assertThat(rules.tags("en", "Title", "war and army")).isEmpty();
        assertThat(rules.tags("en", "War", "an army")).hasSize(1);
    }

    @Test
    void shouldAskMoreOfALongText() {
        // Given
        TopicRule usual = RuleTexts.rule("urn:x:usual", 5, "ceasefire^5 OR army^5");
        TopicRule strict = new TopicRule(
                "urn:x:strict",
                "strict",
                Map.of("en", "strict"),
                null,
                5,
                40,
                1,
                Map.of("*", RuleParser.parse("ceasefire^5 OR army^5")),
                List.of());
        RuleTexts rules = new RuleTexts(List.of(usual, strict));
        String rest = " and so on".repeat(13);
        String muchMore = " and so on".repeat(46);

        // Then
        assertThat(rules.tags("en", "", "ceasefire" + rest)).hasSize(2);
        assertThat(rules.tags("en", "", "ceasefire" + muchMore))
                .extracting(TopicTag::getUri)
                .containsExactly("urn:x:usual");
        assertThat(rules.tags("en", "", "army, ceasefire" + muchMore)).hasSize(2);
    }

    @Test
    void shouldAskForDifferentTermsOfALongText() {
        // Given
        TopicRule two = new TopicRule(
                "urn:x:y",
                "y",
                Map.of("en", "y"),
                null,
                5,
                40,
                2,
                Map.of("*", RuleParser.parse("ceasefire^9 OR army^2 OR war")),
                List.of());
        RuleTexts rules = new RuleTexts(List.of(two));
        String rest = " and so on".repeat(14);

        // Then
        assertThat(rules.tags("en", "", "ceasefire")).hasSize(1);
        assertThat(rules.tags("en", "", "ceasefire, a war, ceasefire" + rest)).isEmpty();
        assertThat(rules.tags("en", "", "ceasefire, an army" + rest)).hasSize(1);
    }

    @Test
    void shouldAskForActorsTheirTypesAndCountries() {
        // Given
        RuleTexts rules = new RuleTexts(List.of(
                RuleTexts.rule("urn:x:actor", 1, "actor:urn:a:lavrov"),
                RuleTexts.rule("urn:x:country", 1, "country:ru AND talks"),
                RuleTexts.rule("urn:x:group", 1, "actor-type:armed_group AND talks"),
                RuleTexts.rule("urn:x:person", 1, "actor-type:person AND talks")));
        ActorTag lavrov = ActorTag.newBuilder()
                .setUri("urn:a:lavrov")
                .setName("Lavrov")
                .setType(ActorType.person)
                .setCountry("RU")
                .build();

        // Then
        assertThat(rules.tags("en", "Title", "talks", lavrov))
                .extracting(TopicTag::getUri)
                .containsExactlyInAnyOrder("urn:x:actor", "urn:x:country", "urn:x:person");
    }

    @Test
    void shouldImplyBroaderTopics() {
        // Given
        TopicRule politics = RuleTexts.rule("urn:x:politics", 2, "parliament OR minister");
        TopicRule elections = narrower("urn:x:elections", "urn:x:politics", "ballot* OR polling");
        TopicRule recounts = narrower("urn:x:recounts", "urn:x:elections", "recount*");
        RuleTexts rules = new RuleTexts(List.of(politics, elections, recounts));

        // When
        List<TopicTag> tags = rules.tags("en", "Recount", "The recount");

        // Then
        assertThat(tags)
                .extracting(TopicTag::getUri, TopicTag::getCreator, TopicTag::getConfidence)
                .containsExactly(
                        tuple("urn:x:elections", "narrower:urn:x:recounts", 67),
                        tuple("urn:x:politics", "narrower:urn:x:recounts", 67),
                        tuple("urn:x:recounts", "rule:urn:x:recounts", 67));
    }

    private static TopicRule narrower(String id, String broader, String expression) {
        return new TopicRule(
                id, id, Map.of("en", id), broader, 1, Map.of("*", RuleParser.parse(expression)), List.of());
    }
}
