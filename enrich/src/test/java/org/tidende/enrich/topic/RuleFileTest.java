package org.tidende.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
            short-text: 40
            distinct: 2
            rules:
              da nb: bro OR broen
              all: bridge
            """);

        // Then
        assertThat(rule.name()).isEqualTo("bridges");
        assertThat(rule.atLeast()).isEqualTo(1);
        assertThat(rule.shortText()).isEqualTo(40);
        assertThat(rule.distinct()).isEqualTo(2);
        assertThat(rule.byLanguage()).containsOnlyKeys("da", "nb", "*");
    }

    @Test
    void shouldSayWhichLineIsWrong() {
        // Then
        assertThatThrownBy(() -> read("id: urn:x:y\nnames: {en: x}\nrules:\n  da: bro OR\n"))
                .isInstanceOf(FileFault.class)
                .hasMessageStartingWith("rules.yaml:4: column 13: expected a term, found the end");
        assertThatThrownBy(() -> read("id: urn:x:y\nname: x\n"))
                .hasMessageStartingWith("rules.yaml:2: unknown key 'name', known are [at-least");
        assertThatThrownBy(() -> read("id: urn:x:y\nnames: {en: x}\n")).hasMessageContaining("needs the key rules");
        assertThatThrownBy(() -> read("id: urn:x:y\nnames: {en: x}\nshort-text: 0\nrules: {en: war}\n"))
                .hasMessageContaining("rules.yaml:3: must be 1 or more");
        assertThatThrownBy(() -> read("id: [unclosed\n")).hasMessageContaining("not YAML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules:\n  en: war AND\n    peace )",
                "rules:\n  en: 'war AND\n   peace )'",
                "rules:\n  en: \"war\\u0020AND\\n\\\n   peac\\x65 )\"",
                "rules: {en: 'war OR \"it''s\"\n\n )'}",
                "rules:\n  en: |\n    war AND\n\n    peace )\n",
                "rules:\n  en: >-\n      war AND\n      peace OR\n      )\n",
            })
    void shouldSayWhichColumnOfTheFile(String rules) {
        // Given
        String yaml = "id: urn:x:y\nnames: {en: x}\n" + rules + "\n";
        int at = yaml.lastIndexOf(')');
        int line = (int) yaml.substring(0, at).lines().count();
        int column = at - yaml.lastIndexOf('\n', at);

        // Then
        assertThatThrownBy(() -> read(yaml))
                .hasMessageStartingWith("rules.yaml:" + line + ": column " + column + ": expected ");
    }

    private static TopicRule read(String yaml) {
        return RuleFile.rule(YamlValue.read("rules.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
