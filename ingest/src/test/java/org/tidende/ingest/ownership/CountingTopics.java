package org.tidende.ingest.ownership;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;
import org.tidende.contract.TopicProvisioner;

/** The topics of a drill of its own: an empty one whose partitions are shared out, and one in which workers count. */
final class CountingTopics {
    private static final int SESSION_MILLIS = 1_200;

    private final String bootstrapServers;
    private final KafkaTopics names;
    private final KafkaTopic source;
    private final KafkaTopic states;

    CountingTopics(String bootstrapServers, String prefix, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.names = new KafkaTopics(prefix + "-");
        this.source = new KafkaTopic(prefix + "-source", partitions, Map.of());
        this.states = new KafkaTopic(prefix + "-states", partitions, Map.of());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicProvisioner(admin, 1).apply(List.of(source, states));
        }
    }

    KafkaTopic states() {
        return states;
    }

    KafkaTopic source() {
        return source;
    }

    String group() {
        return names.group(stage().stage());
    }

    StageTopics stage() {
        return new StageTopics(Stage.INGEST_PAGES, source, false, List.of(states), List.of());
    }

    /** A poll thread that stands still longer than a session is out, too. */
    ClientSettings settings(String instance) {
        return new ClientSettings(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "session.timeout.ms", SESSION_MILLIS,
                        "max.poll.interval.ms", SESSION_MILLIS,
                        "heartbeat.interval.ms", 200),
                names,
                instance);
    }

    static long number(ConsumerRecord<byte[], byte[]> record) {
        return Long.parseLong(text(record).split(" ")[0]);
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    /** A number as a worker of that name writes it. */
    ProducerRecord<byte[], byte[]> count(int partition, long number, String name) {
        return new ProducerRecord<>(
                states.name(),
                partition,
                "last".getBytes(StandardCharsets.UTF_8),
                (number + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** What is committed of each partition, in order: the number and who wrote it. */
    Map<Integer, List<String>> counted() {
        Map<Integer, List<String>> counted = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ConsumerDefaults.of(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, states.partitions())
                    .mapToObj(number -> new TopicPartition(states.name(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(record -> counted.computeIfAbsent(record.partition(), number -> new ArrayList<>())
                                .add(text(record)));
            }
        }
        return counted;
    }

    /** Numbers counted over all partitions. */
    int total() {
        return counted().values().stream().mapToInt(List::size).sum();
    }

    /** Where a partition's numbers don't go up by one: what was there, and what came. */
    static List<String> violations(Map<Integer, List<String>> counted) {
        List<String> violations = new ArrayList<>();
        counted.forEach((partition, texts) -> {
            long before = 0;
            for (String text : texts) {
                long number = Long.parseLong(text.split(" ")[0]);
                if (number != before + 1) {
                    violations.add("partition " + partition + ": after " + before + " came " + text);
                }
                before = Math.max(before, number);
            }
        });
        return violations;
    }
}
