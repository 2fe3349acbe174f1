package org.tidende.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;

/** All committed records of a topic as it stands. */
final class TopicReader {
    private TopicReader() {}

    static <T extends SpecificRecord> List<ConsumerRecord<String, T>> all(String servers, String topic, Class<T> type) {
        List<ConsumerRecord<String, T>> records = new ArrayList<>();
        read(servers, topic, RecordSerde.of(type).deserializer(), records::add);
        return records;
    }

    /** Of {@code news.articles}. */
    static Contents articles(String servers) {
        return contents(servers, "news.articles", Article.class, article -> article);
    }

    /** Of {@code news.articles.enriched}. */
    static Contents enriched(String servers) {
        return contents(servers, "news.articles.enriched", EnrichedArticle.class, EnrichedArticle::getArticle);
    }

    private static <T extends SpecificRecord> Contents contents(
            String servers, String topic, Class<T> type, Function<T, Article> article) {
        Contents contents = new Contents(topic);
        read(servers, topic, RecordSerde.of(type).deserializer(), record -> {
            Article found = article.apply(record.value());
            contents.add(record.key(), found.getHeadline(), found.getBody());
        });
        return contents;
    }

    /** How many dead letters each stage has, in words; empty when none has any. */
    static List<String> deadLetters(String servers) {
        List<String> found = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            String topic = new KafkaTopics("").deadLetters(stage).name();
            List<String> keys = new ArrayList<>();
            read(servers, topic, new ByteArrayDeserializer(), record -> keys.add(record.key()));
            if (!keys.isEmpty()) {
                found.add(topic + ": " + keys.size() + ", such as " + keys.getFirst());
            }
        }
        return found;
    }

    /** Its dead letters as they lie there. */
    static List<ConsumerRecord<String, byte[]>> deadLetters(String servers, Stage stage) {
        List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
        read(servers, new KafkaTopics("").deadLetters(stage).name(), new ByteArrayDeserializer(), letters::add);
        return letters;
    }

    private static <T> void read(
            String servers, String topic, Deserializer<T> values, Consumer<ConsumerRecord<String, T>> taker) {
        try (var consumer = new KafkaConsumer<>(ConsumerDefaults.of(servers), new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // The end of what is committed: markers after the last record are passed over by the position.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(taker);
            }
        }
    }
}
