package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that dies leaves no servers behind, and the next one finds its data. */
class ParentDeathIT {

    @TempDir
    private Path data;

    @Test
    void shouldEndWithItsParentAndLeaveTheFolderFree() throws Exception {
        // Given
        Process parent = startParent();
        String[] said = parent.inputReader().readLine().split(" ");
        ProcessHandle child = ProcessHandle.of(Long.parseLong(said[0])).orElseThrow();
        Probe.createTopic(said[1], "kept");
        Probe.produce(said[1], "kept", List.of("acknowledged"));

        // When
        parent.destroyForcibly().waitFor();

        // Then
        try (EmbeddedServers next =
                EmbeddedServers.start(EmbeddedConfig.of(data).withServers(Servers.KAFKA))) {
            child.onExit().get(10, TimeUnit.SECONDS);
            assertThat(Probe.consume(next.bootstrapServers(), "kept", 1)).containsExactly("acknowledged");
        }
    }

    private Process startParent() throws Exception {
        String classPath = location(EmbeddedServers.class) + File.pathSeparator + location(ParentProcess.class);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        ParentProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
