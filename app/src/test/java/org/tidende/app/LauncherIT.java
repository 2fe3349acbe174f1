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
    private static final Path LAUNCHER =
            Path.of("..", "tidende").toAbsolutePath().normalize();

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

    /** An installed distribution whose JVM says how it is started. */
    @Test
    void shouldTakeAPipeForNoTerminalAndHandOnArguments() throws Exception {
        // Given
        Path home = Files.createDirectories(folder.resolve("installed"));
        Path launcher = Files.copy(LAUNCHER, home.resolve("tidende"));
        Files.createFile(Files.createDirectories(home.resolve("lib")).resolve("tidende-app-1.jar"));
        Path jdk = Files.createDirectories(folder.resolve("jdk-21"));
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 7\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.2\"\n");

        // When
        Outcome outcome = launch(
                launcher,
                Map.of("TIDENDE_JDK_PATH", jdk.toString(), "TIDENDE_JAVA_OPTIONS", "-Da=1 -Db=2", "TERM", "xterm"),
                "search",
                "two words",
                "*");

        // Then
        assertThat(outcome.exit()).isEqualTo(7);
        assertThat(outcome.out().lines())
                .contains("-Da=1", "-Db=2", "-Xmx256m")
                .endsWith(home.toRealPath().resolve("lib/tidende-app-1.jar").toString(), "search", "two words", "*")
                .noneMatch(argument -> argument.startsWith("-Dtidende.terminal"));
    }

    private record Outcome(int exit, String out, String err) {}

    private Outcome launch(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return launch(LAUNCHER, environment, arguments);
    }

    private Outcome launch(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        String[] command = new String[arguments.length + 1];
        command[0] = launcher.toString();
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
