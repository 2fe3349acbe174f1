package org.tidende.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tidende.embedded.EmbeddedServers;
import org.tidende.embedded.Servers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the broker and the index alone. */
@Command(
        name = "servers",
        description = "Runs a Kafka broker and an OpenSearch node on this machine, until it is ended.",
        mixinStandardHelpOptions = true)
final class ServersCommand implements Callable<Integer> {
    /** What can be run alone. */
    enum Only {
        /** The broker. */
        KAFKA,
        /** The index. */
        OPENSEARCH
    }

    @Mixin
    ConfigOption config;

    @Mixin
    ServerOptions options;

    @Option(
            names = "--only",
            paramLabel = "kafka|opensearch",
            description = {"One of the two alone.", "Default: both"})
    Only only;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Servers which = only == null
                ? Servers.BOTH
                : switch (only) {
                    case KAFKA -> Servers.KAFKA;
                    case OPENSEARCH -> Servers.OPENSEARCH;
                };
        DiskSpace disk = DiskSpace.of(options.data);
        disk.requireRoom();
        try (Shutdown shutdown = new Shutdown(true)) {
            EmbeddedServers servers = shutdown.closing(EmbeddedServers.start(options.embedded(options.data, which)));
            PrintWriter out = spec.commandLine().getOut();
            if (which.kafka()) {
                out.println("kafka " + servers.bootstrapServers());
            }
            if (which.openSearch()) {
                out.println("opensearch " + servers.openSearch());
            }
            out.flush();
            int exit = servers.onExit().join();
            if (!shutdown.isAsked()) {
                throw new CommandException("the servers ended with exit code " + exit
                        + disk.problem().map(problem -> "; " + problem).orElse("") + "; see " + servers.logFile());
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
