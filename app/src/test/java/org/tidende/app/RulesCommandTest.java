package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whoever writes rules is told what is wrong with them, and why they fire. */
class RulesCommandTest {
    private static final String FLOODS = """
        id: urn:x:floods
        names: {en: floods}
        at-least: 1
        rules: {all: (flood* OR "heavy rain") NEAR/5 town AND NOT river}
        examples:
          en: {must: [The floods hit the town on Monday morning.], must-not: [%s]}
        """;

    @TempDir
    Path folder;

    /** What a command printed. */
    private record Run(int exitCode, String out, String err) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "war OR \"peace talks | column 19: the quotation mark is never closed",
                "war AND colour:red | column 20: unknown field 'colour', known are actor,",
                "war NEAR/0 peace | column 21: expected a number from 1 to 100 after NEAR/",
                "war AND actor:urn:x:nobody | column 20: unknown actor urn:x:nobody, no dictionary has it",
                "war AND @a | column 20: unknown macro @a, none is defined",
                "war AND (peace | column 26: expected ) for the ( at line 1, column 9 of the rule, found the end",
            })
    void shouldSayWhereAndWhatIsExpected(String rule, String problem) throws IOException {
        // Given
        Path file = write("id: urn:x:y\nnames: {en: y}\nrules:\n  da, en: '" + rule + "'\n");

        // When
        Run run = run("lint", "--no-default-gazetteer", file.toString());

        // Then
        assertThat(run.out()).startsWith(file + ":4: error: " + problem).contains("1 error, 0 warnings");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldSayAllThatIsWrong() throws IOException {
        // Given
        Path file = write("""
            macros: {a: 'x OR @b', b: '@a'}
            topics:
              - id: urn:x:deep
                names: {en: deep}
                rules:
                  en: 'DEEP'
                  da: 'LONG'
              - {id: urn:x:part, names: {en: part}, broader: 'urn:x:part', rules: {xx: war}}
              - {id: urn:x:part, names: {en: part}, rules: {en: war}, colour: red}
            """.replace("DEEP", "(".repeat(200)).replace("LONG", "krig OR ".repeat(10_000) + "krig"));

        // When
        Run run = run("lint", "--no-default-gazetteer", file.toString());

        // Then
        assertThat(run.out())
                .contains(":1: error: in the macro @a", "refers to itself, by @a -> @b -> @a")
                .contains(":6: error: column 113: nested deeper than 100")
                .contains(":7: error: column 40012: more than 5000 terms")
                .contains(":8: error: the topic is part of itself, by broader topics")
                .contains(":8: warning: no article is found to be in the language 'xx'")
                .contains(":9: error: a second topic with the id urn:x:part, the first is in line 8")
                .contains(":9: error: unknown key 'colour'");
    }

    @Test
    void shouldTestExamples() throws IOException {
        // Given
        Path right = write(FLOODS.formatted("The river floods the town."));
        Path wrong = Files.writeString(
                folder.resolve("wrong.yaml"), FLOODS.formatted("A flood of letters reached the town on Monday."));

        // Then
        assertThat(run("test", "--no-default-gazetteer", right.toString()))
                .isEqualTo(new Run(0, "2 examples, 0 wrong\n", ""));
        Run run = run("test", "--no-default-gazetteer", wrong.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("wrong.yaml:6: urn:x:floods (en) must not match and does, by "
                        + "(flood* OR \"heavy rain\") NEAR/5 town at \"flood of letters reached the town\"")
                .endsWith("2 examples, 1 wrong\n");
    }

    @Test
    void shouldExplain() {
        // When
        Run run = run("explain", "--no-default-gazetteer", "flood* AND (town OR lake^2)", "The floods hit the town.");

        // Then
        assertThat(run.out()).isEqualTo("""
            urn:tidende:rule (all languages) fires, weight 4 of 1 needed
              holds  flood* AND (town OR lake^2)
                holds  flood*
                         headline 4-10 "floods"
                holds  town OR lake^2
                  holds  town
                           headline 19-23 "town"
                  not    lake^2
                    not    lake
            """);
    }

    @Test
    void shouldExplainWhatDoesNotFire() throws IOException {
        // Given
        Path file = write(FLOODS.formatted("x"));

        // Then
        assertThat(run("explain", "--no-default-gazetteer", file.toString(), "The river floods the town.")
                        .out())
                .startsWith("urn:x:floods floods (all languages) does not fire, weight 0 of 1 needed")
                .contains("holds  river\n", "headline 4-9 \"river\"");
        assertThat(run("explain", "flood* AND", "x").err())
                .contains("is no file, no rule's id and no expression: line 1, column 11: expected a term");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), text);
    }

    private static Run run(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of("rules", command));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = TidendeCommand.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = TidendeCommand.execute(line, Map.of(), arguments.toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }
}
