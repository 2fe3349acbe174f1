package org.tidende.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.KafkaTopics;
import org.tidende.embedded.Servers;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.OpenSearchConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A pipeline of one process, on servers that come with it. */
final class Standalone {
    private static final Logger LOGGER = LoggerFactory.getLogger(Standalone.class);
    private static final String INDEX_PREFIX = "tidende";

    @Mixin
    ConfigOption config;

    @Mixin
    ServerOptions servers;

    @Mixin
    DictionaryOptions dictionaries;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = {
                "Port on 127.0.0.1 for /live, /ready and /metrics; 0 takes a free one.",
                "Default: ${DEFAULT-VALUE}"
            })
    int port;

    @Option(
            names = "--kafka-property",
            paramLabel = "KEY=VALUE",
            description = "Any property of Kafka's clients. May be repeated.")
    Map<String, String> kafkaProperties = new LinkedHashMap<>();

    /** What runs. */
    record Running(Pipeline pipeline, OpenSearchConfig openSearch) {
        ArticleSearch search() {
            return new ArticleSearch(openSearch, INDEX_PREFIX);
        }
    }

    /**
     * Starts servers and stages on the data of a folder.
     *
     * @param sink how the index is written
     */
    Running start(
            Path folder,
            FetchOptions fetch,
            SinkOptions sink,
            MeterRegistry registry,
            ManagementServer management,
            Shutdown shutdown)
            throws InterruptedException {
        // Their addresses come later; what can be wrong with the rest is said before a minute is spent.
        settings(folder, fetch, sink, "127.0.0.1", OpenSearchConfig.of(URI.create("http://127.0.0.1")))
                .require(EnumSet.allOf(Part.class));
        DiskSpace disk = DiskSpace.of(folder);
        disk.requireRoom();
        management.add(disk.handle());
        SupervisedServers running =
                shutdown.closing(SupervisedServers.start(servers.embedded(folder, Servers.BOTH), disk));
        LOGGER.info(
                "Kafka at {} and OpenSearch at {}, process {}",
                running.bootstrapServers(),
                running.openSearch(),
                running.pid());
        OpenSearchConfig openSearch = OpenSearchConfig.of(running.openSearch());
        PipelineSettings settings = settings(folder, fetch, sink, running.bootstrapServers(), openSearch);
        Pipeline pipeline = Pipeline.start(settings, EnumSet.allOf(Part.class), registry, management, shutdown);
        return new Running(pipeline, openSearch);
    }

    private PipelineSettings settings(
            Path folder, FetchOptions fetch, SinkOptions sink, String bootstrapServers, OpenSearchConfig openSearch) {
        Map<String, Object> kafka = new LinkedHashMap<>(kafkaProperties);
        kafka.put("bootstrap.servers", bootstrapServers);
        return new PipelineSettings(
                kafka,
                new KafkaTopics(""),
                1,
                "standalone",
                folder.resolve("streams"),
                0,
                fetch,
                dictionaries,
                PipelineSettings.Publishing.ALWAYS,
                new PipelineSettings.Index(openSearch, INDEX_PREFIX, sink));
    }
}
