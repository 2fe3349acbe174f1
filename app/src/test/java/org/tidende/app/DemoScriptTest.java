package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoScriptTest {
    private final DemoScript script = new DemoScript(
            "<a/>\n<!-- demo: before=10 -->\n<old/>\n<!-- demo: after=10 -->\n<new/>\n<!-- demo: end -->\n<z/>\n");

    @Test
    void shouldShowTheOldUntilTheNewComes() {
        assertThat(script.at(0)).isEqualTo("<a/>\n<old/>\n<z/>\n");
        assertThat(script.at(9.9)).contains("<old/>").doesNotContain("<new/>");
        assertThat(script.at(10)).contains("<new/>").doesNotContain("<old/>");
        assertThat(script.end()).isEqualTo("<a/>\n<new/>\n<z/>\n");
    }

    @Test
    void shouldLeaveADocumentWithoutMarksAlone() {
        assertThat(new DemoScript("<!-- by hand -->x").at(3)).isEqualTo("<!-- by hand -->x");
    }
}
