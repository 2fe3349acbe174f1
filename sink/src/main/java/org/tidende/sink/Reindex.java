package org.tidende.sink;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.RequestBody;
import org.apache.kafka.common.TopicPartition;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.Stage;

/**
 * Makes the indices anew beside the live ones, from {@code news.articles.enriched}, and moves readers over when both say the same:
 *
 * <ol>
 *   <li>a sink of its own, under a group of its own, fills indices of the new version that no reader sees; live sinks go on
 *   <li>when it has come to the end, the new indices are held against the topic: ids, versions, revisions and content hashes
 *   <li>the alias is moved in one request; the live sinks notice within seconds and write to the new indices from then on
 *   <li>it goes on until every live sink has noticed, and until all that was published then is in the new indices, and ends
 * </ol>
 *
 * <p>Ended at any point it can be run again and goes on from its committed offsets. The old indices stay until {@link #dropOthers()}.
 */
public final class Reindex implements AutoCloseable {
    private static final int GLANCES = 3;
    private static final Duration STEP = Duration.ofMillis(500);

    private final SinkConfig config;
    private final InstantSource clock;
    private final Duration glance;
    private final IndexNames configured;
    private final IndexNames target;
    private final SinkWorker.Role role;
    private final SinkService filler;
    private final OpenSearchClient client;
    private final Pause pause = new Pause();

    /**
     * Nothing starts yet.
     *
     * @param config of the live sinks
     * @param version of the new indices: {@code v1r2}
     * @throws IllegalArgumentException when it is no version of this mapping
     */
    public Reindex(SinkConfig config, String version, MeterRegistry meters) {
        this(config, version, meters, InstantSource.system(), IndexWatch.GLANCE);
    }

    /** @param glance how often live sinks look where readers are */
    Reindex(SinkConfig config, String version, MeterRegistry meters, InstantSource clock, Duration glance) {
        this.config = config;
        this.clock = clock;
        this.glance = glance;
        this.configured = new IndexNames(config.indexPrefix(), config.retentionMonths(), clock);
        if (!version.matches(IndexNames.FIRST_VERSION + "(r[0-9]+)?")) {
            throw new IllegalArgumentException("index version '" + version + "': this program writes "
                    + IndexNames.FIRST_VERSION + ", or " + IndexNames.FIRST_VERSION + "r2 and so on");
        }
        this.target = configured.of(version);
        this.role = SinkWorker.Role.beside(config, version);
        this.client = new OpenSearchClient(config.openSearch());
        this.filler = new SinkService(config, role, meters, clock);
    }

    /**
     * Does all of it.
     *
     * @param teller is told in words how it goes
     * @return what the comparison before the move found; readers were moved when it agrees
     * @throws IndexException when readers see the new version already, or the cluster refuses
     * @throws InterruptedException when it was told to stop; run again, it goes on
     */
    public Comparison run(Consumer<String> teller) throws InterruptedException {
        IndexNames old = live();
        if (old.version().equals(target.version())) {
            throw new IndexException("readers see " + target.pattern() + " already; give the version of new indices");
        }
        filler.start();
        teller.accept("filling " + target.pattern() + " beside " + old.pattern());
        awaitAll(teller);
        Comparison comparison;
        try (IndexComparison comparing = new IndexComparison(config, clock)) {
            comparison = comparing.compare(target, null, null);
        }
        comparison.describe().forEach(teller);
        if (!comparison.agrees()) {
            teller.accept("readers stay with " + old.pattern());
            return comparison;
        }
        try {
            // What came while it was compared.
            awaitAll(teller);
            IndexAliases.swap(client, target, old);
        } catch (IOException e) {
            throw unreachable(e);
        }
        teller.accept("readers see " + target.pattern() + "; waiting for the sinks to follow");
        pause.await(glance.multipliedBy(GLANCES));
        awaitAll(teller);
        teller.accept("done; " + old.pattern() + " stays until it is dropped");
        return comparison;
    }

    /** Until all that is published by now is in the new indices. */
    private void awaitAll(Consumer<String> teller) throws InterruptedException {
        List<KafkaTopic> topics =
                List.of(config.topics().articlesEnriched(), config.topics().retry(Stage.SINK));
        try (GroupPositions positions = new GroupPositions(config.kafka())) {
            Map<TopicPartition, Long> ends = positions.ends(topics);
            long told = System.nanoTime();
            for (long left = positions.left(role.group(), ends); left > 0; left = positions.left(role.group(), ends)) {
                if (System.nanoTime() - told > Duration.ofSeconds(10).toNanos()) {
                    told = System.nanoTime();
                    teller.accept(left + " records to go"
                            + (filler.check().isEmpty() ? "" : ", " + String.join("; ", filler.check())));
                }
                pause.await(STEP);
                if (pause.isClosed()) {
                    throw new InterruptedException("told to stop");
                }
            }
        }
    }

    /**
     * Deletes the indices and templates of all versions but the one that readers see.
     *
     * @return the indices that are gone
     * @throws IndexException when readers don't see this one
     */
    public List<String> dropOthers() {
        IndexNames live = live();
        if (!live.version().equals(target.version())) {
            throw new IndexException("readers see " + live.pattern() + ", not " + target.pattern()
                    + ": nothing is dropped before they were moved");
        }
        List<String> dropped = new ArrayList<>();
        try {
            IndexAnswer all = client.get("/_index_template/" + IndexNames.templates(config.indexPrefix()));
            for (var template : all.json().path("index_templates")) {
                String name = template.path("name").asText();
                var version = configured.versionOf(name + "-0000-00").filter(found -> !found.equals(live.version()));
                if (version.isEmpty()) {
                    continue;
                }
                for (String index : IndexAliases.indicesOf(client, configured.of(version.get()))) {
                    delete("/" + index);
                    dropped.add(index);
                }
                delete("/_index_template/" + name);
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
        return dropped;
    }

    private void delete(String path) throws IOException {
        IndexAnswer answer = client.send("DELETE", path, (RequestBody) null);
        if (!answer.ok() && answer.status() != 404) {
            throw new IndexException(path + " can't be deleted: " + answer.describe());
        }
    }

    private IndexNames live() {
        try {
            return IndexAliases.live(client, configured);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private IndexUnavailableException unreachable(IOException e) {
        return new IndexUnavailableException(
                "the index can't be reached at " + client.addresses() + ": " + e.getMessage(), e);
    }

    /** Ends it, wherever it is; what is filled stays. */
    @Override
    public void close() {
        pause.close();
        filler.close();
        client.close();
    }
}
