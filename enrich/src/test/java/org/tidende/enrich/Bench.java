package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.TopicProvisioner;
import org.tidende.contract.record.Article;

/** Topics of a test's own on a real broker, and what it takes to fill and read them. */
final class Bench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final KafkaTopics topics;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final String bootstrapServers;

    Bench(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.topics = new KafkaTopics(prefix + ".");
        try (Admin admin = Admin.create(kafka())) {
            new TopicProvisioner(admin, 1)
                    .apply(List.of(
                            topics.articles(),
                            topics.articlesReplay(),
                            topics.articlesEnriched(),
                            topics.actorMentions(),
                            topics.rules(),
                            topics.rulesStates(),
                            topics.retry(Stage.ENRICH),
                            topics.deadLetters(Stage.ENRICH)));
        }
    }

    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    EnrichConfig config(Path state) {
        return EnrichConfig.of(bootstrapServers, topics, state);
    }

    /** A worker with the shipped dictionaries, started. */
    EnrichService worker(Path state) {
        EnrichService service = new EnrichService(config(state), TestDictionaries.shipped(), registry);
        service.start();
        return service;
    }

    long publishEdition() {
        return new EditionPublisher(kafka(), topics)
                .publishIfNew(TestDictionaries.shipped().edition());
    }

    void put(List<Article> articles) {
        RecordSerde<Article> serde = RecordSerde.of(Article.class);
        send(articles.stream()
                .map(article -> new ProducerRecord<>(
                        topics.articles().name(),
                        article.getUri().substring("urn:uuid:".length()).getBytes(),
                        serde.write("", article)))
                .toList());
    }

    void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(new HashMap<>(kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(producer::send);
        }
    }

    /** All committed records of a topic, in the order of their partitions. */
    List<ConsumerRecord<byte[], byte[]>> read(KafkaTopic topic) {
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(kafka())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    <T extends SpecificRecord> List<T> values(KafkaTopic topic, Class<T> type) {
        RecordSerde<T> serde = RecordSerde.of(type);
        return read(topic).stream()
                .map(record -> serde.read(record.topic(), record.value()))
                .toList();
    }

    double outcome(String outcome) {
        var counter =
                registry.find("tidende.enrich.records").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    /** Waits for a condition, with a deadline. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
