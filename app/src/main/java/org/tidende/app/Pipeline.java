package org.tidende.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.TopicProvisioner;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.EditionPublisher;
import org.tidende.enrich.EnrichConfig;
import org.tidende.enrich.EnrichService;
import org.tidende.ingest.IngestConfig;
import org.tidende.ingest.IngestService;
import org.tidende.ingest.feed.FeedCatalog;
import org.tidende.sink.SinkConfig;
import org.tidende.sink.SinkService;

/** The only place that wires: topics, dictionaries and stages, in the order they need each other. */
final class Pipeline {
    private static final Logger LOGGER = LoggerFactory.getLogger(Pipeline.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int USUAL_REPLICATION = 3;

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

    /** False when the process was asked to end before a broker answered. */
    private boolean provision() throws InterruptedException {
        boolean said = false;
        Map<String, Object> impatient = new HashMap<>(settings.kafka());
        // A minute without a word is long for somebody who has mistyped an address.
        impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        while (!shutdown.isAsked()) {
            try (Admin admin = Admin.create(impatient)) {
                replication = replication(admin);
                List<String> created = new TopicProvisioner(admin, replication)
                        .apply(settings.topics().all());
                if (!created.isEmpty()) {
                    LOGGER.info("created {} topics", created.size());
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

    private int replication(Admin admin) throws InterruptedException {
        if (settings.replicationFactor() != null) {
            return settings.replicationFactor();
        }
        try {
            return admin.describeCluster().nodes().get().size() < USUAL_REPLICATION ? 1 : USUAL_REPLICATION;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CommandException("the cluster can't be described: " + e.getCause(), e);
        }
    }

    private void startSink() {
        SinkConfig config = settings.index()
                .options()
                .applied(SinkConfig.of(
                                settings.kafka(),
                                settings.topics(),
                                settings.index().openSearch(),
                                settings.instance())
                        .withIndexPrefix(settings.index().prefix()));
        SinkService sink = shutdown.closing(new SinkService(config, registry));
        sink.start();
        management.add(new StageHandle("sink", sink::check, sink::isAlive, sink::status));
    }

    private void startEnrich() {
        Dictionaries dictionaries = Dictionaries.load(List.of(), true);
        if (settings.publishEdition()) {
            long generation =
                    new EditionPublisher(settings.kafka(), settings.topics()).publishIfNew(dictionaries.edition());
            LOGGER.info("dictionaries in force are generation {}", generation);
        }
        EnrichConfig config = new EnrichConfig(
                settings.kafka(),
                settings.topics(),
                settings.state(),
                1,
                List.of(),
                true,
                settings.instance(),
                replication,
                settings.standbys());
        EnrichService enrich = shutdown.closing(new EnrichService(config, dictionaries, registry));
        enrich.start();
        management.add(new StageHandle("enrich", enrich::check, enrich::isAlive, enrich::status));
    }

    private void startIngest() {
        IngestConfig config = IngestConfig.of(settings.kafka(), settings.topics(), settings.instance())
                .withPollInterval(settings.fetch().pollInterval)
                .withAllowedAddresses(settings.fetch().allowedAddresses)
                .withUserAgent(settings.fetch().userAgent);
        IngestService ingest = shutdown.closing(new IngestService(config, registry));
        ingest.start();
        management.add(new StageHandle("ingest", ingest::check, ingest::isAlive, ingest::status));
    }
}
