package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Records;
import org.tidende.contract.Stage;
import org.tidende.contract.TopicProvisioner;
import org.tidende.contract.record.Feed;
import org.tidende.embedded.EmbeddedConfig;
import org.tidende.embedded.EmbeddedServers;
import org.tidende.embedded.Servers;
import org.tidende.ingest.LoadServerMain;
import org.tidende.ingest.LoadWorkerMain;
import org.tidende.ingest.feed.FeedCatalog;

/**
 * Many feeds, each on a domain of its own, one in ten slow, one in twenty failing, and 200 more on one domain that takes five seconds
 * a request, polled by one worker at a fixed interval: whether they are polled on time, and what that costs. Arguments: folder of the
 * servers' jars, result file, and optionally feeds, seconds between two polls of a feed, minutes that count.
 */
public final class PollLoadRun {
    private static final int SLOW_DOMAIN_FEEDS = 200;
    private static final int PARALLEL = 256;
    private static final int STEPS = 20;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private PollLoadRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
        int interval = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 180;
        int minutes = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 6;
        Records.trust();
        Path folder = Files.createTempDirectory("tidende-poll-load");
        EmbeddedConfig config = EmbeddedConfig.of(folder)
                .withServers(Servers.KAFKA)
                .withLibrary(Path.of(arguments[0]))
                .withPorts(0, 0);
        try (EmbeddedServers kafka = EmbeddedServers.start(config);
                JavaProcess server = new JavaProcess(
                        List.of("-Xmx256m", "-XX:+UseSerialGC"),
                        LoadServerMain.class.getName(),
                        Integer.toString(interval * 1_000))) {
            int port = Integer.parseInt(server.line(""));
            KafkaTopics topics = provision(kafka.bootstrapServers());
            try (JavaProcess worker = new JavaProcess(
                    List.of("-Xmx512m", "-XX:+UseSerialGC"),
                    LoadWorkerMain.class.getName(),
                    kafka.bootstrapServers(),
                    "load-",
                    Integer.toString(interval * 1_000),
                    Integer.toString(PARALLEL))) {
                worker.line("ready");
                subscribe(
                        new FeedCatalog(Map.of("bootstrap.servers", kafka.bootstrapServers()), topics),
                        count,
                        port,
                        interval);
                // The first round after the last are added brings them to their places in the interval.
                Thread.sleep(Duration.ofSeconds(interval));
                server.ask("{");
                JsonNode before = JSON.readTree(worker.ask("{"));
                Thread.sleep(Duration.ofMinutes(minutes));
                JsonNode after = JSON.readTree(worker.ask("{"));
                write(Path.of(arguments[1]), count, interval, before, after, JSON.readTree(server.ask("{")));
            }
        }
    }

    static KafkaTopics provision(String bootstrapServers) {
        KafkaTopics topics = new KafkaTopics("load-");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicProvisioner(admin, 1)
                    .apply(List.of(
                            topics.feeds(),
                            topics.feedStates(),
                            topics.feedEntries(),
                            topics.pages(),
                            topics.pageStates(),
                            topics.articles(),
                            topics.deadLetters(Stage.INGEST_FEEDS),
                            topics.deadLetters(Stage.INGEST_PAGES)));
        }
        return topics;
    }

    /** Over one interval, as feeds that nobody added together are spread. */
    private static void subscribe(FeedCatalog catalog, int count, int port, int interval) throws InterruptedException {
        for (int step = 0; step < STEPS; step++) {
            List<Feed> feeds = new ArrayList<>();
            for (int number = step; number < count; number += STEPS) {
                feeds.add(feed("http://feed" + number + ".example:" + port + "/" + number));
            }
            for (int number = step; number < SLOW_DOMAIN_FEEDS; number += STEPS) {
                feeds.add(feed("http://slow.example:" + port + "/" + number));
            }
            long start = System.nanoTime();
            catalog.add(feeds);
            long left = interval * 1_000L / STEPS - (System.nanoTime() - start) / 1_000_000;
            Thread.sleep(Math.max(0, left));
        }
    }

    private static Feed feed(String uri) {
        return Feed.newBuilder().setUri(uri).setAdded(Instant.now()).build();
    }

    private static void write(Path file, int count, int interval, JsonNode before, JsonNode after, JsonNode sites)
            throws IOException {
        double seconds = after.get("seconds").asDouble() - before.get("seconds").asDouble();
        double polls = after.get("polls").asDouble() - before.get("polls").asDouble();
        double processor = after.get("processorMillis").asDouble()
                - before.get("processorMillis").asDouble();
        ObjectNode result = JSON.createObjectNode();
        result.put("feeds", count);
        result.put("feedsOfTheSlowDomain", SLOW_DOMAIN_FEEDS);
        result.put("intervalSeconds", interval);
        result.put("parallelPolls", PARALLEL);
        result.put("seconds", RunReport.tenths(seconds));
        result.put("processors", Runtime.getRuntime().availableProcessors());
        Path load = Path.of("/proc/loadavg");
        result.put("load", Files.exists(load) ? Files.readString(load).strip() : "");
        result.put("polls", (long) polls);
        result.put("pollsPerSecond", RunReport.tenths(polls / seconds));
        result.put("processorMillisPerPoll", Math.round(processor / polls * 100) / 100.0);
        result.put("processorShareOfOne", Math.round(processor / seconds / 10) / 100.0);
        result.set("worker", after);
        // Milliseconds from the time at which the schedule wants a feed's next request to that request.
        result.set("delayBehindSchedule", sites);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(result) + "\n");
        System.out.println(JSON.writeValueAsString(result));
    }
}
