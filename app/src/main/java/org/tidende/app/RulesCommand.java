package org.tidende.app;

import picocli.CommandLine.Command;

/** Topic rules. */
@Command(
        name = "rules",
        description = "Looks after topic rules: what is wrong with them, what they match, and single rules in force on"
                + " running workers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RulesLintCommand.class,
            RulesTestCommand.class,
            RulesExplainCommand.class,
            RulesPublishCommand.class,
            RulesDryRunCommand.class
        })
final class RulesCommand {}
