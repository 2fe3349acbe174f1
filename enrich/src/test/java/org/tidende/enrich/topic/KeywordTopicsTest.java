package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.file.YamlValue;

class KeywordTopicsTest {
    private final KeywordTopics keywords = keywords("""
        - topic: urn:x:sport
          all: [Sport]
          da: ['Fodbold & håndbold']
        - {topic: urn:x:tennis, en: [tennis]}
        """);
    private final RuleSet rules = new RuleSet(List.of(
            RuleTexts.rule("urn:x:sport", 1, "goal"),
            narrower("urn:x:tennis"),
            RuleTexts.rule("medtop:11000000", 1, "vote")));

    @Test
    void shouldTagWhatKeywordsAloneSay() {
        // When
        List<TopicTag> tags = keywords.addTo(List.of(), List.of("Udland", "fodbold/Håndbold"), "da", rules);

        // Then
        assertThat(tags)
                .extracting(TopicTag::getUri, TopicTag::getCreator, TopicTag::getConfidence)
                .containsExactly(tuple("urn:x:sport", "keyword:urn:x:sport", 50));
        assertThat(tags.getFirst().getEvidence())
                .containsExactly(new Evidence("keywords", 0, 0, "fodbold/Håndbold", "keyword:fodbold handbold"));
        assertThat(keywords.addTo(List.of(), List.of("fodbold/Håndbold"), "en", rules))
                .isEmpty();
    }

    @Test
    void shouldMakeATopicOfTheTextSurer() {
        // Given
        TopicTag tag = new RuleTexts(rules.rules()).tags("en", "A goal", "").getFirst();

        // When
        TopicTag both =
                keywords.addTo(List.of(tag), List.of("sport"), "en", rules).getFirst();

        // Then
        assertThat(both.getCreator()).isEqualTo("rule:urn:x:sport");
        assertThat(both.getConfidence()).isEqualTo(tag.getConfidence() + 10);
        assertThat(both.getEvidence()).extracting(Evidence::getField).containsExactly("headline", "keywords");
        assertThat(both.getEvidenceCount()).isEqualTo(2);
    }

    @Test
    void shouldImplyBroaderTopics() {
        // Then
        assertThat(keywords.addTo(List.of(), List.of("Tennis"), "en", rules))
                .extracting(TopicTag::getUri, TopicTag::getCreator)
                .containsExactly(
                        tuple("urn:x:sport", "narrower:urn:x:tennis"), tuple("urn:x:tennis", "keyword:urn:x:tennis"));
    }

    @Test
    void shouldTakeCodesOfKnownTopics() {
        // Then
        assertThat(keywords.addTo(
                        List.of(),
                        List.of("medtop:11000000", "http://cv.iptc.org/newscodes/mediatopic/12000000"),
                        null,
                        rules))
                .extracting(TopicTag::getUri)
                .containsExactly("medtop:11000000");
    }

    @Test
    void shouldSayWhatIsWrong() {
        // Then
        assertThatThrownBy(() -> keywords("- {en: [tennis]}"))
                .hasMessageContaining("k.yaml:1: keywords need the key topic");
        assertThatThrownBy(() -> keywords("- {topic: x, en: ['!']}")).hasMessageContaining("a keyword without a word");
    }

    private static TopicRule narrower(String id) {
        TopicRule rule = RuleTexts.rule(id, 1, "racket");
        return new TopicRule(id, rule.name(), rule.names(), "urn:x:sport", 1, rule.byLanguage(), rule.examples());
    }

    private static KeywordTopics keywords(String yaml) {
        return new KeywordTopics(List.of(YamlValue.read("k.yaml", yaml.getBytes(StandardCharsets.UTF_8))));
    }
}
