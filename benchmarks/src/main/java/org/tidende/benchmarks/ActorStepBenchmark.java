package org.tidende.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.tidende.contract.Records;
import org.tidende.enrich.ActorStep;
import org.tidende.enrich.text.GeneratedNames;

/**
 * The whole step that finds actors (words, names in their places, whose they are, people whom no file knows, tags with evidence), with
 * 100,000 generated names beside the shipped ones, on articles of 3.3 kB in ten languages, one name in fourteen words. The score is
 * articles a second; {@code processor} is the nanoseconds of the processor that {@code articles} of them took.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class ActorStepBenchmark {
    private static final int NAMES = 100_000;
    private static final int ARTICLES = 500;
    private static final int ARTICLE_BYTES = 3_300;

    /** Whether the terms of the topic rules are looked for in the same pass, as they are in the pipeline. */
    @Param({"false", "true"})
    public boolean terms;

    private final List<Article> articles = new ArrayList<>();
    private ActorStep step;
    private int next;

    private record Article(String language, String headline, String body) {}

    /** What was tagged, and what it cost: on a machine with other work, articles a second of the processor are what to compare. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Cost {
        /** Articles. */
        public long articles;

        /** Tags in them. */
        public long tags;

        /** Nanoseconds that the processor worked for this thread. */
        public long processor;
    }

    @Setup
    public void build() throws IOException {
        Records.trust();
        List<String> names = GeneratedNames.names(NAMES, 1);
        Path file = Files.createTempFile("names", ".ftm.json");
        try {
            try (BufferedWriter lines = Files.newBufferedWriter(file)) {
                for (int i = 0; i < names.size(); i++) {
                    lines.write("{\"id\":\"x" + i + "\",\"schema\":\"" + (i % 3 == 0 ? "Organization" : "Person")
                            + "\",\"properties\":{\"name\":[\"" + names.get(i) + "\"]}}\n");
                }
            }
            step = new ActorStep(file, terms, LocalDate.of(2024, 5, 2));
        } finally {
            Files.delete(file);
        }
        List<String> languages = GeneratedNames.languages();
        for (int i = 0; i < ARTICLES; i++) {
            String language = languages.get(i % languages.size());
            String body = GeneratedNames.text(language, names, ARTICLE_BYTES, i);
            articles.add(new Article(language, body.substring(0, Math.min(60, body.length())), body));
        }
        long tags = articles.stream()
                .mapToLong(article -> step.tags(article.headline, article.body, article.language)
                        .size())
                .sum();
        System.out.println(step.names() + " names, " + tags + " tags in " + ARTICLES + " articles");
        if (tags < ARTICLES * 5L) {
            throw new IllegalStateException("too few tags to measure anything");
        }
    }

    @Benchmark
    public int tag(Cost cost) {
        Article article = articles.get(next++ % ARTICLES);
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int tags = step.tags(article.headline, article.body, article.language).size();
        cost.processor += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
        cost.articles++;
        cost.tags += tags;
        return tags;
    }
}
