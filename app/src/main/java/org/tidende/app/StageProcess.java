package org.tidende.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A stage in a process of its own: what each is told, and its life. */
final class StageProcess {
    private static final Logger LOGGER = LoggerFactory.getLogger(StageProcess.class);

    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = {
                "Copies of the topics that are created.",
                "Default: 3, or 1 on a cluster of fewer than three brokers"
            })
    Integer replicationFactor;

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = {
                "Tells this process from others of its stage. With a name that stays the same over restarts a killed "
                        + "worker is back at once.",
                "Default: the host's name and the process id"
            })
    String instance;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = {"Folder for state that can be rebuilt.", "Default: ./${DEFAULT-VALUE}"})
    Path data;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = {"Address that /live, /ready and /metrics listen on.", "Default: ${DEFAULT-VALUE}"})
    String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = {"Port for /live, /ready and /metrics; 0 takes a free one.", "Default: ${DEFAULT-VALUE}"})
    int port;

    /**
     * Runs the stage until the process is asked to end.
     *
     * @param fetch null without ingest
     * @param dictionaries null without enrich
     * @param index null without sink
     */
    int run(
            Part part,
            FetchOptions fetch,
            DictionaryOptions dictionaries,
            PipelineSettings.Publishing publishing,
            PipelineSettings.Index index)
            throws InterruptedException {
        PipelineSettings settings = new PipelineSettings(
                        kafka.client(),
                        kafka.topics(),
                        replicationFactor,
                        instance == null ? hostAndProcess() : instance,
                        data.resolve("streams"),
                        1,
                        fetch,
                        dictionaries,
                        publishing,
                        index)
                .require(Set.of(part));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Shutdown shutdown = new Shutdown(true)) {
            ManagementServer management = shutdown.closing(ManagementServer.start(host, port, registry));
            LOGGER.info("/live, /ready and /metrics at http://{}:{}", host, management.port());
            Pipeline.start(settings, Set.of(part), registry, management, shutdown);
            shutdown.await();
        }
        return CommandLine.ExitCode.OK;
    }

    private static String hostAndProcess() {
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-") + "-" + process;
        } catch (UnknownHostException e) {
            // A machine whose own name can't be looked up still has processes to tell apart.
            return "host-" + process;
        }
    }
}
