package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    private Path folder;

    @Test
    void shouldShowTheLastLinesOfBothFiles() throws IOException {
        // Given
        LogFiles logs = LogFiles.of(folder, Servers.BOTH);
        Files.createDirectories(logs.log().getParent());
        Files.write(
                logs.log(),
                IntStream.range(0, 10_000).mapToObj(line -> "line " + line).toList());
        Files.writeString(logs.errors(), "no such flag\n");

        // When
        String tail = logs.tail();

        // Then
        assertThat(tail.lines().map(String::strip))
                .contains("no such flag", "line 9980", "line 9999")
                .doesNotContain("line 9979");
    }

    @Test
    void shouldBeEmptyBeforeTheFirstStart() {
        assertThat(LogFiles.of(folder, Servers.KAFKA).tail()).isEmpty();
    }

    @Test
    void shouldKeepTwoChildrenOfOneFolderApart() {
        assertThat(LogFiles.of(folder, Servers.KAFKA).log())
                .isNotEqualTo(LogFiles.of(folder, Servers.OPENSEARCH).log());
    }
}
