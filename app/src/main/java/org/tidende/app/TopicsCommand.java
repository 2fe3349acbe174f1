package org.tidende.app;

import picocli.CommandLine.Command;

/** Vocabularies of topics. */
@Command(
        name = "topics",
        description = "Brings vocabularies of topics that others publish into files of ours.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TopicsImportCommand.class)
final class TopicsCommand {}
