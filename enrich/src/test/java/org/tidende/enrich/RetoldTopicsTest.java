package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.TopicTag;

/** The same event told in ten languages is about the same things, and each tag says why. */
class RetoldTopicsTest {
    private static final List<String> TOPICS =
            List.of("medtop:11000000", "medtop:16000000", "medtop:20000053", "medtop:20000639");

    @Test
    void shouldGiveEachRetellingTheSameTopics() {
        // Given
        List<ActorCase> retellings = ActorCase.read("reports.yaml", "reports").stream()
                .filter(report -> report.id().endsWith("-2015-carter"))
                .toList();

        // When
        TreeMap<String, List<String>> topics = new TreeMap<>();
        for (ActorCase retelling : retellings) {
            Enrichment found = Enricher.enrich(
                    "", null, retelling.text(), retelling.language(), retelling.date(), TestDictionaries.shipped());
            topics.put(
                    retelling.id(),
                    found.topics().stream()
                            .filter(topic -> !topic.getEvidence().isEmpty())
                            .map(TopicTag::getUri)
                            .filter(TOPICS::contains)
                            .sorted()
                            .toList());
        }

        // Then
        assertThat(retellings).hasSizeGreaterThanOrEqualTo(8);
        assertThat(topics).isEqualTo(retellings.stream().collect(Collectors.toMap(ActorCase::id, report -> TOPICS)));
    }
}
