package org.tidende.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.tidende.enrich.text.Endings;
import org.tidende.enrich.text.GeneratedNames;
import org.tidende.enrich.text.NameTrie;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;
import org.tidende.enrich.text.Tokenizer;
import org.tidende.enrich.text.Tokens;

/**
 * A million names in texts of ten languages, a name about each hundred bytes: our automaton, with and without stems, beside
 * Lucene's FST and hankcs' Aho-Corasick over the same names and texts. All of them fold the text, take whole words, and keep the
 * leftmost longest name; before anything is measured, our exact tier and the FST (or Aho-Corasick, where it is measured) must have
 * found the same places.
 *
 * <p>{@code bytes} is what was read of the texts, in UTF-8, {@code processor} the nanoseconds of the processor that it took. The
 * set-up prints how long each took to build and its bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class NamesBenchmark {
    private static final int TEXTS = 20;
    private static final int TEXT_BYTES = 50_000;

    /** How many names. */
    @Param({"1000000"})
    public int names;

    /** Who looks for them. */
    @Param({"stems", "exact", "fst", "ahoCorasick"})
    public String finder;

    private final Stemmer stemmer = new Stemmer();
    private final List<Text> texts = new ArrayList<>();
    private long bytes;
    private TermAutomaton automaton;
    private NameTrie fst;
    private AhoCorasick ahoCorasick;

    private record Text(String text, Endings endings) {}

    /** What was read, and what it cost: on a machine with other work, bytes a nanosecond of the processor are what to compare. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Read {
        /** In UTF-8. */
        public long bytes;

        /** Nanoseconds that the processor worked for this thread. */
        public long processor;
    }

    @Setup
    public void build() {
        List<String> all = GeneratedNames.names(names, 1);
        for (int i = 0; i < TEXTS; i++) {
            String language = GeneratedNames.languages().get(i % 10);
            String text = GeneratedNames.text(language, all, TEXT_BYTES, i);
            texts.add(new Text(text, stemmer.endings(language)));
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
        }
        Set<String> plain = HashSet.newHashSet(names);
        all.forEach(name -> plain.add(PlainText.of(name)));

        TermAutomaton exact = timed("exact", () -> automaton(all, false));
        System.out.println("exact: " + exact.memory() + " bytes");
        if (finder.equals("ahoCorasick")) {
            long before = used();
            ahoCorasick = timed("ahoCorasick", () -> new AhoCorasick(plain));
            System.out.println("ahoCorasick: " + (used() - before) + " bytes");
            compare(exact, ahoCorasick::find);
        } else {
            fst = timed("fst", () -> new NameTrie(plain));
            System.out.println("fst: " + fst.memory() + " bytes");
            compare(exact, fst::find);
        }
        automaton = exact;
        if (finder.equals("stems")) {
            automaton = timed("stems", () -> automaton(all, true));
            System.out.println("stems: " + automaton.memory() + " bytes");
        }
        // What is not measured shall not be in the way of the collector.
        fst = finder.equals("fst") ? fst : null;
    }

    @Benchmark
    public int find(Read read) {
        read.bytes += bytes;
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int found = 0;
        for (Text text : texts) {
            found += switch (finder) {
                case "fst" -> fst.find(PlainText.of(text.text)).size();
                case "ahoCorasick" -> ahoCorasick.find(PlainText.of(text.text)).size();
                default ->
                    scan(automaton, Tokenizer.tokens(text.text, text.endings)).size();
            };
        }
        read.processor += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
        return found;
    }

    private TermAutomaton automaton(List<String> all, boolean stems) {
        return NamesBuildBenchmark.automaton(all, stemmer, stems);
    }

    private void compare(TermAutomaton exact, Function<String, List<Long>> other) {
        int found = 0;
        for (Text text : texts) {
            String plain = PlainText.of(text.text);
            List<Long> ours = scan(exact, Tokenizer.tokens(text.text, null));
            List<Long> theirs = byWords(plain, other.apply(plain));
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(
                        "not the same names: we find " + ours.size() + ", the other " + theirs.size());
            }
            found += ours.size();
        }
        System.out.println("the same " + found + " names in " + bytes + " bytes, found by both");
    }

    private static List<Long> byWords(String plain, List<Long> hits) {
        int[] numbers = PlainText.wordNumbers(plain);
        return hits.stream()
                .map(hit -> (long) numbers[(int) (hit >>> 32)] << 32 | numbers[(int) (long) hit] + 1)
                .toList();
    }

    private static List<Long> scan(TermAutomaton automaton, Tokens tokens) {
        List<Long> found = new ArrayList<>();
        automaton.scan(tokens, new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                found.add((long) first << 32 | after);
                return true;
            }

            @Override
            public void term(int first, int after, int term) {
                throw new IllegalStateException("there are no terms");
            }
        });
        return found;
    }

    private static <T> T timed(String what, Supplier<T> build) {
        long began = System.nanoTime();
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        T built = build.get();
        System.out.printf(
                Locale.ROOT,
                "%s: built in %.1f s, of the processor %.1f s%n",
                what,
                (System.nanoTime() - began) / 1e9,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9);
        return built;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
