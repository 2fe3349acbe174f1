package org.tidende.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line of a child's JVM, on the Java that runs the parent. */
final class ChildCommand {

    /** From here on the JVM warns of each library that still uses {@code sun.misc.Unsafe}. */
    private static final int UNSAFE_WARNINGS = 24;

    private final EmbeddedConfig config;
    private final ServerLibrary library;
    private final LogFiles logs;

    ChildCommand(EmbeddedConfig config, ServerLibrary library, LogFiles logs) {
        this.config = config;
        this.library = library;
        this.logs = logs;
    }

    Process start(ChildArguments arguments) {
        Path temporary =
                config.dataDirectory().resolve("tmp").resolve(config.servers().label());
        try {
            Files.createDirectories(logs.log().getParent());
            Files.createDirectories(temporary);
            if (config.classArchive().isPresent()) {
                Files.createDirectories(config.classArchive().get().getParent());
            }
        } catch (IOException e) {
            throw new EmbeddedException("can't write the data folder " + config.dataDirectory() + ": " + e, e);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(temporary, Runtime.version().feature()));
        command.add(ServersMain.class.getName());
        command.addAll(arguments.toList());
        ProcessBuilder builder = new ProcessBuilder(command);
        // In the environment, not as an option: a hundred jars would fill every list of processes.
        builder.environment().put("CLASSPATH", library.classPath());
        // Meant for the parent: a debugger's or profiler's agent would be loaded twice.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        builder.redirectError(logs.errors().toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new EmbeddedException("can't run " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    List<String> flags(Path temporary, int javaVersion) {
        List<String> flags = new ArrayList<>();
        flags.add("-Xmx" + config.heapMegabytes() + "m");
        flags.add("-XX:MaxDirectMemorySize=" + config.heapMegabytes() / 2 + "m");
        if (config.longRunning()) {
            // Its pauses are half as long on two cores: who searches waits for them.
            flags.add("-XX:+UseParallelGC");
        } else {
            // One user, few cores: the simple collector and compiler start fastest and take the least memory.
            flags.add("-XX:+UseSerialGC");
            flags.add("-XX:TieredStopAtLevel=1");
        }
        // A server without memory answers half of the time; a dead one is noticed and started again.
        flags.add("-XX:+ExitOnOutOfMemoryError");
        flags.add("-XX:ErrorFile=" + logs.log().resolveSibling("hs_err_%p.log"));
        // Standard output belongs to the reports.
        flags.add("-Xlog:disable");
        flags.add("-Xlog:all=error:stderr");
        // A class archive that doesn't fit any more is no error: the next clean stop writes it anew.
        flags.add("-Xlog:cds*=off:stderr");
        archive().ifPresent(path -> {
            flags.add("-XX:+AutoCreateSharedArchive");
            flags.add("-XX:SharedArchiveFile=" + path);
        });
        flags.add("--enable-native-access=ALL-UNNAMED");
        if (javaVersion >= UNSAFE_WARNINGS) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        flags.add("-Djava.awt.headless=true");
        flags.add("-Djava.io.tmpdir=" + temporary);
        flags.add("-Djdk.nio.maxCachedBufferSize=262144");
        flags.add("-Dfile.encoding=UTF-8");
        flags.add("-Dlog4j2.configurationFile=tidende-servers-log4j2.xml");
        flags.add("-Dlog4j2.disable.jmx=true");
        // The servers still log while they stop.
        flags.add("-Dlog4j.shutdownHookEnabled=false");
        flags.add("-Dtidende.servers.log=" + logs.log());
        flags.add("-Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager");
        flags.add("-Dio.netty.noUnsafe=true");
        flags.add("-Dio.netty.noKeySetOptimization=true");
        flags.add("-Dio.netty.recycler.maxCapacityPerThread=0");
        return flags;
    }

    private Optional<Path> archive() {
        return config.classArchive().filter(path -> library.archivable());
    }
}
