package org.tidende.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.TopicProvisioner;
import org.tidende.contract.record.Article;

/** Topics of one test's own on a real broker, and what stands in them. */
final class IngestHarness {
    private final String bootstrapServers;
    private final KafkaTopics topics;

    IngestHarness(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.topics = new KafkaTopics(prefix + "-");
        try (Admin admin = Admin.create(kafka())) {
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
    }

    KafkaTopics topics() {
        return topics;
    }

    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    IngestConfig config(String instance, Duration interval) {
        return IngestConfig.of(kafka(), topics, instance)
                .withPollInterval(interval)
                .withAllowedAddresses(List.of("127.0.0.0/8"));
    }

    /** A service that finds every name on loopback. */
    IngestService service(IngestConfig config, MeterRegistry registry) {
        return new IngestService(
                config, registry, InstantSource.system(), host -> List.of(InetAddress.getLoopbackAddress()));
    }

    /** All articles, committed, in the order of each partition. */
    List<Article> articles() {
        RecordSerde<Article> serde = RecordSerde.of(Article.class);
        return records(topics.articles()).stream()
                .map(record -> serde.read(topics.articles().name(), record.value()))
                .toList();
    }

    List<String> articleKeys() {
        return records(topics.articles()).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> records(KafkaTopic topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ConsumerDefaults.of(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Collection<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(all::add);
            }
        }
        return all;
    }
}
