package org.tidende.enrich;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Edition;
import org.tidende.contract.record.RuleEntry;

/** Says which edition of the dictionaries the workers must have. */
public final class EditionPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(EditionPublisher.class);

    private final Map<String, Object> kafka;
    private final KafkaTopics topics;
    private final RecordSerde<RuleEntry> entries = RecordSerde.of(RuleEntry.class);

    /**
     * @param kafka {@code bootstrap.servers} and any client property
     * @param topics whose rules topic is written
     */
    public EditionPublisher(Map<String, Object> kafka, KafkaTopics topics) {
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
    }

    /**
     * Publishes an edition unless it is the last one that was published.
     *
     * @return the generation it begins: the next offset of the rules topic
     * @throws KafkaException when the cluster does not answer within 30 s, or refuses
     */
    public long publishIfNew(Edition edition) {
        TopicPartition rules = new TopicPartition(topics.rules().name(), 0);
        try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(kafka)) {
            consumer.assign(List.of(rules));
            consumer.seekToBeginning(List.of(rules));
            long end =
                    consumer.endOffsets(List.of(rules), RulesProducer.DEADLINE).get(rules);
            Edition last = null;
            while (consumer.position(rules, RulesProducer.DEADLINE) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (RulesConsumer.EDITION.equals(RulesConsumer.key(record))) {
                        last = edition(record);
                    }
                }
            }
            if (last != null && last.getHash().equals(edition.getHash())) {
                return end;
            }
        }
        String topic = topics.rules().name();
        RuleEntry entry = RuleEntry.newBuilder().setEdition(edition).build();
        return RulesProducer.send(kafka, topic, RulesConsumer.EDITION, entries.write(topic, entry));
    }

    /** One that can't be read is none: publishing must be able to replace it. */
    private Edition edition(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null
                    ? null
                    : entries.read(record.topic(), record.value()).getEdition();
        } catch (SerializationException e) {
            LOG.warn("the edition in {} at offset {} is replaced: {}", record.topic(), record.offset(), e.getMessage());
            return null;
        }
    }
}
