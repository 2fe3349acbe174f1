package org.tidende.embedded.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidende.embedded.EmbeddedServers;

/**
 * The parsed classes of the servers, kept beside this module's jar in its build folder and shared by the test runs of
 * all modules: a child then starts in half the time. The first run with both servers writes it.
 *
 * @param file named after the Java version and the jar's time, so that one which no longer fits is never found
 * @param draft where a child of this process writes it, so that nobody reads half of one
 */
record ClassArchive(Path file, Path draft) {

    private static final String PREFIX = "servers-";

    /** Empty when the classes come from a folder, which the JVM can't archive, or from outside a build. */
    static Optional<ClassArchive> ofThisBuild() {
        try {
            return beside(Path.of(EmbeddedServers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static Optional<ClassArchive> beside(Path own) {
        Path folder = own.getParent();
        if (!Files.isRegularFile(own) || !folder.endsWith("target")) {
            return Optional.empty();
        }
        try {
            String name = PREFIX + Runtime.version() + "-"
                    + Files.getLastModifiedTime(own).toMillis() + ".jsa";
            return Optional.of(new ClassArchive(
                    folder.resolve(name),
                    folder.resolve(name + "." + ProcessHandle.current().pid())));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the time of " + own, e);
        }
    }

    boolean isReady() {
        return Files.isRegularFile(file);
    }

    /** Makes a draft that a child has written the archive, and deletes those of earlier builds. */
    void publish() {
        try {
            if (!Files.isRegularFile(draft)) {
                return;
            }
            for (Path old : earlier()) {
                Files.deleteIfExists(old);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("can't keep the class archive " + file, e);
        }
    }

    private List<Path> earlier() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(path -> path.getFileName().toString().startsWith(PREFIX)
                            && path.getFileName().toString().endsWith(".jsa"))
                    .toList();
        }
    }
}
