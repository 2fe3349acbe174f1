package org.tidende.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
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

    @Benchmark
    public long build() {
        long bytes = automaton(all, stemmer, true).memory();
        System.out.println(bytes + " bytes");
        return bytes;
    }

    static TermAutomaton automaton(List<String> names, Stemmer stemmer, boolean stems) {
        TermAutomaton.Builder builder = new TermAutomaton.Builder(stemmer);
        for (int i = 0; i < names.size(); i++) {
            builder.name(names.get(i), i, stems);
        }
        return builder.build();
    }
}
