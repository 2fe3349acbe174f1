package org.tidende.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidende.contract.KafkaTopics;
import org.tidende.ingest.feed.FeedCatalog;

/** Lets workers of each stage join, leave (SIGTERM) and die (SIGKILL) while entries come in, and says how each hand-over went. */
public final class ScaleDrill implements AutoCloseable {
    private static final long USUAL_NANOS = 5_000_000_000L;

    private final GeneratedFeeds feeds;
    private final int perSecond;
    private final Path folder;
    private final List<Part> stages;
    private final Fleet fleet;
    private final List<HandOver> handOvers = new ArrayList<>();
    private final Map<Part, Integer> names = new EnumMap<>(Part.class);
    private LoadWatch watch;

    /**
     * One hand-over, as the stage's committed output shows it.
     *
     * @param what joins, SIGTERM or kill -9
     * @param stage ingest, enrich or sink
     * @param instance name of the worker that came or went
     * @param workers of the stage afterwards
     * @param longestPause seconds that the partition which stood longest stood still, from its last commit to its next
     * @param pauseOfAll seconds that all partitions stood still at once
     * @param usual longest pause of a partition in the five seconds before
     */
    public record HandOver(
            String what,
            String stage,
            String instance,
            int workers,
            double longestPause,
            double pauseOfAll,
            double usual) {}

    /** What happens to one worker. */
    private record Event(String what, Part stage, Fleet.Worker worker, long moment) {}

    /** Of all stages. @param perSecond entries that come out each second over all feeds */
    public ScaleDrill(Launcher launcher, Path folder, GeneratedFeeds feeds, int perSecond) {
        this(launcher, folder, feeds, perSecond, List.of(Part.values()));
    }

    /** A pipeline that ends with {@code news.articles}, without an index. */
    public static ScaleDrill ofIngest(Launcher launcher, Path folder, GeneratedFeeds feeds, int perSecond) {
        return new ScaleDrill(launcher, folder, feeds, perSecond, List.of(Part.INGEST));
    }

    private ScaleDrill(Launcher launcher, Path folder, GeneratedFeeds feeds, int perSecond, List<Part> stages) {
        this.stages = stages;
        this.feeds = feeds;
        this.perSecond = perSecond;
        this.folder = folder;
        this.fleet = new Fleet(launcher, folder);
    }

    /** All so far. */
    public List<HandOver> handOvers() {
        return List.copyOf(handOvers);
    }

    /** Starts servers and one worker of each stage, and waits until articles come out of every partition. */
    public void start() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (isWhole()) {
            fleet.startServers(0, 0);
        } else {
            fleet.startKafka(0);
        }
        watch = new LoadWatch(fleet.bootstrapServers(), fleet.openSearch());
        for (Part stage : stages) {
            launch(stage);
        }
        Await.until(() -> fleet.workers(Part.INGEST).getFirst().isReady(), () -> "ingest to be ready", fleet::report);
        new FeedCatalog(Map.of("bootstrap.servers", fleet.bootstrapServers()), new KafkaTopics("")).add(feeds.feeds());
        feeds.publishSteadily(perSecond);
        Await.until(
                () -> stages.stream().allMatch(stage -> watch.of(stage).partitions() == KafkaTopics.PARTITIONS),
                () -> "articles in all partitions",
                fleet::report);
    }

    /** A while between hand-overs: what one leaves behind is not the next one's. */
    private void flow() {
        long now = System.nanoTime();
        Await.until(() -> System.nanoTime() - now > USUAL_NANOS, () -> "a steady flow", fleet::report);
    }

    private boolean isWhole() {
        return stages.contains(Part.SINK);
    }

    private Fleet.Worker launch(Part stage) throws IOException {
        return fleet.start(stage, Integer.toString(names.merge(stage, 1, Integer::sum)));
    }

    /** One more worker of each of these stages. */
    public void join(String... stages) throws IOException {
        flow();
        List<Event> events = new ArrayList<>();
        for (Part stage : parts(stages)) {
            long moment = System.nanoTime();
            events.add(new Event("joins", stage, launch(stage), moment));
        }
        for (Event event : events) {
            Await.until(
                    () -> event.worker().isReady() && event.worker().owned() > 0,
                    () -> "partitions for another worker of " + event.stage(),
                    fleet::report);
            settle(event, System.nanoTime());
        }
    }

    /** The eldest worker of each of these stages is asked to end. */
    public void leave(String... stages) throws InterruptedException {
        flow();
        List<Event> events = new ArrayList<>();
        for (Part stage : parts(stages)) {
            Fleet.Worker worker = fleet.workers(stage).getFirst();
            events.add(new Event("SIGTERM", stage, worker, System.nanoTime()));
            worker.process().terminate();
        }
        for (Event event : events) {
            event.worker().process().close();
            fleet.forget(event.worker());
        }
        for (Event event : events) {
            settle(event, System.nanoTime());
        }
    }

    /** The eldest worker of each of these stages is killed, and not replaced. */
    public void kill(String... stages) throws InterruptedException {
        flow();
        List<Event> events = new ArrayList<>();
        for (Part stage : parts(stages)) {
            Fleet.Worker worker = fleet.workers(stage).getFirst();
            events.add(new Event("kill -9", stage, worker, System.nanoTime()));
            worker.process().kill();
            fleet.forget(worker);
        }
        for (Event event : events) {
            // What it had sent by then may still be answered.
            settle(event, event.moment() + 250_000_000);
        }
    }

    private static List<Part> parts(String... stages) {
        return Stream.of(stages)
                .map(stage -> Part.valueOf(stage.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** Waits until all partitions went on after a moment. */
    private void settle(Event event, long since) {
        Progress progress = watch.of(event.stage());
        Await.until(
                () -> progress.allSince(since),
                () -> "all partitions of " + event.stage() + " after " + event.what() + ", still standing: "
                        + progress.standing(since),
                fleet::report);
        long now = System.nanoTime();
        handOvers.add(new HandOver(
                event.what(),
                Fleet.name(event.stage()),
                event.worker().instance(),
                fleet.workers(event.stage()).size(),
                progress.longestPause(event.moment(), now),
                progress.pauseOfAll(event.moment(), now),
                progress.longestPause(event.moment() - USUAL_NANOS, event.moment())));
    }

    /** Partitions that each worker says it owns, by stage and name. */
    public Map<String, Map<String, Integer>> owned() {
        Map<String, Map<String, Integer>> owned = new TreeMap<>();
        for (Part stage : stages) {
            owned.put(Fleet.name(stage), fleet.owned(stage));
        }
        return owned;
    }

    /** Lets everything arrive, and says what is wrong with it, in words; empty for nothing. */
    public List<String> finish() {
        return isWhole() ? Verdict.of(feeds, watch, fleet) : Verdict.ofArticles(feeds, watch, fleet);
    }

    @Override
    public void close() throws InterruptedException {
        if (watch != null) {
            watch.close();
        }
        fleet.close();
    }
}
