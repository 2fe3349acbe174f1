package org.tidende.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.TopicProvisioner;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.EditionPublisher;
import org.tidende.enrich.EnrichConfig;
import org.tidende.enrich.EnrichService;
import org.tidende.ingest.IngestService;
import org.tidende.ingest.feed.FeedCatalog;
import org.tidende.sink.SinkService;

/** The only place that wires: topics, dictionaries and stages, in the order they need each other. */
final class Pipeline {
    private static final Logger LOGGER = LoggerFactory.getLogger(Pipeline.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int FIRST_WORD_MILLIS = 3_000;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int USUAL_REPLICATION = 3;
    private static final long VISIBLE_MILLIS = 20;

    private final PipelineSettings settings;
    private final MeterRegistry registry;
    private final ManagementServer management;
    private final Shutdown shutdown;
    private int replication;

    private Pipeline(
            PipelineSettings settings, MeterRegistry registry, ManagementServer management, Shutdown shutdown) {
        this.settings = settings;
        this.registry = registry;
        this.management = management;
        this.shutdown = shutdown;
    }

    /**
     * Waits for the broker, makes the topics, starts the stages.
     *
     * @param shutdown closes what is started here, the last first
     * @throws org.tidende.contract.TopicMismatchException when topics exist that are not as declared
     */
    static Pipeline start(
            PipelineSettings settings,
            Set<Part> parts,
            MeterRegistry registry,
            ManagementServer management,
            Shutdown shutdown)
            throws InterruptedException {
        Pipeline pipeline = new Pipeline(settings, registry, management, shutdown);
        if (!pipeline.provision()) {
            return pipeline;
        }
        management.add(shutdown.closing(BrokerWatch.start(settings.kafka())).handle());
        // Against the stream: whoever reads is there before the first record is.
        if (parts.contains(Part.SINK)) {
            pipeline.startSink();
        }
        if (parts.contains(Part.ENRICH)) {
            pipeline.startEnrich();
        }
        if (parts.contains(Part.INGEST)) {
            pipeline.startIngest();
        }
        management.started();
        return pipeline;
    }

    /** The feeds that are polled. */
    FeedCatalog catalog() {
        return new FeedCatalog(settings.kafka(), settings.topics());
    }

    /** How far the stages are behind. The caller closes it. */
    GroupLag lag() {
        return new GroupLag(settings.kafka(), settings.topics());
    }

    /** What becomes of the feeds. The caller closes it. */
    FeedWatch feedWatch() {
        return new FeedWatch(settings.kafka(), settings.topics());
    }

    /** False when the process was asked to end before a broker answered. */
    private boolean provision() throws InterruptedException {
        boolean said = false;
        while (!shutdown.isAsked()) {
            try (Admin admin = Admin.create(impatient(settings.kafka()))) {
                replication = replication(admin, settings.replicationFactor());
                List<String> created = new TopicProvisioner(admin, replication)
                        .apply(settings.topics().all());
                if (!created.isEmpty()) {
                    LOGGER.info("created {} topics", created.size());
                    awaitVisible(admin, created);
                }
                return true;
            } catch (RetriableException e) {
                String problem = "waiting for Kafka at " + settings.bootstrapServers();
                management.waiting(problem);
                if (!said) {
                    LOGGER.warn("{}: {}", problem, e.getMessage());
                    said = true;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return false;
    }

    /** A minute without a word is long for somebody who has mistyped an address. */
    static Map<String, Object> impatient(Map<String, Object> client) {
        Map<String, Object> impatient = new HashMap<>(client);
        impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return impatient;
    }

    /** A broker may say a moment longer that a topic is not there. Who can't be told goes on: the stages wait, too. */
    static void awaitVisible(Admin admin, List<String> created) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < deadline) {
            try {
                admin.describeTopics(created).allTopicNames().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    return;
                }
                Thread.sleep(VISIBLE_MILLIS);
            }
        }
    }

    /** Of topics that are created: what was wanted, else 3, or 1 on a cluster that is too small. */
    static int replication(Admin admin, Integer wanted) throws InterruptedException {
        int brokers = brokers(admin);
        if (wanted != null) {
            return wanted;
        }
        return brokers < USUAL_REPLICATION ? 1 : USUAL_REPLICATION;
    }

    /** How many there are; asked with less patience than what follows, for it tells whether one answers at all. */
    private static int brokers(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster(new DescribeClusterOptions().timeoutMs(FIRST_WORD_MILLIS))
                    .nodes()
                    .get()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CommandException("the cluster can't be described: " + e.getCause(), e);
        }
    }

    private void startSink() {
        SinkService sink = shutdown.closing(new SinkService(settings.sink(), registry));
        sink.start();
        management.add(new StageHandle("sink", sink::check, sink::isAlive, sink::status));
    }

    private void startEnrich() {
        EnrichConfig config = settings.enrich(replication);
        Dictionaries dictionaries = settings.dictionaries().take();
        if (settings.publishing() != PipelineSettings.Publishing.NEVER) {
            long generation =
                    new EditionPublisher(settings.kafka(), settings.topics()).publishIfNew(dictionaries.edition());
            LOGGER.info("dictionaries in force are generation {}", generation);
        }
        EnrichService enrich = shutdown.closing(new EnrichService(config, dictionaries, registry));
        enrich.start();
        management.add(new StageHandle("enrich", enrich::check, enrich::isAlive, enrich::status));
    }

    private void startIngest() {
        IngestService ingest = shutdown.closing(new IngestService(settings.ingest(), registry));
        ingest.start();
        management.add(new StageHandle("ingest", ingest::check, ingest::isAlive, ingest::status));
    }
}
