package org.tidende.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
        Contents contents = new Contents("news.articles");
        var decoder = RecordSerde.of(Article.class).deserializer();
        readable(servers, "news.articles", record -> {
            Article article = decoder.deserialize(record.topic(), record.value());
            contents.add(record.key(), article.getHeadline(), article.getBody());
        });
        return contents;
    }

    /** Of {@code news.articles.enriched}. */
    static Contents enriched(String servers) {
        Contents contents = new Contents("news.articles.enriched");
        var decoder = RecordSerde.of(EnrichedArticle.class).deserializer();
        readable(servers, "news.articles.enriched", record -> {
            Article article =
                    decoder.deserialize(record.topic(), record.value()).getArticle();
            contents.add(record.key(), article.getHeadline(), article.getBody());
        });
        return contents;
    }

    private static void readable(String servers, String topic, Consumer<ConsumerRecord<String, byte[]>> taker) {
        read(servers, topic, new ByteArrayDeserializer(), record -> {
            if (!record.key().startsWith(PoisonSource.KEY)) {
                taker.accept(record);
            }
        });
    }

    /**
     * How the dead letters differ from what they should be, in words; empty when they don't.
     *
     * @param expected keys of each stage's dead letters, each once
     */
    static List<String> deadLetters(String servers, Map<Stage, Set<String>> expected) {
        List<String> found = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            String topic = new KafkaTopics("").deadLetters(stage).name();
            List<String> keys = new ArrayList<>();
            read(servers, topic, new ByteArrayDeserializer(), record -> keys.add(record.key()));
            List<String> wrong = new ArrayList<>(keys);
            List<String> missing = new ArrayList<>(expected.getOrDefault(stage, Set.of()));
            missing.removeIf(wrong::remove);
            if (!wrong.isEmpty()) {
                found.add(topic + ": " + wrong.size() + " that should not be there, such as " + wrong.getFirst());
            }
            if (!missing.isEmpty()) {
                found.add(topic + ": " + missing.size() + " missing, such as " + missing.getFirst());
            }
        }
        return found;
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
