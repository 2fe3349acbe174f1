package org.tidende.app;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads articles from pages. */
@Command(
        name = "extract",
        description = "Finds the article in pages and prints each as one JSON object a line.",
        mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 16 << 20;

    @Mixin
    ConfigOption config;

    @Mixin
    FileOptions files;

    @Option(names = "--content-type", paramLabel = "T", description = "HTTP Content-Type that the files came with.")
    String contentType;

    @Override
    public Integer call() throws IOException {
        LogSetup.quiet();
        return files.run(new BatchRun(MOST_BYTES, new PageJson()), contentType);
    }
}
