package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transaction whose commit the broker has acknowledged is there, however soon after that the broker dies. */
class KilledBrokerIT {
    private static final int PARTITIONS = 48;
    private static final int KILLS = 2;

    @TempDir
    private Path data;

    @Test
    void shouldKeepTransactionsThatWereAcknowledgedJustBeforeItWasKilled() throws Exception {
        try (EmbeddedServers servers =
                EmbeddedServers.start(EmbeddedConfig.of(data).withServers(Servers.KAFKA))) {
            // Given
            String bootstrapServers = servers.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
                admin.createTopics(List.of(new NewTopic("kept", PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
            Set<String> acknowledged = new HashSet<>();
            try (KafkaProducer<String, String> producer = producer(bootstrapServers)) {
                producer.initTransactions();
                commit(producer, "first", acknowledged);

                // When: it dies before it has marked the partitions, and the same producer goes on.
                for (int kill = 0; kill < KILLS; kill++) {
                    commit(producer, "before kill " + kill, acknowledged);
                    servers.kill();
                    servers.restart();
                    commit(producer, "after kill " + kill, acknowledged);
                }
                producer.beginTransaction();
                send(producer, "undone");
                producer.abortTransaction();
            }

            // Then
            assertThat(committed(bootstrapServers)).containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(servers.logFile()).content().contains("its controller has taken its leaderships away");
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "probe", "linger.ms", "0"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void commit(KafkaProducer<String, String> producer, String name, Set<String> acknowledged) {
        producer.beginTransaction();
        Set<String> sent = send(producer, name);
        producer.commitTransaction();
        acknowledged.addAll(sent);
    }

    private static Set<String> send(KafkaProducer<String, String> producer, String name) {
        Set<String> sent = new HashSet<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String value = name + ", partition " + partition;
            producer.send(new ProducerRecord<>("kept", partition, null, value));
            sent.add(value);
        }
        return sent;
    }

    private static List<String> committed(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers));
        settings.put("isolation.level", "read_committed");
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition("kept", number))
                .toList();
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
