package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedEntries;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;
import org.tidende.embedded.EmbeddedConfig;
import org.tidende.embedded.EmbeddedServers;
import org.tidende.embedded.Servers;
import org.tidende.ingest.LoadWorkerMain;

/**
 * How long a worker takes to read the states of many feeds, all on domains of their own, and the memory that they take. Arguments:
 * folder of the servers' jars, result file, and optionally feeds, megabytes of heap, entries seen of each feed.
 */
public final class PollRestoreRun {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final KafkaTopics topics = new KafkaTopics("load-");
    private final RecordSerde<Feed> feeds = RecordSerde.of(Feed.class);
    private final RecordSerde<FeedState> states = RecordSerde.of(FeedState.class);
    private final RecordSerde<FeedEntries> entries = RecordSerde.of(FeedEntries.class);
    private final Random random = new Random(1);
    private final Instant now = Instant.now();
    private long bytes;

    private PollRestoreRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException {
        int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
        int heap = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 2_000;
        int seen = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0;
        Path folder = Files.createTempDirectory("tidende-poll-restore");
        EmbeddedConfig config = EmbeddedConfig.of(folder)
                .withServers(Servers.KAFKA)
                .withLibrary(Path.of(arguments[0]))
                .withPorts(0, 0);
        try (EmbeddedServers kafka = EmbeddedServers.start(config)) {
            PollLoadRun.provision(kafka.bootstrapServers());
            PollRestoreRun run = new PollRestoreRun();
            run.write(kafka.bootstrapServers(), count, seen);
            try (JavaProcess worker = new JavaProcess(
                    List.of("-Xmx" + heap + "m", "-XX:+UseSerialGC"),
                    LoadWorkerMain.class.getName(),
                    kafka.bootstrapServers(),
                    "load-",
                    "3600000",
                    "64")) {
                worker.line("ready");
                JsonNode after = JSON.readTree(worker.ask("{"));
                ObjectNode result = JSON.createObjectNode();
                result.put("feeds", count);
                result.put("entriesSeenOfEach", seen);
                result.put("bytesOfRecordsPerFeed", run.bytes / count);
                result.put("heapBytesPerFeed", after.get("heapUsedMegabytes").asLong() * 1_000_000 / count);
                result.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
                result.set("worker", after);
                Files.writeString(Path.of(arguments[1]), JSON.writeValueAsString(result) + "\n");
                System.out.println(JSON.writeValueAsString(result));
            }
        }
    }

    private void write(String bootstrapServers, int count, int seen) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "compression.type",
                "zstd",
                "linger.ms",
                50,
                "batch.size",
                500_000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < count; number++) {
                String uri = "https://www.newspaper" + number + ".example/section/rss.xml";
                Feed feed = Feed.newBuilder()
                        .setUri(uri)
                        .setTitle("Newspaper " + number)
                        .setAdded(now)
                        .build();
                send(producer, topics.feeds(), uri, feeds.write(topics.feeds().name(), feed));
                send(
                        producer,
                        topics.feedStates(),
                        uri,
                        states.write(topics.feedStates().name(), state(uri, number)));
                if (seen > 0) {
                    FeedEntries known = FeedEntries.newBuilder()
                            .setUri(uri)
                            .setEntries(ByteBuffer.wrap(noise(20 * seen)))
                            .build();
                    send(
                            producer,
                            topics.feedEntries(),
                            uri,
                            entries.write(topics.feedEntries().name(), known));
                }
            }
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, KafkaTopic topic, String uri, byte[] value) {
        bytes += value.length;
        producer.send(new ProducerRecord<>(
                topic.name(),
                FeedPartitioner.partition(uri, KafkaTopics.PARTITIONS),
                uri.getBytes(StandardCharsets.UTF_8),
                value));
    }

    private FeedState state(String uri, int number) {
        return FeedState.newBuilder()
                .setUri(uri)
                .setHealth(FeedHealth.ok)
                .setStatus("3 new or changed entries")
                .setTitle("Newspaper " + number + ": news from everywhere")
                .setEtag("\"" + Long.toHexString(random.nextLong()) + "\"")
                .setLastModified("Sun, 01 Mar 2026 10:00:00 GMT")
                .setContentHash(ByteBuffer.wrap(noise(8)))
                .setLastAttempt(now)
                .setLastSuccess(now)
                .setLastNewEntry(now)
                .setLastFull(now)
                .setNextAttempt(now.plus(Duration.ofDays(1)))
                .setHttpStatus(200)
                .setRecent(ByteBuffer.wrap(noise(150)))
                .setRhythm(ByteBuffer.wrap(noise(78)))
                .setNewest(ByteBuffer.wrap(noise(24)))
                .setEntriesInDocument(20)
                .build();
    }

    private byte[] noise(int size) {
        byte[] noise = new byte[size];
        random.nextBytes(noise);
        return noise;
    }
}
