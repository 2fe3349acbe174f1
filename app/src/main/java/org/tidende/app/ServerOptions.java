package org.tidende.app;

import java.nio.file.Path;
import org.tidende.embedded.EmbeddedConfig;
import org.tidende.embedded.Servers;
import picocli.CommandLine.Option;

/** Where the servers that come with it keep their data and listen. */
final class ServerOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = {"Folder for everything that is kept.", "Default: ./${DEFAULT-VALUE}"})
    Path data;

    @Option(
            names = "--kafka-port",
            paramLabel = "N",
            defaultValue = "29092",
            description = {"Port of the broker on 127.0.0.1; 0 takes a free one.", "Default: ${DEFAULT-VALUE}"})
    int kafkaPort;

    @Option(
            names = "--opensearch-port",
            paramLabel = "N",
            defaultValue = "29200",
            description = {"Port of the index on 127.0.0.1; 0 takes a free one.", "Default: ${DEFAULT-VALUE}"})
    int openSearchPort;

    /** @throws CommandException of wrong usage when a port is none */
    EmbeddedConfig embedded(Path folder, Servers which) {
        EmbeddedConfig config;
        try {
            config = EmbeddedConfig.of(folder.toAbsolutePath().normalize())
                    .withServers(which)
                    .withPorts(kafkaPort, openSearchPort);
        } catch (IllegalArgumentException e) {
            throw CommandException.wrongUsage(e.getMessage());
        }
        // Set by the launcher for what runs until it is ended: a test is over before a better compiler has paid.
        config = Boolean.getBoolean("tidende.servers.long-runs") ? config.forLongRuns() : config;
        // Set by the launcher, too: classes of the servers, prepared once for all later starts.
        String archive = System.getProperty("tidende.servers.archive");
        return archive == null ? config : config.withClassArchive(Path.of(archive));
    }
}
