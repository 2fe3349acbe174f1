package org.tidende.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/**
 * Whoever follows the README finds that it works: each of its examples that asks a running pipeline is run as it stands there, with a
 * site of ours for the one it names. The others are in {@link ReadmeAloneIT}.
 */
class ReadmeIT {
    static final String RULE = "id: urn:example:watch\n"
            + "names: {en: watch}\n"
            + "rules: {en: flood* NEAR/5 Denmark}\n"
            + "examples: {en: {must: [The floods hit Denmark and the floods stayed.]}}\n";

    @RegisterExtension
    static final SharedStandalone SHARED = new SharedStandalone();

    @TempDir
    static Path folder;

    static OneFeed feed;
    static TidendeProcess standalone;
    static ReadmeExamples examples;

    @BeforeAll
    static void start() throws Exception {
        feed = SHARED.feed();
        standalone = SHARED.process();
        feed.serve("<rss version='2.0'><channel><title>Example</title><item><title>Floods in Denmark</title><link>"
                + feed.base()
                + "/floods</link><pubDate>Tue, 06 Feb 2024 08:00:00 GMT</pubDate><description>The floods hit"
                + " Denmark.</description></item></channel></rss>");
        Await.until(
                () -> !IndexProbe.hits(standalone.openSearch(), "floods").isEmpty(),
                "the first article",
                standalone::err);
        unreadable(standalone.bootstrapServers());
        Files.writeString(
                folder.resolve("more-feeds.yaml"),
                "feeds:\n  - url: https://example.org/rss\n    poll-interval: 30d\n    paused: true\n");
        Files.writeString(folder.resolve("watch.yaml"), RULE);
        Files.writeString(
                Files.createDirectories(folder.resolve("dictionaries")).resolve("people.yaml"),
                "actors:\n  - {uri: 'urn:x:anna', type: person, names: {all: Anna Berg}}\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("candidate")).resolve("actors.yaml"),
                "actors:\n  - {uri: 'urn:x:floods', type: other, names: {all: [floods]}}\n");
        examples = new ReadmeExamples(
                folder,
                Map.of(
                        "TIDENDE_BOOTSTRAP_SERVERS",
                        standalone.bootstrapServers(),
                        "TIDENDE_OPENSEARCH",
                        standalone.openSearch()));
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
        return ReadmeExamples.all().stream()
                .filter(example -> !ReadmeExamples.isAlone(example))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldRun(String example) throws Exception {
        examples.run(example.replace("https://www.example.org", feed.base()));
    }
}
