package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Each option of each command, wherever it can be given. */
class OptionsTest {
    /** By command: to make all of them takes a while, and each has many options. */
    private static final Map<List<String>, String> USAGES = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    /** A command with its parents' names, and one of its options. */
    record Given(List<String> path, OptionSpec option) {
        @Override
        public String toString() {
            return String.join(" ", path) + " " + option.longestName();
        }
    }

    static List<Given> options() {
        List<Given> all = new ArrayList<>();
        collect(TidendeCommand.commandLine(), List.of(), all);
        return all;
    }

    private static void collect(CommandLine command, List<String> path, List<Given> all) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.usageHelp()
                    && !option.versionHelp()
                    && !option.longestName().equals("--config")) {
                all.add(new Given(path, option));
            }
        }
        command.getSubcommands().forEach((name, subcommand) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(subcommand, longer, all);
        });
    }

    @ParameterizedTest
    @MethodSource("options")
    void shouldComeFromTheCommandLineThenTheEnvironmentThenTheFile(Given given) throws Exception {
        // Given
        String name = given.option().longestName();
        Samples samples = Samples.of(given.option());
        Map<String, String> environment =
                Map.of("TIDENDE_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT), samples.second());
        Path file = Files.writeString(folder.resolve("options.properties"), name.substring(2) + "=" + samples.first());

        CommandLine root = TidendeCommand.commandLine();

        // When
        Object fromFile = value(root, given, Map.of(), "--config", file.toString());
        Object fromEnvironment = value(root, given, environment, "--config", file.toString());
        Object fromCommandLine = samples.flag()
                ? value(root, given, environment, name)
                : value(root, given, environment, name, samples.first());

        // Then
        assertThat(fromFile).hasToString(samples.expectedFirst());
        assertThat(fromEnvironment).hasToString(samples.expectedSecond());
        assertThat(fromCommandLine).hasToString(samples.expectedFirst());
    }

    /** Two values that an option takes, and how they look once read. */
    private record Samples(String first, String expectedFirst, String second, String expectedSecond, boolean flag) {
        static Samples of(OptionSpec option) {
            Class<?> type = option.type();
            if (option.arity().max() == 0) {
                return new Samples("true", "true", "true", "true", true);
            }
            if (type == Duration.class) {
                return new Samples("5m", "PT5M", "6m", "PT6M", false);
            }
            if (type == LocalDate.class) {
                return same("2015-09-18", "2016-09-18");
            }
            if (Map.class.isAssignableFrom(type)) {
                return new Samples("linger.ms=5", "{linger.ms=5}", "linger.ms=6", "{linger.ms=6}", false);
            }
            if (List.class.isAssignableFrom(type)) {
                boolean address = option.auxiliaryTypes()[0] == URI.class;
                String first = address ? "http://a:1" : "10.0.0.0/8";
                String second = address ? "http://b:2" : "10.1.0.0/16";
                return new Samples(first, "[" + first + "]", second, "[" + second + "]", false);
            }
            if (type.isEnum()) {
                return new Samples("kafka", "KAFKA", "opensearch", "OPENSEARCH", false);
            }
            if (type == double.class) {
                return same("0.5", "0.6");
            }
            boolean number = type == int.class || type == Integer.class || type == Long.class;
            return number ? same("7", "8") : same("one", "two");
        }

        private static Samples same(String first, String second) {
            return new Samples(first, first, second, second, false);
        }
    }

    private static Object value(CommandLine root, Given given, Map<String, String> environment, String... rest) {
        List<String> arguments = new ArrayList<>(given.path());
        arguments.addAll(List.of(rest));
        CommandLine command = root;
        for (String name : given.path()) {
            command = command.getSubcommands().get(name);
        }
        for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
            if (parameter.arity().min() > 0) {
                arguments.add("something");
            }
        }
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.required() && !option.longestName().equals(given.option().longestName())) {
                arguments.addAll(List.of(option.longestName(), "v9"));
            }
        }
        String[] all = arguments.toArray(String[]::new);
        root.setDefaultValueProvider(OptionDefaults.of(root, all, environment));
        root.parseArgs(all);
        return command.getCommandSpec().findOption(given.option().longestName()).getValue();
    }

    @Test
    void shouldRefuseALineOfTheFileThatIsNoOption() throws Exception {
        // Given: one for another command is fine, for a file may serve all of them
        Path file = Files.writeString(folder.resolve("options.properties"), "poll-intervall=5m\nsize=3\n");

        // When
        Outcome outcome = run(Map.of("TIDENDE_CONFIG", file.toString()), "search", "storm");

        // Then
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err().strip())
                .isEqualTo("tidende: the configuration file " + file
                        + " has 'poll-intervall', which is no option; did you mean 'poll-interval'?");
    }

    @Test
    void shouldPassOverAVariableThatIsNoOptionAndSaySo() {
        Outcome outcome = run(
                Map.of(
                        "TIDENDE_LANGAUGE",
                        "da",
                        "TIDENDE_POLL_INTERVAL",
                        "5m",
                        "TIDENDE_JDK_PATH",
                        "/jdk",
                        "HOME",
                        "/"),
                "search",
                "storm",
                "--size",
                "-1");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("tidende: ")))
                .containsExactly("tidende: the environment variable TIDENDE_LANGAUGE is no option and is passed over; "
                        + "did you mean 'TIDENDE_LANGUAGE'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            search storm --langauge da                            | --language
            search storm --opensearch localhost:9200              | wanted http://host:port
            search storm --opensearch http://me:geheim@h:9200     | give user and password by their own options
            search storm --opensearch-user me                     | one of them is missing
            search storm --from yesterday                         | 'yesterday' is no ISO 8601 date
            tail news.articles --topic-prefix a/b                 | topic prefix 'a/b'
            tail news.articles --max none                         | '--max': 'none' is not a long
            ingest --allow-address everywhere                     | everywhere
            ingest --poll-interval 1ms                            | poll interval must be 100 ms or more
            ingest --parallel-polls 0                             | parallel polls must be 1 to 1,000, are 0
            standalone --parallel-polls 1001 --port 0             | parallel polls must be 1 to 1,000, are 1001
            ingest --instance a/b                                 | instance 'a/b'
            ingest --replication-factor 0                         | --replication-factor must be 1 or more, is 0
            ingest --port 70000                                   | --port must be 0 (a free one) to 65535, is 70000
            enrich --instance a/b                                 | is 'a/b'
            sink --index-prefix A                                 | index prefix 'A'
            standalone --allow-address everywhere --port 0        | everywhere
            standalone --kafka-port 5 --opensearch-port 5 --port 0 | can't share port 5
            servers --only zookeeper                              | zookeeper
            servers --kafka-port 70000                            | 70000
            parse --batch feed.xml                                | leave out FILE
            extract                                               | name a FILE
            tag --language klingon a.txt                          | klingon
            tag --date today a.txt                                | today
            replay                                                | give --from for a new replay
            replay --list --resume spring                         | or else --resume or --list
            replay --resume spring --from 2024-01-01              | or else --resume or --list
            replay --from yesterday                               | 'yesterday' is no ISO 8601 date
            replay --from 2024-01-02 --to 2024-01-01              | nothing is collected
            replay --from 2024-01-01 --language klingon           | klingon
            replay --from 2024-01-01 --id a/b                     | is 'a/b'
            replay --from 2024-01-01 --rate -1                    | copies a second must be 1 or more
            feeds lits                                            | list
            serach storm                                          | search
            """)
    void shouldRefuseWhatCannotBe(String arguments, String message) {
        Outcome outcome = run(Map.of("TIDENDE_DATA", folder.toString()), arguments.split(" "));

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(message).doesNotContain("\tat ", "geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feeds list", "feeds export", "feeds remove http://a/", "tail news.feeds", "replay --list"})
    void shouldSayWhenNoBrokerAnswers(String command) {
        // Given
        Map<String, String> environment = Map.of(
                "TIDENDE_BOOTSTRAP_SERVERS", "127.0.0.1:1", "TIDENDE_KAFKA_PROPERTY", "default.api.timeout.ms=300");

        // When
        Outcome outcome = run(environment, command.split(" "));

        // Then
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("tidende: Kafka does not answer in time; is it running, and is --bootstrap-servers right?")
                .hasLineCount(1);
    }

    @Test
    void shouldSayInOneLineWhatIsWrongWithAFile() throws Exception {
        Path folder = Files.createDirectories(this.folder.resolve("a-folder"));

        assertThat(run(Map.of(), "parse", folder.resolve("none").toString()).err())
                .isEqualTo("tidende: there is no file " + folder.resolve("none") + System.lineSeparator());
        assertThat(run(Map.of(), "feeds", "import", folder.toString()).err())
                .startsWith("tidende: " + folder + " can't be read: ")
                .hasLineCount(1);
        assertThat(run(Map.of(), "feeds", "import", folder.toString()).exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("options")
    void shouldShowItsDefault(Given given) {
        String usage = USAGES.computeIfAbsent(given.path(), OptionsTest::usage);
        String text = String.join(" ", given.option().description());

        assertThat(usage).contains(given.option().longestName()).doesNotContain("DEFAULT-VALUE", "null");
        assertThat(usage.lines()).allMatch(line -> line.length() <= 80);
        if (given.option().defaultValue() != null
                && !given.option().defaultValue().isEmpty()) {
            assertThat(text).contains("Default: ");
            assertThat(usage.lines())
                    .anyMatch(line -> line.contains("Default: ")
                            && line.contains(given.option().defaultValue().split(" ")[0]));
        }
    }

    private static String usage(List<String> path) {
        CommandLine command = TidendeCommand.commandLine();
        for (String name : path) {
            command = command.getSubcommands().get(name);
        }
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private record Outcome(int exit, String out, String err) {}

    private static Outcome run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                TidendeCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = TidendeCommand.execute(command, environment, arguments);
        return new Outcome(exit, out.toString(), err.toString());
    }
}
