package org.tidende.ingest.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The inputs of a fuzz target: written by hand, or found by the fuzzer to reach something new. */
final class FuzzCorpus {
    private static final int MOST_MILLIS = 2_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FuzzCorpus() {}

    /** Files, by name, as the fuzzer takes them. */
    static List<Path> of(Class<?> target, String method) {
        Path folder = Path.of("src/test/resources", target.getPackageName().replace('.', '/'))
                .resolve(target.getSimpleName() + "Inputs")
                .resolve(method);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.sorted().toList();
            FeedInvariants.require(!all.isEmpty(), "no inputs in " + folder);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reading of one input. */
    interface Reading {
        void read() throws Exception;
    }

    /** Reads, and fails if that took a processor longer than any input may: for the fuzzer, which looks for such. */
    static void inTime(Reading reading) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        reading.read();
        long millis = (THREADS.getCurrentThreadCpuTime() - before) / 1_000_000;
        if (millis > MOST_MILLIS) {
            throw new AssertionError("it took " + millis + " ms");
        }
    }

    /** Something that a target does with an input. */
    interface Target {
        void take(byte[] input) throws Exception;
    }

    /** Gives all of them to the target; an error names the file. */
    static void run(Class<?> target, String method, Target taken) throws Exception {
        for (Path file : of(target, method)) {
            byte[] input = Files.readAllBytes(file);
            try {
                taken.take(input);
            } catch (RuntimeException | AssertionError wrong) {
                throw new AssertionError(file.getFileName() + ": " + wrong.getMessage(), wrong);
            }
        }
    }
}
