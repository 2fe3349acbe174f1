package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.record.Feed;
import org.tidende.embedded.EmbeddedServers;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.ingest.feed.FeedCatalog;

/** Stages in processes of their own, beside a broker and an index that come and go. */
class StagesIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.apart();

    private static final String SECRET = "geheim-7Q";
    private static final String LOGIN =
            "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"me\" password=\""
                    + SECRET + "\";";

    @TempDir
    Path folder;

    @Test
    void shouldWaitForBrokerAndIndexAtTheStartAndInTheMiddle() throws Exception {
        // Given: nothing answers where they are told to look
        EmbeddedServers kafka = SERVERS.kafka();
        EmbeddedServers index = SERVERS.index();
        kafka.kill();
        index.kill();
        try (OneFeed feed = new OneFeed();
                TidendeProcess ingest = stage("ingest", "--allow-address", "127.0.0.0/8", "--poll-interval", "1s");
                TidendeProcess enrich = stage("enrich", "--publish-edition");
                TidendeProcess sink = stage(
                        "sink",
                        "--refresh-interval",
                        "200ms",
                        "--opensearch",
                        openSearch(),
                        "--opensearch-user",
                        "tidende",
                        "--opensearch-password",
                        SECRET)) {
            List<TidendeProcess> stages = List.of(ingest, enrich, sink);

            // Then
            for (TidendeProcess stage : stages) {
                awaitWord(stage, "waiting for Kafka at " + SERVERS.bootstrapServers());
                assertThat(stage.ready()).contains("waiting for Kafka at " + SERVERS.bootstrapServers());
            }

            // When: the broker comes, and the index doesn't
            kafka.restart();

            // Then
            awaitWord(sink, "the sink waits, index: no answer from [" + openSearch() + "]");

            // When
            index.restart();
            new FeedCatalog(Map.of("bootstrap.servers", SERVERS.bootstrapServers()), new KafkaTopics(""))
                    .add(List.of(feed(feed.base() + "/feed.xml")));

            // Then
            awaitArticle(feed, stages, "Krokus");

            // When: the index goes, in the middle
            index.kill();
            feed.serve(rss(feed, "Krokus", "Anemone"));
            awaitWord(sink, "no answer from");
            index.restart();

            // Then
            awaitArticle(feed, stages, "Krokus", "Anemone");

            // When: the broker goes, in the middle
            kafka.kill();
            for (TidendeProcess stage : stages) {
                awaitWord(stage, "Kafka at " + SERVERS.bootstrapServers() + " does not answer; waiting for it");
                assertThat(stage.ready()).contains("kafka: waiting for Kafka at " + SERVERS.bootstrapServers());
            }
            kafka.restart();

            // Then
            awaitArticle(feed, stages, "Krokus", "Anemone", "Pinse");
            for (TidendeProcess stage : stages) {
                Await.until(() -> stage.ready().contains("\"ready\" : true"), "ready again", stage::err);
                assertThat(repeated(stage)).isEmpty();
                assertThat(stage.err()).doesNotContain("\tat ", SECRET);
                assertThat(stage.end()).as(stage.err()).isZero();
            }
        }
    }

    @Test
    void shouldShowWhoPollsWhichFeed() throws Exception {
        // Given: feeds of many domains, and nobody yet
        String prefix = "list.";
        List<Feed> feeds = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            feeds.add(feed("http://127.0.1." + number + ":1/rss"));
        }
        try (TidendeProcess first = TidendeProcess.start(
                Map.of("TIDENDE_LOG_LEVEL", "DEBUG", "TIDENDE_TOPIC_PREFIX", prefix, "TIDENDE_KAFKA_PROPERTY", LOGIN),
                folder,
                "ingest",
                "--instance",
                "first",
                "--port",
                "0",
                "--data",
                folder.resolve("first").toString(),
                "--bootstrap-servers",
                SERVERS.bootstrapServers())) {
            awaitReady(first);
            new FeedCatalog(Map.of("bootstrap.servers", SERVERS.bootstrapServers()), new KafkaTopics(prefix))
                    .add(feeds);

            // When
            try (TidendeProcess second = stage("ingest", "--topic-prefix", prefix, "--instance", "second")) {
                awaitReady(second);
                Await.until(
                        () -> list(prefix).stream()
                                .allMatch(feed -> feed.hasNonNull("owner") && feed.hasNonNull("lastAttempt")),
                        "a poll of each feed",
                        first::err);
                List<JsonNode> shared = list(prefix);

                // Then
                assertThat(shared).hasSize(12).allSatisfy(feed -> {
                    assertThat(feed.get("owner").get("clientId").asText()).startsWith("list.tidende-ingest-feeds-");
                    assertThat(feed.get("owner").get("host").asText()).isEqualTo("127.0.0.1");
                    assertThat(feed.get("health").asText()).isEqualTo("failing");
                    assertThat(Instant.parse(feed.get("nextAttempt").asText()))
                            .isAfter(Instant.parse(feed.get("lastAttempt").asText()));
                    assertThat(feed.get("lag").isNumber()).isTrue();
                });
                assertThat(owners(shared)).containsExactly("first", "second");
                assertThat(second.end()).as(second.err()).isZero();
            }

            // Then: what it had is the other's, and however much is logged, no secret is
            assertThat(first.err()).contains("sasl.jaas.config = [hidden]").doesNotContain(SECRET);
            Await.until(() -> owners(list(prefix)).equals(new TreeSet<>(List.of("first"))), "a new owner", first::err);
            TidendeProcess table = tidende("feeds", "list", "--topic-prefix", prefix);
            assertThat(table.exitCode(60)).as(table.err()).isZero();
            assertThat(table.out())
                    .contains("worker", "last poll", "next poll", "entries", "12 feeds; first polls 12; lag: ");
        }
    }

    private TreeSet<String> owners(List<JsonNode> feeds) {
        TreeSet<String> owners = new TreeSet<>();
        feeds.forEach(feed -> owners.add(feed.path("owner").path("instance").asText()));
        return owners;
    }

    /** As {@code feeds list --json} prints it, without the second that a process takes to start. */
    private static List<JsonNode> list(String prefix) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", SERVERS.bootstrapServers());
        KafkaTopics topics = new KafkaTopics(prefix);
        try {
            List<JsonNode> feeds = new ArrayList<>();
            for (String line :
                    new FeedListing(new FeedCatalog(kafka, topics).list(), FeedWorkers.ask(kafka, topics)).json()) {
                feeds.add(new ObjectMapper().readTree(line));
            }
            return feeds;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private TidendeProcess stage(String name, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of(name, "--port", "0", "--data", folder.resolve(name).toString()));
        arguments.addAll(List.of(options));
        return tidende(arguments.toArray(String[]::new));
    }

    private TidendeProcess tidende(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", SERVERS.bootstrapServers()));
        return TidendeProcess.start(folder, all.toArray(String[]::new));
    }

    private static String openSearch() {
        return SERVERS.openSearch().toString();
    }

    private static void awaitReady(TidendeProcess stage) {
        Await.until(() -> stage.ready().contains("\"ready\" : true"), "a stage that is ready", stage::err);
    }

    private static void awaitWord(TidendeProcess stage, String word) {
        Await.until(() -> stage.err().contains(word), "'" + word + "'", stage::err);
        assertThat(stage.isAlive()).isTrue();
    }

    private static void awaitArticle(OneFeed feed, List<TidendeProcess> stages, String... headlines) {
        feed.serve(rss(feed, headlines));
        Await.until(
                () -> IndexProbe.ids(openSearch()).size() == headlines.length,
                headlines.length + " articles",
                () -> String.join(
                        "\n---\n", stages.stream().map(TidendeProcess::err).toList()));
    }

    /** Warnings that say the same thing more than three times: at the start and once in each outage it may. */
    private static List<String> repeated(TidendeProcess stage) {
        List<String> warnings = stage.err()
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .map(line -> line.substring(line.indexOf(' ')).replaceAll("\\d+", "#"))
                .toList();
        return warnings.stream()
                .distinct()
                .filter(warning -> java.util.Collections.frequency(warnings, warning) > 3)
                .toList();
    }

    private static Feed feed(String uri) {
        return Feed.newBuilder()
                .setUri(uri)
                .setGroups(List.of())
                .setAdded(Instant.parse("2024-02-06T08:00:00Z"))
                .build();
    }

    private static String rss(OneFeed feed, String... headlines) {
        StringBuilder items = new StringBuilder();
        for (String headline : headlines) {
            items.append(
                    "<item><title>%s i Danmark</title><link>%s/%s</link><description>%s blomstrer.</description></item>"
                            .formatted(headline, feed.base(), headline, headline));
        }
        return "<rss version='2.0'><channel><title>En</title>" + items + "</channel></rss>";
    }
}
