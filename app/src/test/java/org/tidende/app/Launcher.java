package org.tidende.app;

import java.nio.file.Path;
import java.util.List;

/**
 * What comes before the arguments of the command line.
 *
 * @param command program and first arguments
 */
public record Launcher(List<String> command) {
    /** The classes of this very process, small and quick to start. */
    static Launcher ofClassPath() {
        return new Launcher(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                TidendeCommand.class.getName()));
    }

    /** The script that people type. */
    public static Launcher ofScript(Path script) {
        return new Launcher(List.of(script.toAbsolutePath().normalize().toString()));
    }
}
