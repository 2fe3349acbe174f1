package org.tidende.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tidende.contract.Stage;
import org.tidende.sink.DeadLetterBox;
import org.tidende.sink.DeadLetterFilter;
import org.tidende.sink.DeadLetterInfo;
import org.tidende.sink.DeadLetterPlace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the stages could not use, and what is done about it. */
@Command(
        name = "dead-letters",
        description = "Lists, shows, redrives and drops the records that a stage could not use.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DeadLettersCommand.ListLetters.class,
            DeadLettersCommand.Show.class,
            DeadLettersCommand.Redrive.class,
            DeadLettersCommand.Drop.class
        })
final class DeadLettersCommand {
    /** What each of them needs. */
    static final class Box {
        @Mixin
        ConfigOption config;

        @Mixin
        KafkaOptions kafka;

        DeadLetterBox open() {
            LogSetup.quiet();
            return new DeadLetterBox(kafka.client(), kafka.topics());
        }
    }

    /** Which ones are meant. */
    static final class Choice {
        @Option(
                names = "--stage",
                paramLabel = "STAGE",
                split = ",",
                description = "ingest-feeds, ingest-pages, enrich or sink; all without it.")
        List<String> stages = List.of();

        @Option(names = "--error", paramLabel = "TEXT", description = "Part of the error or of its words.")
        String error;

        @Option(names = "--key", paramLabel = "KEY", description = "The record's key, for instance an article's id.")
        String key;

        @Option(names = "--source", paramLabel = "TEXT", description = "Start of topic/partition/offset it came from.")
        String source;

        @Option(names = "--from", paramLabel = "D", description = "Written on this day or after this moment.")
        String from;

        @Option(names = "--to", paramLabel = "D", description = "Written by this day or before this moment.")
        String to;

        List<Stage> stages() {
            return stages.isEmpty()
                    ? Arrays.asList(Stage.values())
                    : stages.stream().map(DeadLetterPlace::stage).toList();
        }

        DeadLetterFilter filter(boolean handled) {
            return new DeadLetterFilter(
                    error,
                    key,
                    source,
                    from == null ? null : TimeText.start(from),
                    to == null ? null : TimeText.end(to),
                    handled);
        }

        boolean isMade() {
            return !stages.isEmpty() || error != null || key != null || source != null || from != null || to != null;
        }
    }

    /** Shows them in short. */
    @Command(
            name = "list",
            description = "Lists dead letters that nothing was done about.",
            mixinStandardHelpOptions = true)
    static final class ListLetters implements Callable<Integer> {
        @Mixin
        Box box;

        @Mixin
        Choice choice;

        @Option(names = "--all", description = "Those that were redriven or dropped, too.")
        boolean all;

        @Option(
                names = "--max",
                paramLabel = "N",
                defaultValue = "100",
                description = {"Shows at most so many, the newest.", "Default: ${DEFAULT-VALUE}"})
        int max;

        @Option(names = "--json", description = "One JSON object a line.")
        boolean json;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            DeadLetterFilter filter = checked(spec, () -> choice.filter(all));
            List<Stage> stages = checked(spec, choice::stages);
            PrintWriter out = spec.commandLine().getOut();
            try (DeadLetterBox letters = box.open()) {
                List<DeadLetterInfo> found = letters.list(stages, filter);
                List<DeadLetterInfo> shown = found.stream()
                        .sorted((one, other) -> other.written().compareTo(one.written()))
                        .limit(max)
                        .toList();
                if (json) {
                    shown.forEach(letter -> out.println(json(letter)));
                } else {
                    TextTable table = new TextTable(
                            List.of("dead letter", "written", "state", "key", "error"), 30, 24, 8, 36, 90);
                    shown.forEach(letter -> table.add(List.of(
                            letter.place().toString(),
                            letter.written().toString(),
                            letter.state().name().toLowerCase(),
                            String.valueOf(letter.key()),
                            letter.error() + ": " + letter.message())));
                    table.print(out);
                    out.println(found.size() + " dead letters"
                            + (shown.size() < found.size() ? ", " + shown.size() + " shown" : ""));
                }
                out.flush();
            }
            return CommandLine.ExitCode.OK;
        }
    }

    /** Shows one whole. */
    @Command(
            name = "show",
            description = "Shows a dead letter with its record and the whole reason.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin
        Box box;

        @Parameters(paramLabel = "PLACE", description = "As list shows it: stage/partition/offset.")
        String place;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            DeadLetterPlace wanted = checked(spec, () -> DeadLetterPlace.parse(place));
            try (DeadLetterBox letters = box.open()) {
                DeadLetterInfo info = letters.find(wanted)
                        .orElseThrow(() -> new CommandException("there is no dead letter " + wanted));
                ConsumerRecord<byte[], byte[]> record = letters.read(wanted)
                        .orElseThrow(() -> new CommandException("there is no dead letter " + wanted));
                ObjectMapper mapper = new ObjectMapper();
                ObjectNode node = node(mapper, info);
                ObjectNode headers = node.putObject("headers");
                record.headers()
                        .forEach(header -> headers.put(
                                header.key(),
                                header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
                node.set("value", mapper.readTree(new RecordText().json(record.value())));
                PrintWriter out = spec.commandLine().getOut();
                out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node));
                out.flush();
            }
            return CommandLine.ExitCode.OK;
        }
    }

    /** What redrive and drop have in common. */
    abstract static class Handling implements Callable<Integer> {
        @Mixin
        Box box;

        @Mixin
        Choice choice;

        @Parameters(
                paramLabel = "PLACE",
                arity = "0..*",
                description = "As list shows them; without one, all that the filters choose.")
        List<String> places = List.of();

        @Option(names = "--dry-run", description = "Says how many would be, and does nothing.")
        boolean dryRun;

        @Spec
        CommandSpec spec;

        abstract int handle(DeadLetterBox letters, List<DeadLetterPlace> chosen);

        abstract String done();

        @Override
        public Integer call() {
            if (places.isEmpty() == !choice.isMade()) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "give either the places of dead letters or filters, for instance --stage sink");
            }
            List<DeadLetterPlace> named = checked(
                    spec, () -> places.stream().map(DeadLetterPlace::parse).toList());
            List<Stage> stages = checked(spec, choice::stages);
            DeadLetterFilter filter = checked(spec, () -> choice.filter(false));
            try (DeadLetterBox letters = box.open()) {
                List<DeadLetterPlace> chosen = named.isEmpty()
                        ? letters.list(stages, filter).stream()
                                .map(DeadLetterInfo::place)
                                .toList()
                        : named;
                PrintWriter out = spec.commandLine().getOut();
                int handled = dryRun ? chosen.size() : checked(spec, () -> handle(letters, chosen));
                out.println(handled
                        + (dryRun ? " would be " : " ")
                        + done()
                        + (handled < chosen.size()
                                ? "; " + (chosen.size() - handled) + " are not there or were handled before"
                                : ""));
                out.flush();
            }
            return CommandLine.ExitCode.OK;
        }
    }

    /** Gives them to their stage again. */
    @Command(
            name = "redrive",
            description =
                    "Gives records to their stage again, once what was wrong is mended, and marks their dead letters.",
            mixinStandardHelpOptions = true)
    static final class Redrive extends Handling {
        @Override
        int handle(DeadLetterBox letters, List<DeadLetterPlace> chosen) {
            return letters.redrive(chosen);
        }

        @Override
        String done() {
            return "redriven";
        }
    }

    /** Puts them aside. */
    @Command(
            name = "drop",
            description = "Marks dead letters as not wanted; they stay in their topic until its retention ends.",
            mixinStandardHelpOptions = true)
    static final class Drop extends Handling {
        @Override
        int handle(DeadLetterBox letters, List<DeadLetterPlace> chosen) {
            return letters.drop(chosen);
        }

        @Override
        String done() {
            return "dropped";
        }
    }

    private static <T> T checked(CommandSpec spec, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String json(DeadLetterInfo letter) {
        return node(new ObjectMapper(), letter).toString();
    }

    private static ObjectNode node(ObjectMapper mapper, DeadLetterInfo letter) {
        ObjectNode node = mapper.createObjectNode();
        node.put("place", letter.place().toString());
        node.put("written", letter.written().toString());
        node.put("state", letter.state().name().toLowerCase());
        node.put("key", letter.key());
        node.put("bytes", letter.bytes());
        node.put("error", letter.error());
        node.put("message", letter.message());
        node.put("source", letter.source());
        node.put("redriven", letter.redriven());
        return node;
    }
}
