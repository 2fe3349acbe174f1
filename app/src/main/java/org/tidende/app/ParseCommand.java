package org.tidende.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads feeds from files. */
@Command(
        name = "parse",
        description = "Reads feeds and prints each as JSON Feed 1.1, one a line.",
        mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 64 << 20;

    @Mixin
    FileOptions files;

    @Override
    public Integer call() throws IOException {
        return files.apply(new FeedJson(InstantSource.system()), MOST_BYTES);
    }
}
