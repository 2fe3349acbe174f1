package org.tidende.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.tidende.contract.KafkaTopics;
import org.tidende.enrich.CandidateDictionaries;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.EditionPublisher;
import org.tidende.enrich.RulePublisher;

/**
 * Two workers of enrich under articles, while single topic rules come and go through the rules topic. At the end each article must be
 * there once, tagged by just the dictionaries and rules of its generation.
 */
public final class RuleDrill implements AutoCloseable {
    /** Of articles that {@link DrillArticles} makes, most. */
    private static final String RULE = """
        id: urn:drill:watch-%d
        names: {en: watch word}
        at-least: 1
        rules: {all: storm NEAR/40 river AND NOT "no article has this"}
        """;

    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final Fleet fleet;
    private final DrillDictionaries dictionaries = new DrillDictionaries(200);
    private final Path folder;
    private final Map<Long, Dictionaries> generations = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private DrillArticles articles;
    private Path edition;
    private int perSecond;

    /**
     * A rule came or went.
     *
     * @param what added or removed
     * @param generation that it begins
     * @param seconds until each worker was on it and ready, from when the broker had it
     */
    public record Change(String what, long generation, List<Double> seconds) {}

    /** @param launcher of the workers */
    public RuleDrill(Launcher launcher, Path folder) {
        this.folder = folder;
        this.fleet = new Fleet(launcher, folder);
    }

    /** Starts broker and workers, and articles. */
    public void start(int articlesPerSecond) throws IOException, InterruptedException {
        perSecond = articlesPerSecond;
        edition = dictionaries.write(folder.resolve("edition"), "a");
        fleet.startKafka(0);
        for (String worker : List.of("1", "2")) {
            fleet.start(Part.ENRICH, worker, List.of("--gazetteer", edition.toString()));
        }
        for (Fleet.Worker worker : fleet.workers(Part.ENRICH)) {
            Await.until(
                    () -> is(() -> worker.status().contains("no edition of the dictionaries is published")),
                    "worker " + worker.instance(),
                    fleet::report);
        }
        long generation = new EditionPublisher(client(), new KafkaTopics(""))
                .publishIfNew(Dictionaries.editionOf(List.of(edition), true));
        await(generation, System.nanoTime());
        remember(generation);
        articles = new DrillArticles(fleet.bootstrapServers(), dictionaries, perSecond);
        pass();
    }

    /** A rule comes, and some seconds later it goes. */
    public void comeAndGo(int number) {
        String id = "urn:drill:watch-" + number;
        byte[] definition = RULE.formatted(number).getBytes(StandardCharsets.UTF_8);
        RulePublisher publisher = new RulePublisher(client(), new KafkaTopics(""));
        change("added", publisher.publish(definition, "drill"));
        change("removed", publisher.remove(id));
    }

    private void change(String what, OptionalLong generation) {
        long from = System.nanoTime();
        List<Double> seconds = await(generation.orElseThrow(), from);
        changes.add(new Change(what, generation.getAsLong(), seconds));
        remember(generation.getAsLong());
        pass();
    }

    /** Lets everything arrive, and says what is wrong with it, in words; empty for nothing. */
    public List<String> finish() throws InterruptedException {
        articles.stop();
        wrong.addAll(GenerationVerdict.ofDictionaries(fleet.bootstrapServers(), articles, generations));
        Map<Long, Long> all = records();
        Map<Long, Long> tagged = tagged();
        for (Change change : changes) {
            boolean there = tagged.getOrDefault(change.generation(), 0L) > 0;
            if (there != change.what().equals("added") || all.getOrDefault(change.generation(), 0L) == 0) {
                wrong.add("generation " + change.generation() + " (" + change.what() + ") has "
                        + all.get(change.generation()) + " articles, tagged: " + tagged);
            }
        }
        return wrong;
    }

    /** All so far. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Articles that are out. */
    public long published() {
        return articles.published();
    }

    /** Records of each generation, once it is finished. */
    public Map<Long, Long> records() {
        return GenerationVerdict.records(fleet.bootstrapServers());
    }

    /** Records of each generation that the rules tagged, once it is finished. */
    public Map<Long, Long> tagged() {
        return GenerationVerdict.tagged(fleet.bootstrapServers(), "urn:drill:watch-");
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", fleet.bootstrapServers());
    }

    private void remember(long generation) {
        generations.put(generation, CandidateDictionaries.read(client(), new KafkaTopics(""), List.of(edition), true));
    }

    /** Seconds until each worker is on it. */
    private List<Double> await(long generation, long from) {
        Map<String, Double> seconds = new TreeMap<>();
        Await.until(
                () -> {
                    for (Fleet.Worker worker : fleet.workers(Part.ENRICH)) {
                        if (!seconds.containsKey(worker.instance())
                                && is(() -> worker.isReady()
                                        && worker.stage("generation").asLong() == generation)) {
                            seconds.put(worker.instance(), (System.nanoTime() - from) / 1e9);
                        }
                    }
                    return seconds.size() == 2;
                },
                "generation " + generation,
                fleet::report);
        return List.copyOf(seconds.values());
    }

    /** A worker that can't be asked yet is nothing. */
    private static boolean is(BooleanSupplier what) {
        try {
            return what.getAsBoolean();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private void pass() {
        long wanted = articles.published() + perSecond * SETTLED.toSeconds();
        Await.until(() -> articles.published() >= wanted, "more articles", fleet::report);
    }

    @Override
    public void close() throws InterruptedException {
        if (articles != null) {
            articles.close();
        }
        fleet.close();
    }
}
