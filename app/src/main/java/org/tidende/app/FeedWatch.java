package org.tidende.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.FeedState;

/** What workers write of their feeds, as they write it. */
final class FeedWatch implements AutoCloseable {
    private final RecordSerde<FeedState> states = RecordSerde.of(FeedState.class);
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** From the first state that is there. */
    FeedWatch(Map<String, Object> kafka, KafkaTopics topics) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(ConsumerDefaults.of(kafka.get("bootstrap.servers").toString()));
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaTopic topic = topics.feedStates();
        List<TopicPartition> partitions = new ArrayList<>();
        for (int number = 0; number < topic.partitions(); number++) {
            partitions.add(new TopicPartition(topic.name(), number));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Those that came since the last look, one a poll. */
    List<FeedState> look() {
        List<FeedState> news = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ZERO)) {
            if (record.value() != null) {
                news.add(states.read(record.topic(), record.value()));
            }
        }
        return news;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
