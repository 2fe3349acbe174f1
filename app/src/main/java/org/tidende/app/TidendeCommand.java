package org.tidende.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.TopicMismatchException;
import org.tidende.embedded.EmbeddedException;
import org.tidende.sink.IndexException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code tidende} command. Exit codes: 0 done, 1 failed and said why, 2 wrong usage. */
@Command(
        name = "tidende",
        description =
                "Watches news feeds, tags who and what each article is about, and makes it searchable seconds later.",
        mixinStandardHelpOptions = true,
        versionProvider = TidendeCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            StandaloneCommand.class,
            ServersCommand.class,
            IngestCommand.class,
            EnrichCommand.class,
            SinkCommand.class,
            FeedsCommand.class,
            SearchCommand.class,
            DeadLettersCommand.class,
            LedgerCommand.class,
            ReindexCommand.class,
            TailCommand.class,
            ParseCommand.class,
            ExtractCommand.class,
            TagCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Each option can also be given as an environment variable, for instance TIDENDE_POLL_INTERVAL,",
            "or in a file of properties named by --config or TIDENDE_CONFIG."
        })
public final class TidendeCommand {
    private static final List<Class<? extends RuntimeException>> EXPECTED = List.of(
            CommandException.class,
            EmbeddedException.class,
            IndexException.class,
            TopicMismatchException.class,
            org.apache.kafka.common.KafkaException.class);

    TidendeCommand() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        CommandLine command;
        try {
            command = commandLine(arguments, System.getenv());
        } catch (OptionDefaults.ConfigException e) {
            new CommandLine(new TidendeCommand()).getErr().println("tidende: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        return command.execute(arguments);
    }

    /** The command with its defaults; the arguments are only searched for the configuration file. */
    static CommandLine commandLine(String[] arguments, Map<String, String> environment) {
        CommandLine command = new CommandLine(new TidendeCommand());
        // All subcommands are there by now, so that the defaults reach each of them.
        command.setDefaultValueProvider(OptionDefaults.of(arguments, environment));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler(TidendeCommand::report);
        return command;
    }

    private static int report(Exception error, CommandLine command, CommandLine.ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (EXPECTED.stream().anyMatch(type -> type.isInstance(error))) {
            err.println("tidende: " + error.getMessage());
        } else {
            Logger logger = LoggerFactory.getLogger(TidendeCommand.class);
            logger.error("{} failed in a way that was not foreseen", command.getCommandName(), error);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** From the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = TidendeCommand.class.getPackage().getImplementationVersion();
            return new String[] {"tidende " + (version == null ? "(not packaged)" : version)};
        }
    }
}
