package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script that people type. */
class LauncherIT {
    @TempDir
    Path folder;

    @Test
    void shouldSayWhenTheJdkIsTooOld() throws Exception {
        // Given: a folder that looks like a JDK 17
        Path jdk = Files.createDirectories(folder.resolve("jdk-17"));
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 0\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");

        // When
        Outcome outcome = launch(Map.of("TIDENDE_JDK_PATH", jdk.toString()), "--version");

        // Then
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("TIDENDE_JDK_PATH", "Java 17", "JDK 21 or newer")
                .doesNotContain("line ");
    }

    @Test
    void shouldSayWhenThereIsNoJdk() throws Exception {
        Outcome outcome = launch(Map.of("TIDENDE_JDK_PATH", folder.toString()), "--version");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("no JDK");
    }

    private record Outcome(int exit, String out, String err) {}

    private Outcome launch(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of("..", "tidende").toAbsolutePath().normalize().toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
