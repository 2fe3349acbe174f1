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

class GazetteerPromoteCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void shouldPutWhomATextIntroducesIntoAFileOnce() throws Exception {
        // Given
        Path text = Files.writeString(
                folder.resolve("article.txt"), "Det oplyste Pentagons talsmand Martin Ashcombe tirsdag til avisen.");
        Path into = folder.resolve("own.yaml");
        String[] command = {
            "gazetteer", "promote", "--language", "da", "--into", into.toString(), "Martin Ashcombe", text.toString()
        };

        // When
        int first = run(command);
        int second = run(command);

        // Then
        assertThat(first).isZero();
        assertThat(Files.readString(into)).contains("urn:tidende:person:martin-ashcombe", "talsmand");
        assertThat(out.toString()).contains("is in " + into);
        assertThat(second).isEqualTo(1);
        assertThat(err.toString()).contains("is there already");
        assertThat(run("gazetteer", "promote", "--into", into.toString(), "Nobody Here", text.toString()))
                .isEqualTo(1);
        assertThat(folder).isDirectoryContaining("glob:**.yaml").isDirectoryNotContaining("glob:**/.promote*");
    }

    private int run(String... arguments) {
        CommandLine command =
                TidendeCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return TidendeCommand.execute(command, Map.of(), arguments);
    }
}
