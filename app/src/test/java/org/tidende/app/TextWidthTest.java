package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource({
        "storm, 5",
        "Færøerne, 8",
        "联合国, 6",
        "「国」, 6",
        "ＡＢ, 4",
        "ｱｲ, 2",
        "한국, 4",
        "السودان, 7",
        "مُحَمَّد, 4",
        "😀, 2",
        "e\u0301, 1",
        "‘a’, 3"
    })
    void shouldCountColumns(String text, int columns) {
        assertThat(TextWidth.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "storm, 5, storm",
        "storm, 4, sto…",
        "联合国, 5, 联合…",
        "联合国, 4, 联…",
        "联合国, 6, 联合国",
        "storm, 1, …",
        "storm, 0, ''"
    })
    void shouldCut(String text, int most, String cut) {
        assertThat(TextWidth.cut(text, most)).isEqualTo(cut);
        assertThat(TextWidth.of(cut)).isLessThanOrEqualTo(most);
    }
}
