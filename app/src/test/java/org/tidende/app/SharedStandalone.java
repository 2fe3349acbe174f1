package org.tidende.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One standalone over one feed for all test classes that leave it as it is: its start takes longer than most of them. */
final class SharedStandalone implements BeforeAllCallback {
    private Running running;

    /** What runs until the last class is done. */
    private record Running(OneFeed feed, TidendeProcess process) implements AutoCloseable {
        static Running start() {
            try {
                // Below the build folder: it outlives the classes' own folders, and goes with the next clean.
                Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "standalone-");
                OneFeed feed = new OneFeed();
                return new Running(
                        feed,
                        TidendeProcess.standalone(
                                folder.toAbsolutePath().resolve("data"), feed.opml(folder.resolve("feeds.opml"))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws InterruptedException {
            process.close();
            feed.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(Namespace.create(SharedStandalone.class))
                .computeIfAbsent("standalone", key -> Running.start(), Running.class);
    }

    OneFeed feed() {
        return running.feed();
    }

    TidendeProcess process() {
        return running.process();
    }
}
