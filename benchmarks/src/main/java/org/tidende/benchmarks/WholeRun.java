package org.tidende.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.IndexException;
import org.tidende.sink.OpenSearchConfig;
import org.tidende.sink.SearchQuery;

/**
 * What an article costs through the whole pipeline: publishes generated articles on loopback, lets {@code tidende standalone} work
 * them off, and reads the processor time and memory of its two processes. Arguments: launcher, result file, and optionally feeds,
 * articles of each feed before the measurement, articles of each feed in it.
 */
public final class WholeRun {
    private static final Pattern SERVERS = Pattern.compile("Kafka at (\\S+) and OpenSearch at (\\S+), process (\\d+)");
    private static final int ARTICLE_CHARACTERS = 3_300;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private WholeRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int feeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        int warm = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 50;
        int measured = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 200;
        Path folder = Files.createTempDirectory("tidende-whole-run");
        Path log = folder.resolve("log.txt");
        try (GeneratedNews news = new GeneratedNews(feeds, ARTICLE_CHARACTERS)) {
            Process process = new ProcessBuilder(
                            arguments[0],
                            "standalone",
                            "--feeds",
                            news.opml(folder.resolve("feeds.opml")).toString(),
                            "--data",
                            folder.resolve("data").toString(),
                            "--port",
                            "0",
                            "--kafka-port",
                            "0",
                            "--opensearch-port",
                            "0",
                            "--allow-address",
                            "127.0.0.0/8",
                            "--poll-interval",
                            "2s")
                    .redirectOutput(log.toFile())
                    .redirectError(log.toFile())
                    .start();
            try {
                Matcher servers = await(log);
                ProcessHandle child =
                        ProcessHandle.of(Long.parseLong(servers.group(3))).orElseThrow();
                try (ArticleSearch search =
                        new ArticleSearch(OpenSearchConfig.of(URI.create(servers.group(2))), "tidende")) {
                    news.publish(warm);
                    awaitArticles(search, (long) feeds * warm);
                    double pipelineBefore = cpu(process.toHandle());
                    double serversBefore = cpu(child);
                    long start = System.nanoTime();
                    news.publish(warm + measured);
                    awaitArticles(search, (long) feeds * (warm + measured));
                    double wall = (System.nanoTime() - start) / 1e9;
                    double pipeline = cpu(process.toHandle()) - pipelineBefore;
                    double server = cpu(child) - serversBefore;
                    report(
                            Path.of(arguments[1]),
                            feeds * measured,
                            wall,
                            pipeline,
                            server,
                            rss(process.pid()),
                            rss(child.pid()));
                }
            } finally {
                process.destroy();
                process.waitFor(30, TimeUnit.SECONDS);
            }
        }
    }

    private static Matcher await(Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher matcher = SERVERS.matcher(Files.readString(log));
            if (matcher.find()) {
                return matcher;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new IllegalStateException("no servers came up: " + Files.readString(log));
    }

    private static void awaitArticles(ArticleSearch search, long count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long total = 0;
        while (System.nanoTime() < deadline) {
            try {
                total = search.search(new SearchQuery("*", null, null, null, null, null, 0))
                        .total();
            } catch (IndexException notYet) {
                total = 0;
            }
            if (total >= count) {
                return;
            }
            LockSupport.parkNanos(200_000_000);
        }
        throw new IllegalStateException("only " + total + " of " + count + " articles were searchable in time");
    }

    private static void report(
            Path file, int articles, double wall, double pipeline, double servers, long pipelineRss, long serversRss)
            throws IOException {
        String json = String.format(
                Locale.ROOT,
                "{\"articles\": %d, \"wallSeconds\": %.1f, \"pipelineCpuSeconds\": %.1f, \"serversCpuSeconds\": %.1f, "
                        + "\"articlesPerCpuSecondPipeline\": %.0f, \"articlesPerCpuSecondWhole\": %.0f, "
                        + "\"pipelineRssMegabytes\": %d, \"serversRssMegabytes\": %d, \"load\": \"%s\"}%n",
                articles,
                wall,
                pipeline,
                servers,
                articles / pipeline,
                articles / (pipeline + servers),
                pipelineRss,
                serversRss,
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json);
        PrintStream out = System.out;
        out.print(json);
    }

    private static double cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static long rss(long pid) throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
        return status.stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                >> 10;
    }
}
