package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.PinnedSchemas;
import org.tidende.contract.Stage;
import org.tidende.contract.record.FeedHealth;
import org.tidende.ingest.feed.FeedCatalog;

/** What can be wrong while all of it runs: it says so, and goes on. */
class CircumstancesIT {

    /** What an article's id looks like. */
    private static final String KEY = "00000000-0000-5000-8000-000000000000";

    @TempDir
    static Path folder;

    static OneFeed page;
    static String unreachable;
    static TidendeProcess standalone;

    @BeforeAll
    static void start() throws Exception {
        page = new OneFeed();
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unreachable = "http://127.0.0.1:" + nobody.getLocalPort() + "/feed.xml";
        }
        page.serve("<!DOCTYPE html><html><head><title>A page</title></head><body><p>No feed at all.</p></body></html>");
        Path opml = Files.writeString(
                folder.resolve("feeds.opml"),
                "<opml version='2.0'><body><outline xmlUrl='" + page.base() + "/feed.xml'/><outline xmlUrl='"
                        + unreachable + "'/></body></opml>");
        Files.writeString(folder.resolve("people.yaml"), actor("first"));
        standalone = TidendeProcess.standalone(folder.resolve("data"), opml, folder.resolve("people.yaml"));
    }

    /** Whatever was done to it, it ends in order. */
    @AfterAll
    static void stop() throws Exception {
        assertThat(standalone.end()).as(standalone.err()).isZero();
        page.close();
    }

    private static String actor(String id) {
        return "actors:\n  - {uri: 'urn:x:" + id + "', type: person, names: {all: Anna Berg}}\n";
    }

    @Test
    void shouldKeepTheDictionariesInForceWhereAFileIsWrong() throws Exception {
        // Given
        Path people = folder.resolve("people.yaml");
        Await.until(() -> generation() == 1, "the first generation", standalone::err);

        // When
        Files.writeString(people, "actors:\n  - {type: person}\n");

        // Then
        String wrong = "the dictionary files can't be used: given/people.yaml:2: an actor needs a uri";
        Await.until(() -> standalone.ready().contains(wrong), "'" + wrong + "'", standalone::err);
        assertThat(standalone.ready()).contains("generation 1 stays in force");
        assertThat(standalone.err()).contains(wrong);
        assertThat(generation()).isEqualTo(1);

        // When
        Files.writeString(people, actor("second"));

        // Then
        Await.until(() -> generation() == 2, "the next generation", standalone::err);
        assertThat(standalone.ready()).doesNotContain("can't be used");
    }

    private static long generation() {
        try {
            return new ObjectMapper()
                    .readTree(standalone.ready())
                    .path("stages")
                    .path("enrich")
                    .path("generation")
                    .asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAFeed() throws Exception {
        // When
        JsonNode ofPage = awaitFailing(page.base() + "/feed.xml");
        JsonNode ofNobody = awaitFailing(unreachable);

        // Then
        assertThat(ofPage.get("status").asText()).isEqualTo("what came is no feed");
        assertThat(ofNobody.get("status").asText()).isEqualTo("it broke while connecting: Connection refused");
        assertThat(ofNobody.get("owner").get("instance").asText()).isEqualTo("standalone");
        assertThat(standalone.isAlive()).isTrue();
    }

    @Test
    void shouldRefuseAFolderInUse() throws Exception {
        // Given
        standalone.bootstrapServers();

        // When
        TidendeProcess second = TidendeProcess.standalone(folder.resolve("data"), folder.resolve("feeds.opml"));

        // Then
        assertThat(second.exitCode(60)).isEqualTo(1);
        assertThat(second.err()).contains("is in use by process").doesNotContain("\tat ");
        assertThat(standalone.isAlive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "news.articles,          ENRICH, tidende_enrich_records_total",
        "news.articles.enriched, SINK,   tidende_sink_records_total"
    })
    void shouldPutAsideARecordOfANewerSchema(String topic, Stage stage, String counter) throws Exception {
        // Given
        Await.until(() -> standalone.ready().contains("\"ready\" : true"), "a pipeline that is ready", standalone::err);
        byte[] newer = "?----a record of next year".getBytes(StandardCharsets.UTF_8);
        newer[0] = 0;
        ByteBuffer.wrap(newer).putInt(1, PinnedSchemas.END_ID - 1);

        // When
        send(topic, newer);

        // Then: it is whole, with the reason, and is counted; the stage goes on
        String servers = standalone.bootstrapServers();
        List<ConsumerRecord<String, byte[]>> letters = Await.value(
                () -> Optional.of(TopicReader.deadLetters(servers, stage)).filter(found -> !found.isEmpty()),
                "a dead letter of " + stage,
                standalone::err);
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().value()).isEqualTo(newer);
        assertThat(new String(
                        letters.getFirst()
                                .headers()
                                .lastHeader(DeadLetter.MESSAGE)
                                .value(),
                        StandardCharsets.UTF_8))
                .contains("a record in " + topic
                        + " has a newer schema than this version knows (id 0x5444ffff): update Tidende here");
        Await.until(
                () -> standalone.counted(counter + "{outcome=\"dead_lettered\"}") == 1,
                counter + " of 1",
                standalone::err);
        assertThat(standalone.ready()).contains("\"ready\" : true");

        // When
        TidendeProcess tail = TidendeProcess.start(
                folder, "tail", topic, "--from-beginning", "--max", "1", "--json", "--bootstrap-servers", servers);

        // Then
        assertThat(tail.exitCode(60)).as(tail.err()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(tail.out())
                        .get("value")
                        .get("problem")
                        .asText())
                .startsWith("a newer schema than this version knows (id 0x5444ffff): update Tidende here");
    }

    @Test
    void shouldStartItsServersAgainWhenTheyAreGone() {
        // Given
        long first = standalone.serversProcess().pid();
        Await.until(() -> standalone.ready().contains("\"ready\" : true"), "a pipeline that is ready", standalone::err);

        // When
        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        // Then
        Await.until(
                () -> standalone.err().contains("Kafka and OpenSearch are back")
                        && standalone.ready().contains("\"ready\" : true"),
                "a pipeline that is ready again",
                standalone::err);
        assertThat(standalone.err())
                .containsOnlyOnce(
                        "Kafka and OpenSearch ended with exit code 137; starting them again on the same data");
        assertThat(standalone.serversProcess().pid()).isNotEqualTo(first);
    }

    private static void send(String topic, byte[] value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", standalone.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, KEY.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }

    /** Waits from within, then asks as a person would. */
    private static JsonNode awaitFailing(String uri) throws Exception {
        FeedCatalog catalog =
                new FeedCatalog(Map.of("bootstrap.servers", standalone.bootstrapServers()), new KafkaTopics(""));
        Await.until(
                () -> catalog.list().stream()
                        .anyMatch(listed -> listed.feed().getUri().equals(uri)
                                && listed.state() != null
                                && listed.state().getHealth() == FeedHealth.failing),
                "a failing " + uri,
                standalone::err);
        TidendeProcess list = TidendeProcess.start(
                folder, "feeds", "list", "--json", "--bootstrap-servers", standalone.bootstrapServers());
        assertThat(list.exitCode(60)).as(list.err()).isZero();
        for (String line : list.out().lines().toList()) {
            JsonNode feed = new ObjectMapper().readTree(line);
            if (feed.get("uri").asText().equals(uri)) {
                return feed;
            }
        }
        throw new AssertionError("not listed: " + uri + "\n" + list.out());
    }
}
