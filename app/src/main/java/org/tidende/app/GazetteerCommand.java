package org.tidende.app;

import picocli.CommandLine.Command;

/** Files of actors. */
@Command(
        name = "gazetteer",
        description = "Looks after files of actors.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GazetteerLintCommand.class, GazetteerPromoteCommand.class})
final class GazetteerCommand {}
