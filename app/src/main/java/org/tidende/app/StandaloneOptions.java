package org.tidende.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidende.contract.KafkaTopics;
import org.tidende.sink.OpenSearchConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a pipeline of one process is run. */
final class StandaloneOptions {
    @Mixin
    ServerOptions servers;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "HTTP port on 127.0.0.1 for /live, /ready and /metrics; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--poll-interval",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Between two polls of a feed, for instance 15m; without it each feed's own rhythm decides.")
    Duration pollInterval;

    @Option(
            names = "--allow-address",
            paramLabel = "CIDR",
            split = ",",
            description = "A network that is not public and may be polled all the same, for instance 127.0.0.0/8. "
                    + "Loopback, private and link-local addresses are refused unless they lie in one.")
    List<String> allowedAddresses = new ArrayList<>();

    @Option(
            names = "--user-agent",
            paramLabel = "TEXT",
            defaultValue = "Tidende/0.1 (news monitoring; set --user-agent to say who you are)",
            description = "What publishers see; it should name an address to write to.")
    String userAgent;

    @Option(
            names = "--refresh-interval",
            paramLabel = "DURATION",
            defaultValue = "1s",
            converter = DurationText.class,
            description = "How often the index makes what was written searchable (default: ${DEFAULT-VALUE}).")
    Duration refreshInterval;

    @Option(
            names = "--kafka-property",
            paramLabel = "KEY=VALUE",
            description = "Any property of Kafka's clients. May be repeated.")
    Map<String, String> kafkaProperties = new LinkedHashMap<>();

    PipelineSettings settings(Path folder, String bootstrapServers, URI openSearch) {
        Map<String, Object> kafka = new LinkedHashMap<>(kafkaProperties);
        kafka.put("bootstrap.servers", bootstrapServers);
        return new PipelineSettings(
                kafka,
                new KafkaTopics(""),
                1,
                OpenSearchConfig.of(List.of(openSearch), null, null),
                "tidende",
                folder.resolve("streams"),
                pollInterval,
                allowedAddresses,
                userAgent,
                refreshInterval,
                "standalone");
    }
}
