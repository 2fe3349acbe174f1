package org.tidende.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.record.Feed;
import org.tidende.ingest.feed.FeedCatalog;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything in one process, until it is ended. */
@Command(
        name = "standalone",
        description = "Runs the whole pipeline on this machine: servers, ingest, enrich and sink.",
        mixinStandardHelpOptions = true)
final class StandaloneCommand implements Callable<Integer> {
    private static final Logger LOGGER = LoggerFactory.getLogger(StandaloneCommand.class);

    @Mixin
    Standalone standalone;

    @Mixin
    FetchOptions fetch;

    @Mixin
    SinkOptions sink;

    @Option(
            names = "--feeds",
            paramLabel = "FILE",
            description = "OPML, or YAML with settings of each feed: they are added to those that are polled already.")
    Path feeds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // Read before anything is started: a wrong file should not cost a minute.
        List<Feed> listed = feeds == null ? List.of() : FeedFile.read(feeds);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Shutdown shutdown = new Shutdown(true)) {
            ManagementServer management =
                    shutdown.closing(ManagementServer.start("127.0.0.1", standalone.port, registry));
            LOGGER.info("/live, /ready and /metrics at http://127.0.0.1:{}", management.port());
            Standalone.Running running =
                    standalone.start(standalone.servers.data, fetch, sink, registry, management, shutdown);
            if (feeds != null && !shutdown.isAsked()) {
                FeedCatalog.Added added = running.pipeline().catalog().add(listed);
                LOGGER.info(
                        "{}: {} feeds, {} new",
                        feeds,
                        listed.size(),
                        added.added().size());
            }
            shutdown.await();
        }
        return CommandLine.ExitCode.OK;
    }
}
