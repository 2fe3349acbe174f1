package org.tidende.app;

import picocli.CommandLine.Command;

/** The dictionaries that all workers of enrich tag with. */
@Command(
        name = "dictionaries",
        description = "Puts dictionaries in force on running workers of enrich, and says which are.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DictionariesPublishCommand.class, DictionariesStatusCommand.class})
final class DictionariesCommand {}
