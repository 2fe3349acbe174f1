package org.tidende.app;

import picocli.CommandLine.Command;

/** Kafka's topics, as declared and as they are; and vocabularies of the topics that articles are about. */
@Command(
        name = "topics",
        description = {
            "Compares the Kafka topics that a cluster has with those that are declared, and makes them so (plan, apply).",
            "Brings vocabularies of news topics that others publish into files of ours (import)."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TopicsPlanCommand.class, TopicsApplyCommand.class, TopicsImportCommand.class})
final class TopicsCommand {}
