package org.tidende.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tidende.contract.KafkaTopics;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.EditionPublisher;

/**
 * Two workers of enrich whose dictionaries change while articles come in: the edition before the files, the files before the edition,
 * and files that are wrong. At the end each article must be there once, tagged by just the dictionaries of its generation.
 */
public final class GenerationDrill implements AutoCloseable {
    private static final List<String> WORKERS = List.of("1", "2");
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final Launcher launcher;
    private final Path folder;
    private final Fleet fleet;
    private final DrillDictionaries dictionaries;
    private final Map<Long, Path> editions = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private DrillArticles articles;
    private int perSecond;

    /**
     * A new edition.
     *
     * @param what came last: files or edition
     * @param generation that it begins
     * @param seconds until each worker was on it and ready, from the moment its files lay there or the command to publish had ended
     * @param published articles that were out when the last worker was on it
     */
    public record Change(String what, long generation, List<Double> seconds, long published) {}

    /** @param actors in each edition */
    public GenerationDrill(Launcher launcher, Path folder, int actors) {
        this.launcher = launcher;
        this.folder = folder;
        this.fleet = new Fleet(launcher, folder);
        this.dictionaries = new DrillDictionaries(actors);
    }

    /** Starts broker and workers, and articles. */
    public void start(int articlesPerSecond) throws IOException, InterruptedException {
        perSecond = articlesPerSecond;
        Path first = dictionaries.write(folder.resolve("edition-a"), "a");
        fleet.startKafka(0);
        for (String worker : WORKERS) {
            dictionaries.write(own(worker), "a");
            fleet.start(Part.ENRICH, worker, List.of("--gazetteer", own(worker).toString()));
        }
        awaitWords("no edition of the dictionaries is published");
        editions.put(publish(first), first);
        awaitGeneration(1, System.nanoTime());
        articles = new DrillArticles(fleet.bootstrapServers(), dictionaries, perSecond);
        pass(SETTLED);
    }

    /** An edition is published, and some seconds later the workers get its files. */
    public void publishFirst(String name) throws IOException, InterruptedException {
        Path edition = dictionaries.write(folder.resolve("edition-" + name), name);
        long generation = publish(edition);
        editions.put(generation, edition);
        awaitWords("they differ in given/actors.yaml");
        pass(SETTLED);
        give(edition);
        measure("files", generation, System.nanoTime());
    }

    /** The workers get files, and some seconds later they are published. */
    public void filesFirst(String name) throws IOException, InterruptedException {
        Path edition = dictionaries.write(folder.resolve("edition-" + name), name);
        give(edition);
        pass(SETTLED);
        long generation = publish(edition);
        editions.put(generation, edition);
        measure("edition", generation, System.nanoTime());
    }

    /**
     * A folder that is wrong: the command refuses it. Then somebody puts it in force all the same, and the workers have the files.
     *
     * @return what was wrong with how that went; empty for nothing
     */
    public List<String> breakThem() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        long before = generation(fleet.workers(Part.ENRICH).getFirst());
        Path broken = dictionaries.breakIn(folder.resolve("edition-broken"));
        TidendeProcess refused = command("dictionaries", "publish", broken.toString());
        if (refused.exitCode(60) != 1 || !refused.err().contains("given/actors.yaml:2: ")) {
            wrong.add("publish did not refuse what is wrong: " + refused.out() + refused.err());
        }
        long generation = new EditionPublisher(
                        Map.of("bootstrap.servers", fleet.bootstrapServers()), new KafkaTopics(""))
                .publishIfNew(Dictionaries.editionOf(List.of(broken), true));
        if (generation != before + 1) {
            wrong.add("what was refused was published: generation " + generation + " after " + before);
        }
        give(broken);
        awaitWords("given/actors.yaml:2: ");
        pass(SETTLED);
        for (Fleet.Worker worker : fleet.workers(Part.ENRICH)) {
            if (generation(worker) != before || worker.isReady()) {
                wrong.add("worker " + worker.instance() + " did not stay: " + worker.status());
            }
        }
        TidendeProcess status = command("dictionaries", "status");
        if (status.exitCode(60) != 1
                || status.out().lines().filter(line -> line.contains("refused")).count() != 2) {
            wrong.add("the faults are not in news.rules.states: " + status.out() + status.err());
        }
        return wrong;
    }

    /** Lets everything arrive, and says what is wrong with it, in words; empty for nothing. */
    public List<String> finish() throws InterruptedException {
        pass(SETTLED);
        articles.stop();
        return GenerationVerdict.of(fleet.bootstrapServers(), articles, editions);
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

    private Path own(String worker) {
        return folder.resolve("gazetteer-" + worker);
    }

    private void give(Path edition) throws IOException {
        for (String worker : WORKERS) {
            // As a careful person does it: written beside, then put in place.
            Path written = Files.copy(
                    edition.resolve(DrillDictionaries.FILE),
                    own(worker).resolve(".new"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.move(written, own(worker).resolve(DrillDictionaries.FILE), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private long publish(Path edition) throws IOException, InterruptedException {
        TidendeProcess command = command("dictionaries", "publish", edition.toString());
        if (command.exitCode(120) != 0) {
            throw new IllegalStateException("publish failed: " + command.out() + command.err());
        }
        String out = command.out().strip();
        return Long.parseLong(out.substring(out.lastIndexOf(' ') + 1));
    }

    private TidendeProcess command(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", fleet.bootstrapServers()));
        return TidendeProcess.start(launcher, folder.resolve("output"), all.toArray(String[]::new));
    }

    private void measure(String what, long generation, long from) {
        changes.add(new Change(what, generation, awaitGeneration(generation, from), articles.published()));
        pass(SETTLED);
    }

    /** Seconds until each worker is on it. */
    private List<Double> awaitGeneration(long generation, long from) {
        Map<String, Double> seconds = new TreeMap<>();
        Await.until(
                () -> {
                    for (Fleet.Worker worker : fleet.workers(Part.ENRICH)) {
                        if (!seconds.containsKey(worker.instance())
                                && is(worker, one -> one.isReady() && generation(one) == generation)) {
                            seconds.put(worker.instance(), (System.nanoTime() - from) / 1e9);
                        }
                    }
                    return seconds.size() == WORKERS.size();
                },
                "generation " + generation,
                fleet::report);
        return List.copyOf(seconds.values());
    }

    /** Until each worker is not ready for a reason. */
    private void awaitWords(String words) {
        for (Fleet.Worker worker : fleet.workers(Part.ENRICH)) {
            Await.until(
                    () -> is(worker, one -> !one.isReady() && one.status().contains(words)),
                    "'" + words + "' of worker " + worker.instance(),
                    fleet::report);
        }
    }

    /** A worker that can't be asked yet is nothing. */
    private static boolean is(Fleet.Worker worker, Predicate<Fleet.Worker> what) {
        try {
            return what.test(worker);
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static long generation(Fleet.Worker worker) {
        return worker.stage("generation").asLong();
    }

    /** Lets articles come in for a while. */
    private void pass(Duration time) {
        long wanted = articles.published() + perSecond * time.toSeconds();
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
