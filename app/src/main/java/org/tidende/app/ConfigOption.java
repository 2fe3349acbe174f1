package org.tidende.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A file of options of any command, each a line with its name without the hyphens, for instance "
                            + "poll-interval=5m. What is not on the command line is looked for in the environment, then here.")
    Path config;
}
