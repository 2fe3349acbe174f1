package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;
import picocli.CommandLine;

/** Whoever follows the README finds that it works: each of its examples is run as it stands there, with a site of ours for the one it names. */
class ReadmeIT {
    private static final String PROMPT = "$ ";

    /** Commands that run until they are ended, and what they print once they do. */
    private static final Map<String, String> SERVING = Map.of(
            "demo", "articles in 6 feeds",
            "standalone", "feeds.opml: ",
            "servers", "opensearch http",
            "ingest", "ingest-feeds: assigned",
            "enrich", "is in force",
            "sink", "takes ");

    /** What must not be done while everything runs, and what it says then. */
    private static final Map<String, String> REFUSED = Map.of("./tidende enrich rebuild", "are running");

    @RegisterExtension
    static final SharedStandalone SHARED = new SharedStandalone();

    @TempDir
    static Path folder;

    static OneFeed feed;
    static TidendeProcess standalone;

    @BeforeAll
    static void start() throws Exception {
        feed = SHARED.feed();
        standalone = SHARED.process();
        feed.serve("<rss version='2.0'><channel><title>Example</title><item><title>Floods in Denmark</title><link>"
                + feed.base()
                + "/floods</link><pubDate>Tue, 06 Feb 2024 08:00:00 GMT</pubDate><description>The floods hit"
                + " Denmark.</description></item></channel></rss>");
        feed.opml(folder.resolve("feeds.opml"));
        Await.until(
                () -> !IndexProbe.hits(standalone.openSearch(), "floods").isEmpty(),
                "the first article",
                standalone::err);
        unreadable(standalone.bootstrapServers());
        Files.writeString(
                folder.resolve("more-feeds.yaml"),
                "feeds:\n  - url: https://example.org/rss\n    poll-interval: 30d\n    paused: true\n");
        Files.writeString(
                folder.resolve("feed.xml"),
                "<rss><channel><title>T</title><item><title>A</title></item></channel></rss>");
        Files.writeString(
                folder.resolve("page.html"),
                "<html><head><title>Storm</title></head><body><article><h1>Storm</h1><p>The storm came at"
                        + " night.</p></article></body></html>");
        Files.writeString(
                folder.resolve("article.txt"),
                "Ruslands forsvarsminister Sergei Shoigu talte med Ash Carter, sagde talsmand Martin Ashcombe.");
        Files.writeString(
                folder.resolve("articles.jsonl"),
                "{\"id\":\"1\",\"body\":\"NATO met in Brussels.\"}\n{\"id\":\"2\"}\n");
        Files.writeString(
                folder.resolve("actors.yaml"),
                "actors:\n  - uri: urn:example:vik\n    type: place\n    names: {all: Vik i Sogn}\n");
        String rule = "id: urn:example:watch\n"
                + "names: {en: watch}\n"
                + "rules: {en: flood* NEAR/5 Denmark}\n"
                + "examples: {en: {must: [The floods hit Denmark and the floods stayed.]}}\n";
        Files.writeString(folder.resolve("watch.yaml"), rule);
        Files.writeString(
                folder.resolve("mediatopics.json"),
                "{\"conceptSet\": [{\"uri\": \"http://cv.iptc.org/newscodes/mediatopic/15000000\", \"prefLabel\":"
                        + " {\"en-GB\": \"sport\"}}]}");
        Files.writeString(
                folder.resolve("rules.yaml"), "topics:\n  - " + rule.strip().replace("\n", "\n    ") + "\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("dictionaries")).resolve("people.yaml"),
                "actors:\n  - {uri: 'urn:x:anna', type: person, names: {all: Anna Berg}}\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("candidate")).resolve("actors.yaml"),
                "actors:\n  - {uri: 'urn:x:floods', type: other, names: {all: [floods]}}\n");
        // What stands beside the README there, and starts the same program here.
        Path launcher = folder.resolve("tidende");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + String.join("' '", Launcher.ofClassPath().command()) + "' \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    /** A record that the sink can't use, the first dead letter of its partition. */
    private static void unreadable(String servers) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] bytes = "unreadable".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(
                            new KafkaTopics("").articlesEnriched().name(), 4, bytes, bytes))
                    .get(30, TimeUnit.SECONDS);
        }
        Await.until(() -> !TopicReader.deadLetters(servers, Stage.SINK).isEmpty(), "the dead letter", standalone::err);
    }

    static List<String> examples() throws IOException {
        return Files.readAllLines(Path.of("..", "README.md")).stream()
                .filter(line -> line.startsWith(PROMPT) && line.contains("./tidende"))
                .map(line -> line.substring(PROMPT.length()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldRun(String written) throws Exception {
        // Given
        String example = written.replace("https://www.example.org", feed.base());
        String command = command(example);
        Path out = Files.createTempFile(folder, "example", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", "-c", SERVING.containsKey(command) ? "exec " + example : example)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment()
                .putAll(Map.of(
                        "TIDENDE_BOOTSTRAP_SERVERS",
                        standalone.bootstrapServers(),
                        "TIDENDE_OPENSEARCH",
                        standalone.openSearch(),
                        "TIDENDE_KAFKA_PORT",
                        "0",
                        "TIDENDE_OPENSEARCH_PORT",
                        "0",
                        "TIDENDE_ALLOW_ADDRESS",
                        "127.0.0.0/8",
                        "TIDENDE_DATA",
                        folder.resolve("data-" + command).toString()));
        String sign = REFUSED.containsKey(example) ? null : SERVING.get(command);
        if (!example.contains("--port")) {
            builder.environment().put("TIDENDE_PORT", "0");
        }

        // When
        Process process = builder.start();
        if (sign != null) {
            Await.until(
                    () -> read(out).contains(sign) || !process.isAlive(),
                    "'" + sign + "' of: " + example,
                    () -> read(out));
            assertThat(read(out)).contains(sign);
            process.destroy();
        }
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();

        // Then
        assertThat(ended).as("ends: " + example + "\n" + read(out)).isTrue();
        if (REFUSED.containsKey(example)) {
            assertThat(read(out)).contains(REFUSED.get(example));
            assertThat(process.exitValue()).as(example + "\n" + read(out)).isEqualTo(1);
        } else {
            assertThat(process.exitValue()).as(example + "\n" + read(out)).isZero();
        }
    }

    @Test
    void shouldShowEachCommand() throws Exception {
        List<String> shown = examples();
        List<String> all = new ArrayList<>();
        collect("./tidende", TidendeCommand.commandLine(), all);

        assertThat(all).hasSizeGreaterThan(12).allSatisfy(command -> assertThat(shown)
                .as("examples of " + command)
                .anyMatch(example -> (example + " ").contains(command + " ")));
    }

    /** Those that do something: the last words of each path. */
    private static void collect(String path, CommandLine command, List<String> all) {
        if (command.getSubcommands().isEmpty()) {
            all.add(path);
        }
        command.getSubcommands().forEach((name, subcommand) -> {
            if (!name.equals("help")) {
                collect(path + " " + name, subcommand, all);
            }
        });
    }

    private static String command(String example) {
        return example.substring(example.indexOf("./tidende") + "./tidende ".length())
                .split(" ")[0];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
