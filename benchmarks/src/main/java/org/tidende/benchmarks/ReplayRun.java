package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidende.contract.KafkaTopics;
import org.tidende.enrich.replay.ReplayCopier;
import org.tidende.enrich.replay.ReplayProgress;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.IndexException;
import org.tidende.sink.OpenSearchConfig;
import org.tidende.sink.SearchQuery;

/**
 * History tagged anew while live articles come in: {@code tidende servers} and {@code sink}, a worker of enrich, and {@code tidende
 * replay}, each a process of its own. The worker is started again with another actor in its gazetteer; the replay is killed (SIGKILL)
 * after a third and after two thirds of its copies and resumed; of the live articles one in five is a correction of history. At the end
 * each document must have the new generation and its last revision, and none may be there twice. Arguments: launcher, result file, and
 * optionally articles of history, live ones a second, seconds without a replay before, copies a second at most. Exit code 1 when
 * anything differs.
 */
public final class ReplayRun {
    private static final Pattern SERVERS = Pattern.compile("kafka (\\S+)\\s+opensearch (\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String ACTOR = "urn:x:government";
    private static final String ID = "run";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path launcher;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final ObjectNode result = JSON.createObjectNode();
    private String kafka;
    private URI openSearch;

    private ReplayRun(Path launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws Exception {
        long articles = number(arguments, 2, 20_000);
        int perSecond = (int) number(arguments, 3, 50);
        long before = number(arguments, 4, 30);
        long rate = number(arguments, 5, 0);
        ReplayRun run =
                new ReplayRun(Path.of(arguments[0]).toAbsolutePath(), Files.createTempDirectory("tidende-replay-run"));
        List<String> differences;
        try {
            differences = run.run(articles, perSecond, before, rate);
        } finally {
            run.end();
        }
        run.result.putPOJO("differences", differences.stream().limit(20).toList());
        String json = JSON.writeValueAsString(run.result);
        System.out.println(json);
        Files.writeString(Path.of(arguments[1]), json + "\n");
        System.exit(differences.isEmpty() ? 0 : 1);
    }

    private static long number(String[] arguments, int index, long otherwise) {
        return arguments.length > index ? Long.parseLong(arguments[index]) : otherwise;
    }

    private List<String> run(long articles, int perSecond, long before, long rate) throws Exception {
        startServers();
        Path gazetteer = Files.writeString(
                folder.resolve("actors.yaml"),
                "actors:\n  - {uri: '" + ACTOR + "', type: organisation, names: {all: [government]}}\n");
        try (LiveNews live = new LiveNews(kafka, openSearch)) {
            try (JavaProcess old = worker()) {
                old.line("READY");
                tidende("sink", "--opensearch", openSearch.toString(), "--refresh-interval", "200ms", "--port", "0");
                live.history(articles);
                await("history in the index", () -> found() >= articles);
            }
            try (JavaProcess worker = worker(gazetteer.toString())) {
                long generation = Long.parseLong(worker.line("READY").substring("READY ".length()));
                result.put("history", articles);
                result.put("liveArticlesPerSecond", perSecond);
                result.put("generation", generation);
                result.put("processors", Runtime.getRuntime().availableProcessors());
                live.start(perSecond);
                // The new worker's first articles meet a cold machine: no part of either figure.
                LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
                long began = System.nanoTime();
                result.put("loadBefore", load());
                LockSupport.parkNanos(Duration.ofSeconds(before).toNanos());
                long replayed = System.nanoTime();
                replay(articles, rate);
                long ended = System.nanoTime();
                result.put("replaySeconds", (ended - replayed) / 1_000_000_000);
                result.put("copiesPerSecond", articles * 1_000_000_000L / (ended - replayed));
                result.put("loadAfter", load());
                live.finish(PATIENCE);
                live.describe(result.putObject("liveWithoutReplay"), began, replayed);
                live.describe(result.putObject("liveDuringReplay"), replayed, ended);
                live.describeReader(result.putObject("reader"));
                result.put("published", live.published());
                result.put("corrected", live.corrected().size());
                List<String> differences = new ReplayVerdict(kafka, openSearch)
                        .judge(live.published(), live.corrected(), generation, ACTOR, result);
                if (live.wrong() != null) {
                    differences.add(live.wrong());
                }
                return differences;
            }
        }
    }

    private void replay(long articles, long rate) throws Exception {
        String copies = Long.toString(rate);
        Process first = tidende("replay", "--from", "2015-01-01", "--id", ID, "--rate", copies);
        killAt(first, articles / 3);
        killAt(tidende("replay", "--resume", ID, "--rate", copies), articles * 2 / 3);
        Process last = tidende("replay", "--resume", ID, "--rate", copies);
        if (!last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || last.exitValue() != 0) {
            throw new IllegalStateException("the replay did not come to its end, see " + folder);
        }
        result.put("copied", known().copied());
    }

    private void killAt(Process replay, long copies) throws InterruptedException {
        AtomicLong copied = new AtomicLong();
        await(copies + " copies", () -> {
            if (!replay.isAlive()) {
                throw new IllegalStateException("the replay has ended, see " + folder);
            }
            ReplayProgress known = known();
            copied.set(known == null ? 0 : known.copied());
            return copied.get() >= copies;
        });
        replay.destroyForcibly().waitFor();
        result.withArray("killedAtCopies").add(copied.get());
    }

    private ReplayProgress known() {
        List<ReplayProgress> known = ReplayCopier.list(Map.of("bootstrap.servers", kafka), new KafkaTopics(""));
        return known.isEmpty() ? null : known.getFirst();
    }

    private long found() {
        try (ArticleSearch search = new ArticleSearch(OpenSearchConfig.of(openSearch), "tidende")) {
            return search.search(SearchQuery.of("")).total();
        } catch (IndexException notYet) {
            return 0;
        }
    }

    private JavaProcess worker(String... gazetteers) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of(kafka, folder.resolve("streams").toString()));
        arguments.addAll(List.of(gazetteers));
        return new JavaProcess(
                List.of("-Xmx512m", "-XX:+UseSerialGC"), EnrichChild.class.getName(), arguments.toArray(String[]::new));
    }

    private void startServers() throws Exception {
        List<String> command = List.of(
                launcher.toString(),
                "servers",
                "--data",
                folder.resolve("data").toString(),
                "--kafka-port",
                "0",
                "--opensearch-port",
                "0");
        Path out = folder.resolve("servers.txt");
        processes.add(new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("servers.err").toFile())
                .start());
        await("the servers", () -> servers(out).find());
        Matcher servers = servers(out);
        servers.find();
        kafka = servers.group(1);
        openSearch = URI.create(servers.group(2));
    }

    private static Matcher servers(Path out) {
        try {
            return SERVERS.matcher(Files.readString(out));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Process tidende(String command, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(launcher.toString(), command, "--bootstrap-servers", kafka));
        // A machine that is busy with other things may be slow to answer a person; a run has time.
        all.addAll(List.of("--kafka-property", "default.api.timeout.ms=60000"));
        all.addAll(List.of(options));
        Path out = folder.resolve(command + "-" + processes.size() + ".txt");
        Process process = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        processes.add(process);
        return process;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    /** What was started last ends first. */
    private void end() throws InterruptedException {
        for (Process process : processes.reversed()) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
