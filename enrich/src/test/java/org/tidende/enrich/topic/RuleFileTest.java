package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;

class RuleFileTest {

    @Test
    void shouldReadARule() {
        // When
        TopicRule rule = read("""
                id: urn:tidende:topic:bridges
                names: {en: bridges, da: broer}
                at-least: 1
                rules:
                  da nb: bro OR broen
                  all: bridge
                """);

        // Then
        assertThat(rule.name()).isEqualTo("bridges");
        assertThat(rule.atLeast()).isEqualTo(1);
        assertThat(rule.byLanguage()).containsOnlyKeys("da", "nb", "*");
    }

    @Test
    void shouldSayWhichLineIsWrong() {
        // Then
        assertThatThrownBy(() -> read("id: urn:x:y\nnames: {en: x}\nrules:\n  da: bro OR\n"))
                .isInstanceOf(FileFault.class)
                .hasMessageStartingWith("rules.yaml:4: rule, line 1, column 7: expected a term");
        assertThatThrownBy(() -> read("id: urn:x:y\nname: x\n"))
                .hasMessageStartingWith("rules.yaml:2: unknown key 'name', known are [at-least");
        assertThatThrownBy(() -> read("id: urn:x:y\nnames: {en: x}\n")).hasMessageContaining("needs the key rules");
        assertThatThrownBy(() -> read("id: [unclosed\n")).hasMessageContaining("not YAML");
    }

    private static TopicRule read(String yaml) {
        return RuleFile.rule(YamlValue.read("rules.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
