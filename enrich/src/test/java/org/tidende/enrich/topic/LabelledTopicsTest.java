package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidende.enrich.Dictionaries;

/** How well the shipped rules do on the labelled texts that they may be tuned on; prints each topic and language. */
class LabelledTopicsTest {
    private static final double FLOOR_OF_PRECISION = 0.93;
    private static final double FLOOR_OF_RECALL = 0.94;

    @Test
    void shouldTagLabelledTexts() {
        // When
        TopicMarks marks = TopicMarks.ofTuning(Dictionaries.load(List.of(), true));

        // Then
        String report = marks.table() + marks.faults();
        System.out.println(report);
        assertThat(marks.precision()).as(report).isGreaterThanOrEqualTo(FLOOR_OF_PRECISION);
        assertThat(marks.recall()).as(report).isGreaterThanOrEqualTo(FLOOR_OF_RECALL);
    }
}
