package org.tidende.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What comes before the arguments of the command line.
 *
 * @param command program and first arguments
 */
public record Launcher(List<String> command) {
    private static final Path SERVERS = Path.of("..", "embedded", "target");

    /** The classes of this very process, small and quick to start. */
    static Launcher ofClassPath() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        classesOfServers().ifPresent(archive -> command.add("-Dtidende.servers.archive=" + archive));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TidendeCommand.class.getName()));
        return new Launcher(command);
    }

    /** What earlier modules of this build have prepared: the servers start in half the time with it. */
    private static Optional<Path> classesOfServers() {
        try (Stream<Path> files = Files.list(SERVERS)) {
            return files.filter(file -> file.getFileName().toString().matches("servers-.*\\.jsa"))
                    .map(file -> file.toAbsolutePath().normalize())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("the build folder of the servers can't be read", e);
        }
    }

    /** The script that people type. */
    public static Launcher ofScript(Path script) {
        return new Launcher(List.of(script.toAbsolutePath().normalize().toString()));
    }

    /** The same, run by another program. */
    Launcher after(List<String> program) {
        List<String> all = new ArrayList<>(program);
        all.addAll(command);
        return new Launcher(List.copyOf(all));
    }
}
