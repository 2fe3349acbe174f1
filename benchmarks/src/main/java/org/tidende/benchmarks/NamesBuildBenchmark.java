package org.tidende.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;
import org.tidende.enrich.text.GeneratedNames;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;

/** Seconds to build our automaton over generated names, with stems, in a JVM that has built none. The names are made before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class NamesBuildBenchmark {
    /** How many names. */
    @Param({"1000000", "5000000"})
    public int names;

    private final Stemmer stemmer = new Stemmer();
    private List<String> all;

    @Setup
    public void generate() {
        all = GeneratedNames.names(names, 1);
        System.gc();
    }

    /** What was built, and what it cost. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Built {
        /** Of the automaton. */
        public long bytes;

        /** Nanoseconds that the processor worked for this thread. */
        public long processor;
    }

    @Benchmark
    public long build(Built built) {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        built.bytes = automaton(all, stemmer, true).memory();
        built.processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
        return built.bytes;
    }

    static TermAutomaton automaton(List<String> names, Stemmer stemmer, boolean stems) {
        TermAutomaton.Builder builder = new TermAutomaton.Builder(stemmer);
        for (int i = 0; i < names.size(); i++) {
            builder.name(names.get(i), i, stems);
        }
        return builder.build();
    }
}
