package org.tidende.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.tidende.contract.KafkaTopics;
import org.tidende.ingest.feed.FeedCatalog;

/** Kills (SIGKILL) two workers of ingest and the broker in turn while they poll many feeds, and says how each went. */
public final class IngestCrashDrill implements AutoCloseable {
    /** What the killed process had sent by then may still be answered. */
    private static final long LAST_WORDS_NANOS = 250_000_000;

    private static final List<String> WORKERS = List.of("1", "2");
    private static final Duration ANSWER = Duration.ofMillis(150);

    /** Kafka 4.3.1, killed, may come up with a coordinator that refuses its groups for as long as the process lives. */
    private static final String DEAD_COORDINATOR = "is out of sync with the underlying log";

    private final Path folder;
    private final GeneratedFeeds feeds;
    private final int perSecond;
    private final Fleet fleet;
    private final List<Kill> kills = new ArrayList<>();
    private LoadWatch watch;
    private int kafkaPort;
    private int brokerLogAtStart;

    /**
     * One kill.
     *
     * @param what ingest or kafka
     * @param pid of the process
     * @param polls requests that were not answered yet
     * @param entries that were out and not committed as articles
     * @param awaySeconds until the killed process was replaced
     * @param secondsToCommit from the kill until the next article was committed
     * @param secondsToAll from the kill until articles of every partition were
     * @param restarts of a broker that had come up with a dead coordinator, as its operator would do
     */
    public record Kill(
            String what,
            long pid,
            int polls,
            long entries,
            double awaySeconds,
            double secondsToCommit,
            double secondsToAll,
            int restarts) {}

    /**
     * @param pollInterval as on the command line
     * @param perSecond entries that come out each second over all feeds
     */
    public IngestCrashDrill(Launcher launcher, Path folder, GeneratedFeeds feeds, String pollInterval, int perSecond) {
        this.folder = folder;
        this.feeds = feeds;
        this.perSecond = perSecond;
        this.fleet = new Fleet(launcher, folder);
        fleet.pollEvery(pollInterval);
    }

    /** All so far. */
    public List<Kill> kills() {
        return List.copyOf(kills);
    }

    /** Starts broker and workers, and waits until articles come out of every partition. */
    public void start() throws IOException {
        Files.createDirectories(folder);
        feeds.delay(ANSWER);
        fleet.startKafka(0);
        String servers = fleet.bootstrapServers();
        kafkaPort = Integer.parseInt(servers.substring(servers.lastIndexOf(':') + 1));
        watch = new LoadWatch(servers, null);
        for (String worker : WORKERS) {
            fleet.start(Part.INGEST, worker);
        }
        Await.until(() -> fleet.workers(Part.INGEST).getFirst().isReady(), () -> "ingest to be ready", fleet::report);
        new FeedCatalog(Map.of("bootstrap.servers", servers), new KafkaTopics("")).add(feeds.feeds());
        feeds.publishSteadily(perSecond);
        Await.until(
                () -> watch.articles().partitions() == KafkaTopics.PARTITIONS,
                () -> "articles in all partitions",
                fleet::report);
    }

    /** Kills the worker that has run longest and starts another one of the same name. */
    public void killWorker() throws IOException, InterruptedException {
        Fleet.Worker worker = fleet.workers(Part.INGEST).getFirst();
        kill("ingest", worker.process().pid(), Duration.ZERO, () -> {
            fleet.forget(worker);
            fleet.start(Part.INGEST, worker.instance());
        });
    }

    /** Kills the broker's process; its parent ends, and another one is started after a time. */
    public void killKafka(Duration away) throws IOException, InterruptedException {
        TidendeProcess parent = fleet.servers();
        kill("kafka", parent.serversProcess().pid(), away, () -> {
            parent.exitCode(60);
            startKafka();
        });
    }

    private interface Revival {
        void run() throws IOException, InterruptedException;
    }

    private void kill(String what, long pid, Duration away, Revival revival) throws IOException, InterruptedException {
        awaitFlow();
        ProcessHandle victim = ProcessHandle.of(pid).orElseThrow();
        // Polls end together when they are written together, and a worker asks for nothing while it has enough to
        // write.
        Await.until(() -> feeds.underWay() > 0, () -> "polls in flight before a kill", fleet::report);
        int polls = feeds.underWay();
        long published = feeds.published();
        long moment = System.nanoTime();
        victim.destroyForcibly();
        victim.onExit().join();
        while (System.nanoTime() - moment < away.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        revival.run();
        double gone = (System.nanoTime() - moment) / 1e9;
        long heard = moment + LAST_WORDS_NANOS;
        long committed = watch.articles().countUntil(heard);
        int restarts = restartDeadCoordinator(heard);
        long next = Await.value(
                () -> watch.articles().firstSince(heard), () -> "a commit after a kill of " + what, fleet::report);
        Await.until(
                () -> watch.articles().allSince(heard),
                () -> "every partition after a kill of " + what + ", still standing: "
                        + watch.articles().standing(heard),
                fleet::report);
        kills.add(new Kill(
                what,
                pid,
                polls,
                Math.max(0, published - committed),
                gone,
                (next - moment) / 1e9,
                (System.nanoTime() - moment) / 1e9,
                restarts));
    }

    /** Waits until every partition goes on or the broker's log says that it never will; then another broker is started. */
    private int restartDeadCoordinator(long since) throws IOException, InterruptedException {
        int restarts = 0;
        while (true) {
            Await.until(
                    () -> watch.articles().allSince(since) || hasDeadCoordinator(),
                    () -> "every partition, still standing: " + watch.articles().standing(since),
                    fleet::report);
            if (watch.articles().allSince(since)) {
                return restarts;
            }
            fleet.servers().close();
            startKafka();
            restarts++;
        }
    }

    private void startKafka() throws IOException {
        brokerLogAtStart = brokerLog().length();
        fleet.startKafka(kafkaPort);
    }

    private boolean hasDeadCoordinator() {
        String log = brokerLog();
        return log.substring(log.length() < brokerLogAtStart ? 0 : brokerLogAtStart)
                .contains(DEAD_COORDINATOR);
    }

    private String brokerLog() {
        try {
            return Files.readString(folder.resolve("data/logs/kafka.log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until every partition goes on, and for a while then: a different one before each kill, so that they hit different moments. */
    private void awaitFlow() {
        long wanted = feeds.published() + perSecond / 2 + (kills.size() * 61L) % perSecond;
        long now = System.nanoTime();
        Await.until(
                () -> feeds.published() >= wanted && watch.articles().allSince(now),
                () -> "new articles of every partition before a kill, still standing: "
                        + watch.articles().standing(now),
                fleet::report);
    }

    /** Lets everything arrive, and says what is wrong with it, in words; empty for nothing. */
    public List<String> finish() {
        return Verdict.ofArticles(feeds, watch, fleet);
    }

    @Override
    public void close() throws InterruptedException {
        if (watch != null) {
            watch.close();
        }
        fleet.close();
    }
}
