package org.tidende.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tidende.enrich.topic.RuleRace;

/**
 * Topic rules over articles in ten languages: our compiled rules, which cut the words, find the terms and make tags with their evidence,
 * beside Lucene Monitor's stored queries over the same words, which say only which match. An operation is an article. Before anything
 * is measured both must have matched the same rules.
 *
 * <p>{@code articles} is what was asked, {@code processor} the nanoseconds of the processor that it took. The counters
 * {@code ruleBytes} and {@code textBytes} are the heap that the rules take and the mean length of an article.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RuleBenchmark {
    private static final int ARTICLES = 1_000;
    private static final int COMPARED = 30;

    /** How many rules. */
    @Param({"1000", "10000", "50000"})
    public int rules;

    /** Who asks them. */
    @Param({"ours", "monitor"})
    public String engine;

    private RuleRace race;
    private int next;

    /** What was asked, and what it cost: on a machine with other work, articles a second of the processor are what to compare. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Asked {
        /** How many. */
        public long articles;

        /** Nanoseconds that the processor worked for this thread. */
        public long processor;

        /** Heap of the rules, told once a fork and iteration. */
        public long ruleBytes;

        /** Mean length of an article in UTF-8. */
        public long textBytes;
    }

    /** Makes rules and articles, and compares both sides. */
    @Setup
    public void build() throws IOException {
        race = new RuleRace(rules, ARTICLES, 1, true);
        long matches = race.compare(COMPARED);
        System.out.printf(
                Locale.ROOT,
                "the same %,d matches in %d articles of %,d bytes; %,d rules take %.1f MB, of Monitor %.1f MB%n",
                matches,
                COMPARED,
                race.bytesEach(),
                rules,
                race.ourBytes() / 1e6,
                race.theirBytes() / 1e6);
    }

    /** Asks all rules of an article. */
    @Benchmark
    public int ask(Asked asked) throws IOException {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        next = (next + 1) % race.articles();
        boolean ours = engine.equals("ours");
        int matched = ours ? race.ours(next).size() : race.theirs(next).size();
        asked.articles++;
        asked.processor += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
        asked.ruleBytes = ours ? race.ourBytes() : race.theirBytes();
        asked.textBytes = race.bytesEach();
        return matched;
    }

    /** Lets Monitor go. */
    @TearDown
    public void close() throws IOException {
        race.close();
    }
}
