package org.tidende.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.RecordSerde;

/** All committed records of a topic as it stands. */
final class TopicReader {
    private TopicReader() {}

    static <T extends SpecificRecord> List<ConsumerRecord<String, T>> all(String servers, String topic, Class<T> type) {
        List<ConsumerRecord<String, T>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                ConsumerDefaults.of(servers),
                new StringDeserializer(),
                RecordSerde.of(type).deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // The end of what is committed: markers after the last record are passed over by the position.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
