package org.tidende.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.TopicMismatchException;
import org.tidende.embedded.EmbeddedException;
import org.tidende.enrich.file.FileFault;
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
            DictionariesCommand.class,
            SearchCommand.class,
            DeadLettersCommand.class,
            LedgerCommand.class,
            ReindexCommand.class,
            ReplayCommand.class,
            TopicsCommand.class,
            DoctorCommand.class,
            TailCommand.class,
            ParseCommand.class,
            ExtractCommand.class,
            TagCommand.class,
            GazetteerCommand.class,
            RulesCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; for what runs until it is ended, ended in order",
            "1:failed, and said why",
            "2:wrong usage"
        },
        footer = {
            "",
            "Each option can also be given as an environment variable, for instance",
            "TIDENDE_POLL_INTERVAL for --poll-interval, or as a line poll-interval=15m in",
            "the file that --config or TIDENDE_CONFIG names."
        })
public final class TidendeCommand {
    private static final List<Class<? extends Exception>> EXPECTED = List.of(
            CommandException.class,
            EmbeddedException.class,
            FileFault.class,
            IndexException.class,
            TopicMismatchException.class,
            KafkaException.class,
            UncheckedIOException.class,
            IOException.class);

    TidendeCommand() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    private static int execute(String... arguments) {
        return execute(commandLine(), System.getenv(), arguments);
    }

    /** The command without its defaults. */
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new TidendeCommand());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler(TidendeCommand::report);
        return command;
    }

    /** Runs it with the defaults of an environment and of the file that it or the arguments name. */
    static int execute(CommandLine command, Map<String, String> environment, String... arguments) {
        OptionDefaults defaults;
        try {
            defaults = OptionDefaults.of(command, arguments, environment);
        } catch (OptionDefaults.ConfigException e) {
            command.getErr().println("tidende: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        defaults.unknownVariables().forEach(words -> command.getErr().println("tidende: " + words));
        // All subcommands are there by now, so that the defaults reach each of them.
        command.setDefaultValueProvider(defaults);
        return command.execute(arguments);
    }

    private static int report(Exception error, CommandLine command, CommandLine.ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (EXPECTED.stream().anyMatch(type -> type.isInstance(error))) {
            err.println("tidende: " + message(error));
            return error instanceof CommandException said ? said.exitCode() : CommandLine.ExitCode.SOFTWARE;
        } else {
            Logger logger = LoggerFactory.getLogger(TidendeCommand.class);
            logger.error("{} failed in a way that was not foreseen", command.getCommandName(), error);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Exception error) {
        return switch (error) {
            case TimeoutException late ->
                "Kafka does not answer in time; is it running, and is --bootstrap-servers right? (" + late.getMessage()
                        + ")";
            // Kafka's clients often say only in the cause what is wrong.
            case KafkaException kafka
            when kafka.getCause() != null ->
                kafka.getMessage() + ": " + kafka.getCause().getMessage();
            case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
            case AccessDeniedException denied -> "no permission to use " + denied.getFile();
            case IOException file -> "a file can't be read or written: " + file.getMessage();
            default -> error.getMessage();
        };
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
