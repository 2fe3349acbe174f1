package org.tidende.app;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads articles from pages. */
@Command(
        name = "extract",
        description = "Finds the article in pages and prints each as one JSON object a line.",
        mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 16 << 20;

    @Mixin
    FileOptions files;

    @Override
    public Integer call() throws IOException {
        return files.apply(new PageJson(), MOST_BYTES);
    }
}
