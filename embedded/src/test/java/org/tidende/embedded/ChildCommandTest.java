package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildCommandTest {

    @TempDir
    private Path folder;

    private List<String> flags(EmbeddedConfig config, Path own, int javaVersion) {
        return new ChildCommand(
                        config,
                        new ServerLibrary(own, List.of()),
                        LogFiles.of(config.dataDirectory(), config.servers()))
                .flags(folder.resolve("tmp"), javaVersion);
    }

    @Test
    void shouldGiveHeapAndLog() {
        // When
        List<String> flags = flags(EmbeddedConfig.of(folder).withHeapMegabytes(300), folder, 21);

        // Then
        assertThat(flags)
                .contains("-Xmx300m", "-Dtidende.servers.log=" + folder.resolve("logs/servers.log"))
                .noneMatch(flag -> flag.contains("SharedArchive"));
    }

    @Test
    void shouldGiveEachJavaOnlyWhatItKnows() {
        assertThat(flags(EmbeddedConfig.of(folder), folder, 21))
                .noneMatch(flag -> flag.startsWith("--sun-misc-unsafe-memory-access"));
        assertThat(flags(EmbeddedConfig.of(folder), folder, 25))
                .anyMatch(flag -> flag.startsWith("--sun-misc-unsafe-memory-access"));
    }

    @Test
    void shouldArchiveClassesOfAJarOnly() throws IOException {
        // Given
        Path archive = folder.resolve("servers.jsa");
        EmbeddedConfig config = EmbeddedConfig.of(folder).withClassArchive(archive);
        Path jar = Files.createFile(folder.resolve("tidende-embedded-1.jar"));

        // When
        List<String> ofJar = flags(config, jar, 25);
        List<String> ofFolder = flags(config, folder, 25);

        // Then
        assertThat(ofJar).contains("-XX:SharedArchiveFile=" + archive, "-XX:+AutoCreateSharedArchive");
        assertThat(ofFolder).noneMatch(flag -> flag.contains("SharedArchive"));
    }
}
