package org.tidende.app;

import picocli.CommandLine.Command;

/** The topics as they are declared, and as they are. */
@Command(
        name = "topics",
        description = "Compares the topics that a cluster has with those that are declared, and makes them so.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TopicsPlanCommand.class, TopicsApplyCommand.class})
final class TopicsCommand {}
