package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;

class NewsCodesTest {
    private static final String JSON = """
        {"uri": "http://cv.iptc.org/newscodes/mediatopic/", "title": {"en-GB": "Media Topic"}, "conceptSet": [
          {"uri": "http://cv.iptc.org/newscodes/mediatopic/20000002", "qcode": "medtop:20000002",
           "type": ["http://www.w3.org/2004/02/skos/core#Concept"], "modified": "2021-01-01T00:00:00+00:00",
           "prefLabel": {"en-US": "arts & entertainment", "en-GB": "arts and entertainment", "nb-NO": "kunst", "nb": "kunst og underholdning",
             "zh-Hans": "艺术与娱乐"},
           "definition": {"en-GB": "All forms of it"},
           "broader": ["http://cv.iptc.org/newscodes/mediatopic/01000000"]},
          {"uri": "http://cv.iptc.org/newscodes/mediatopic/20000900", "prefLabel": {"en-GB": "x'y"}, "retired": "2020-01-01"}
        ]}
        """;
    private static final String RDF = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
          <rdf:Description rdf:about="http://cv.iptc.org/newscodes/mediatopic/">
            <skos:hasTopConcept rdf:resource="http://cv.iptc.org/newscodes/mediatopic/01000000"/>
          </rdf:Description>
          <rdf:Description rdf:about="http://cv.iptc.org/newscodes/mediatopic/20000002">
            <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
            <skos:prefLabel xml:lang="en-GB">arts and entertainment</skos:prefLabel>
            <skos:prefLabel xml:lang="da">kunst og underholdning</skos:prefLabel>
            <skos:broader rdf:resource="http://cv.iptc.org/newscodes/mediatopic/01000000"/>
          </rdf:Description>
          <skos:Concept rdf:about="http://cv.iptc.org/newscodes/mediatopic/01000000">
            <skos:prefLabel xml:lang="en-GB">arts, culture, entertainment and media</skos:prefLabel>
          </skos:Concept>
        </rdf:RDF>
        """;

    @Test
    void shouldReadJson() {
        // Then
        assertThat(read(JSON))
                .containsExactly(
                        new NewsCodes.Topic(
                                "medtop:20000002",
                                "medtop:01000000",
                                false,
                                Map.of(
                                        "en", "arts and entertainment",
                                        "nb", "kunst og underholdning",
                                        "zh", "艺术与娱乐")),
                        new NewsCodes.Topic("medtop:20000900", null, true, Map.of("en", "x'y")));
    }

    @Test
    void shouldReadRdf() {
        // Then
        assertThat(read(RDF))
                .containsExactly(
                        new NewsCodes.Topic(
                                "medtop:01000000", null, false, Map.of("en", "arts, culture, entertainment and media")),
                        new NewsCodes.Topic(
                                "medtop:20000002",
                                "medtop:01000000",
                                false,
                                Map.of("en", "arts and entertainment", "da", "kunst og underholdning")));
    }

    @Test
    void shouldSayWhatIsWrong() {
        // Then
        assertThatThrownBy(() -> read("{\"conceptSet\": [\n{]}"))
                .isInstanceOf(FileFault.class)
                .hasMessageStartingWith("topics:2: no JSON");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("no topics in it");
        assertThatThrownBy(() -> read("<a>\n<b>")).hasMessageStartingWith("topics:2: neither JSON nor XML");
        assertThatThrownBy(() -> read("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))
                .hasMessageContaining("a document type (DOCTYPE) is not taken");
    }

    @Test
    void shouldNameTopicsOfRuleFiles() {
        // Given
        String written = TopicNames.write(read(JSON));
        YamlValue names = YamlValue.read("names.yaml", written.getBytes(StandardCharsets.UTF_8))
                .map()
                .get("topic-names");
        YamlValue topics = YamlValue.read(
                "rules.yaml",
                "[{id: 'medtop:20000002', names: {nb: kunst}, rules: {en: opera}}, {id: 'medtop:20000900', rules: {en: x}}]"
                        .getBytes(StandardCharsets.UTF_8));

        // When
        List<TopicRule> rules = RuleFile.read(topics, null, TopicNames.read(List.of(names)));

        // Then
        assertThat(rules.getFirst().names())
                .isEqualTo(Map.of("en", "arts and entertainment", "nb", "kunst", "zh", "艺术与娱乐"));
        assertThat(rules.getLast().name()).isEqualTo("x'y");
        assertThatThrownBy(() -> RuleFile.read(topics, null, TopicNames.none()))
                .hasMessageContaining("rules.yaml:1: a topic needs an English name");
    }

    private static List<NewsCodes.Topic> read(String text) {
        return NewsCodes.read("topics", text.getBytes(StandardCharsets.UTF_8));
    }
}
