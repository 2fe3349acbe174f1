package org.tidende.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of the servers, which never meet the pipeline's class path. They are looked for in the configured folder, in
 * the one named by the system property {@value #PROPERTY}, and beside this module's own classes: {@code target/lib}
 * after a build, {@code <home>/embedded-lib} where the jar lies in {@code <home>/lib}.
 *
 * @param own this module's jar or folder of classes
 * @param jars the servers' jars, sorted by name
 */
record ServerLibrary(Path own, List<Path> jars) {

    static final String PROPERTY = "tidende.embedded.lib";

    static ServerLibrary locate(Optional<Path> configured) {
        Path own;
        try {
            own = Path.of(ServerLibrary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new EmbeddedException("the place of this module's own classes is no file: " + e.getMessage(), e);
        }
        return locate(configured, Optional.ofNullable(System.getProperty(PROPERTY)), own);
    }

    static ServerLibrary locate(Optional<Path> configured, Optional<String> property, Path own) {
        Path folder = configured.or(() -> property.map(Path::of)).orElseGet(() -> beside(own));
        List<Path> jars = jars(folder);
        requireOne(jars, "kafka_\\d.*", folder);
        requireOne(jars, "opensearch-\\d.*", folder);
        return new ServerLibrary(own, jars);
    }

    /** None is a build that was left out; two are an older build's jars beside the new ones. */
    private static void requireOne(List<Path> jars, String name, Path folder) {
        List<String> found = jars.stream()
                .map(jar -> jar.getFileName().toString())
                .filter(jar -> jar.matches(name))
                .toList();
        if (found.isEmpty()) {
            throw new EmbeddedException("the jars of Kafka and OpenSearch are not in " + folder
                    + ": build the module embedded (mvn -pl embedded package), or name their folder with -D" + PROPERTY
                    + "=<folder>");
        }
        if (found.size() > 1) {
            throw new EmbeddedException("more than one version in " + folder + ": " + String.join(", ", found)
                    + ". Build the module embedded anew (mvn -pl embedded clean package)");
        }
    }

    private static Path beside(Path own) {
        Path parent = own.toAbsolutePath().normalize().getParent();
        return parent.getFileName().toString().equals("lib")
                ? parent.resolveSibling("embedded-lib")
                : parent.resolve("lib");
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list the servers' jars in " + folder, e);
        }
    }

    /** The child's class path: our own classes first, then the jars in one order everywhere. */
    String classPath() {
        return Stream.concat(Stream.of(own), jars.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The JVM archives no classes when a folder is on the class path. */
    boolean archivable() {
        return Files.isRegularFile(own);
    }
}
