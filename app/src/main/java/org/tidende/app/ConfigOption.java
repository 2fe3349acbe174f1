package org.tidende.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties: options by their names without the hyphens, for instance poll-interval=5m.")
    Path config;
}
