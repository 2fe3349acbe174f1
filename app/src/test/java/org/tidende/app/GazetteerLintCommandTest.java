package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GazetteerLintCommandTest {
    @TempDir
    Path folder;

    @Test
    void shouldSayWhatIsWrongAndEndWithOne() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("actors.yaml"), """
                actors:
                  - {uri: 'urn:x:1', type: person, names: {en: [Ann Berg, A]}}
                  - {uri: 'urn:x:2', type: person, names: {en: [Ann Berg]}}
                """);

        // When
        Outcome outcome = run("gazetteer", "lint", file.toString());

        // Then
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out().lines())
                .containsExactly(
                        file + ":2: error: a name of one letter: 'A'",
                        file + ":3: warning: 'Ann Berg' is also the name of the actor at " + file + ":2",
                        "2 actors, 5 names, 0 roles: 1 error, 1 warning");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void shouldSayItToPrograms() throws Exception {
        // Given
        Path file = Files.writeString(
                folder.resolve("entities"), "1\tP\tu\tAnn+Berg\n2\tP\tu\tAnn+Berg\n3\tP\tu\tAnn+Berg\n");

        // When
        Outcome outcome = run("gazetteer", "lint", "--json", "--most", "1", file.toString());

        // Then
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines())
                .singleElement()
                .asString()
                .startsWith("{\"file\":\"")
                .contains(
                        "\"line\":2,\"severity\":\"warning\",\"check\":\"duplicate_name\",\"problem\":\"'Ann Berg' is also");
        assertThat(outcome.err().lines())
                .containsExactly(
                        file + ": further warnings (duplicate_name): 1",
                        "3 actors, 3 names, 0 roles: 0 errors, 2 warnings");
        assertThat(run("gazetteer", "lint", "--strict", file.toString()).exit()).isEqualTo(1);
    }

    @Test
    void shouldSayWhatCannotBe() {
        assertThat(run("gazetteer", "lint").exit()).isEqualTo(2);
        assertThat(run("gazetteer", "lint", "--most", "-1", "a").exit()).isEqualTo(2);
        Outcome missing = run("gazetteer", "lint", folder.resolve("none").toString());
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no file " + folder.resolve("none"));
    }

    private record Outcome(int exit, String out, String err) {}

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                TidendeCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = TidendeCommand.execute(command, Map.of(), arguments);
        return new Outcome(exit, out.toString(), err.toString());
    }
}
