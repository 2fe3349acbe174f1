package org.tidende.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.TopicProvisioner;
import org.tidende.embedded.EmbeddedConfig;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.EditionPublisher;
import org.tidende.enrich.EnrichConfig;
import org.tidende.enrich.EnrichService;
import org.tidende.ingest.IngestConfig;
import org.tidende.ingest.IngestService;
import org.tidende.ingest.feed.FeedCatalog;
import org.tidende.sink.SinkConfig;
import org.tidende.sink.SinkService;

/** The only place that wires: servers, topics, dictionaries and stages, in the order they need each other. */
final class Pipeline implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Pipeline.class);

    private final PipelineSettings settings;
    private final ManagementServer management;
    private final Shutdown parts;

    private Pipeline(PipelineSettings settings, ManagementServer management, Shutdown parts) {
        this.settings = settings;
        this.management = management;
        this.parts = parts;
    }

    /** All stages in this process, on servers that come with it. */
    static Pipeline standalone(
            StandaloneOptions options, Path folder, MeterRegistry registry, ManagementServer management, Shutdown shutdown) {
        EmbeddedConfig embedded = options.servers.embedded(folder, org.tidende.embedded.Servers.BOTH);
        SupervisedServers servers = shutdown.closing(SupervisedServers.start(embedded));
        LOGGER.info(
                "Kafka at {} and OpenSearch at {}, process {}",
                servers.bootstrapServers(),
                servers.openSearch(),
                servers.pid());
        PipelineSettings settings = options.settings(folder, servers.bootstrapServers(), servers.openSearch());
        Pipeline pipeline = new Pipeline(settings, management, shutdown);
        pipeline.provision();
        Dictionaries dictionaries = Dictionaries.load(List.of(), true);
        long generation = new EditionPublisher(settings.kafka(), settings.topics()).publishIfNew(dictionaries.edition());
        LOGGER.info("dictionaries are generation {}", generation);
        // Against the stream: whoever reads is there before the first record is.
        pipeline.startSink(registry);
        pipeline.startEnrich(registry);
        pipeline.startIngest(registry);
        management.started();
        return pipeline;
    }

    PipelineSettings settings() {
        return settings;
    }

    /** The feeds that it polls. The caller closes it. */
    FeedCatalog catalog() {
        return new FeedCatalog(settings.kafka(), settings.topics());
    }

    private void provision() {
        try (Admin admin = Admin.create(settings.kafka())) {
            List<String> created = new TopicProvisioner(admin, settings.replicationFactor())
                    .apply(settings.topics().all());
            if (!created.isEmpty()) {
                LOGGER.info("created {} topics", created.size());
            }
        }
    }

    private void startSink(MeterRegistry registry) {
        SinkConfig config = SinkConfig.of(settings.kafka(), settings.topics(), settings.openSearch())
                .withIndexPrefix(settings.indexPrefix())
                .withRefreshInterval(settings.refreshInterval())
                .withInstance(settings.instance());
        SinkService sink = parts.closing(new SinkService(config, registry));
        sink.start();
        management.add(new StageHandle("sink", sink::check, sink::isAlive, sink::status));
    }

    private void startEnrich(MeterRegistry registry) {
        EnrichConfig config = EnrichConfig.of(settings.kafka(), settings.topics(), settings.state())
                .withReplicationFactor(settings.replicationFactor())
                .withInstance(settings.instance());
        EnrichService enrich = parts.closing(new EnrichService(config, registry));
        enrich.start();
        management.add(new StageHandle("enrich", enrich::check, enrich::isAlive, enrich::status));
    }

    private void startIngest(MeterRegistry registry) {
        IngestConfig config = IngestConfig.of(settings.kafka(), settings.topics(), settings.instance())
                .withPollInterval(settings.pollInterval())
                .withAllowedAddresses(settings.allowedAddresses())
                .withUserAgent(settings.userAgent());
        IngestService ingest = parts.closing(new IngestService(config, registry));
        ingest.start();
        management.add(new StageHandle("ingest", ingest::check, ingest::isAlive, ingest::status));
    }

    @Override
    public void close() {
        parts.close();
    }

    @Override
    public String toString() {
        return "pipeline on " + Map.of("kafka", settings.kafka().get("bootstrap.servers"));
    }
}
