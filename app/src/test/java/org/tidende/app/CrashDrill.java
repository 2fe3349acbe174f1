package org.tidende.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills processes of a pipeline (SIGKILL) while entries come in, and says how each went. It runs as {@code standalone} first, then as
 * servers and stages of their own on the same data.
 */
public final class CrashDrill implements AutoCloseable {
    /** What the killed process had sent by then may still be answered. */
    private static final long LAST_WORDS_NANOS = 250_000_000;

    private static final String NAME = "1";
    private static final long STEP_NANOS = 200_000_000;

    private final Launcher launcher;
    private final Path folder;
    private final GeneratedFeeds feeds;
    private final int perSecond;
    private final Fleet fleet;
    private final List<Kill> kills = new ArrayList<>();
    private TidendeProcess standalone;
    private final int poisonEvery;
    private LoadWatch watch;
    private PoisonSource poison;
    private int kafkaPort;
    private int openSearchPort;

    /**
     * One kill.
     *
     * @param what standalone, servers of standalone, servers, ingest, enrich or sink
     * @param pid of the process
     * @param published entries that were out
     * @param inFlight those of them that had not come out of what was killed: not committed to its topic, not searchable for a sink
     * @param secondsToCommit from the kill until the next of them did
     */
    public record Kill(String what, long pid, long published, long inFlight, double secondsToCommit) {}

    /** @param perSecond entries that come out each second over all feeds */
    public CrashDrill(Launcher launcher, Path folder, GeneratedFeeds feeds, int perSecond) {
        this(launcher, folder, feeds, perSecond, 0);
    }

    /** The same with a poisoned record for so many entries, before enrich and before sink; 0 for none. */
    public CrashDrill(Launcher launcher, Path folder, GeneratedFeeds feeds, int perSecond, int poisonEvery) {
        this.launcher = launcher;
        this.folder = folder;
        this.feeds = feeds;
        this.perSecond = perSecond;
        this.poisonEvery = poisonEvery;
        this.fleet = new Fleet(launcher, folder);
    }

    /** All so far. */
    public List<Kill> kills() {
        return List.copyOf(kills);
    }

    /** Starts it as one. */
    public void startStandalone() throws IOException {
        runStandalone();
        kafkaPort = port(standalone.bootstrapServers());
        openSearchPort = port(standalone.openSearch());
        watch = new LoadWatch(standalone.bootstrapServers(), standalone.openSearch());
        feeds.publishSteadily(perSecond);
    }

    private void runStandalone() throws IOException {
        Files.createDirectories(folder);
        standalone = TidendeProcess.standalone(
                launcher, folder.resolve("data"), feeds.opml(folder.resolve("feeds.opml")), kafkaPort, openSearchPort);
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** Kills the process and starts another one. */
    public void killStandalone() throws IOException, InterruptedException {
        kill("standalone", standalone.pid(), watch.enriched(), this::runStandalone);
    }

    /** Kills the process that holds the servers; its parent starts another one. */
    public void killServersOfStandalone() throws IOException, InterruptedException {
        kill("servers of standalone", standalone.serversProcess().pid(), watch.enriched(), () -> {});
    }

    /** Ends it as one and goes on with the same data in processes of their own. */
    public void part() throws IOException, InterruptedException {
        standalone.close();
        standalone = null;
        runServers();
        for (Part stage : Part.values()) {
            fleet.start(stage, NAME);
        }
    }

    /** Goes on with the same data in processes of their own, the broker and the index each in one, too. */
    public void partAll() throws IOException, InterruptedException {
        awaitFlow(watch.enriched());
        standalone.close();
        standalone = null;
        fleet.startServersApart(kafkaPort, openSearchPort);
        for (Part stage : Part.values()) {
            fleet.start(stage, NAME);
        }
    }

    /** Kills the process of a server and starts another one on the same data. @param server kafka or opensearch */
    public void killServer(String server) throws IOException, InterruptedException {
        TidendeProcess parent = fleet.server(server);
        Progress progress = server.equals("kafka") ? watch.enriched() : watch.indexed();
        kill(server, parent.serversProcess().pid(), progress, () -> {
            parent.exitCode(60);
            fleet.startServer(server);
        });
    }

    private void runServers() throws IOException {
        fleet.startServers(kafkaPort, openSearchPort);
    }

    /** Kills the process that holds the servers; its parent ends, and another one is started. */
    public void killServers() throws IOException, InterruptedException {
        TidendeProcess parent = fleet.servers();
        kill("servers", parent.serversProcess().pid(), watch.enriched(), () -> {
            parent.exitCode(60);
            runServers();
        });
    }

    /** Kills a stage's process and starts another one of the same name. @param stage ingest, enrich or sink */
    public void killStage(String stage) throws IOException, InterruptedException {
        Part part = Part.valueOf(stage.toUpperCase(Locale.ROOT));
        Fleet.Worker worker = fleet.workers(part).getFirst();
        kill(stage, worker.process().pid(), watch.of(part), () -> {
            fleet.forget(worker);
            fleet.start(part, worker.instance());
        });
    }

    private interface Revival {
        void run() throws IOException, InterruptedException;
    }

    private void kill(String what, long pid, Progress progress, Revival revival)
            throws IOException, InterruptedException {
        awaitFlow(progress);
        ProcessHandle victim = ProcessHandle.of(pid).orElseThrow();
        long published = feeds.published();
        long searchable = watch.searchable();
        long moment = System.nanoTime();
        victim.destroyForcibly();
        victim.onExit().join();
        revival.run();
        long heard = moment + LAST_WORDS_NANOS;
        long done = progress == watch.indexed() ? searchable : progress.countUntil(heard);
        long next =
                Await.value(() -> progress.firstSince(heard), () -> "a commit after a kill of " + what, this::report);
        kills.add(new Kill(what, pid, published, Math.max(0, published - done), (next - moment) / 1e9));
    }

    /** Until it goes on after the last kill, and for a while then: a different one before each kill, so that they hit different moments. */
    private void awaitFlow(Progress progress) {
        long wanted = feeds.published() + perSecond + (kills.size() * 61L) % perSecond;
        long now = System.nanoTime();
        Await.until(
                () -> feeds.published() >= wanted
                        && progress.anySince(now)
                        && watch.searched().anySince(now),
                () -> "new articles before a kill",
                this::report);
        if (poisonEvery > 0 && poison == null) {
            // Not before: enrich refuses to start over a topic that somebody else has written to first.
            poison = new PoisonSource("127.0.0.1:" + kafkaPort, feeds::published, poisonEvery);
        }
    }

    /** Waits until so many entries are out. */
    public void awaitPublished(long entries) {
        while (feeds.published() < entries) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** Lets everything arrive, and says what is wrong with it, in words; empty for nothing. */
    public List<String> finish() throws InterruptedException {
        if (poison == null) {
            return Verdict.of(feeds, watch, fleet);
        }
        feeds.publishSteadily(0);
        poison.stop();
        return Verdict.of(feeds, watch, fleet, poison.expected());
    }

    /** How to reach the servers on the command line. */
    String[] addresses() {
        return new String[] {"--bootstrap-servers", fleet.bootstrapServers(), "--opensearch", fleet.openSearch()};
    }

    /** Where a stage's process has its metrics. */
    String http(Part stage) {
        return fleet.workers(stage).getFirst().process().http();
    }

    private String report() {
        return (standalone == null ? "" : standalone.err()) + fleet.report();
    }

    @Override
    public void close() throws InterruptedException {
        if (poison != null) {
            poison.close();
        }
        if (watch != null) {
            watch.close();
        }
        if (standalone != null) {
            standalone.close();
        }
        fleet.close();
    }
}
