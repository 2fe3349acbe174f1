package org.tidende.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads feeds from files. */
@Command(
        name = "parse",
        description = "Reads feeds and prints each as JSON Feed 1.1, one a line.",
        mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 64 << 20;

    @Mixin
    ConfigOption config;

    @Mixin
    FileOptions files;

    @Option(names = "--content-type", paramLabel = "T", description = "HTTP Content-Type that the files came with.")
    String contentType;

    @Override
    public Integer call() throws IOException {
        LogSetup.quiet();
        return files.run(new BatchRun(MOST_BYTES, new FeedJson(InstantSource.system())), contentType);
    }
}
