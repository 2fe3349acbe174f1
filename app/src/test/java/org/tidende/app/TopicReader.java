package org.tidende.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Deserializer<T> decoder = RecordSerde.of(type).deserializer();
        readable(servers, topic, record -> {
            Article found = article.apply(decoder.deserialize(record.topic(), record.value()));
            contents.add(record.key(), found.getHeadline(), found.getBody());
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
