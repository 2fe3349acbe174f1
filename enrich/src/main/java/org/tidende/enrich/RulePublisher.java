package org.tidende.enrich;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Rule;
import org.tidende.contract.record.RuleEntry;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.topic.RuleFile;
import org.tidende.enrich.topic.TopicRule;

/** Puts single topic rules in force on all workers of enrich, without files, and takes them back. */
public final class RulePublisher {
    private final Map<String, Object> kafka;
    private final KafkaTopics topics;
    private final RecordSerde<RuleEntry> entries = RecordSerde.of(RuleEntry.class);

    /**
     * @param kafka {@code bootstrap.servers} and any client property
     * @param topics whose rules topic is written
     */
    public RulePublisher(Map<String, Object> kafka, KafkaTopics topics) {
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
    }

    /**
     * Reads a definition as workers will.
     *
     * @param name for messages
     * @throws org.tidende.enrich.file.FileFault with line and column, when it is not in the format
     */
    public static TopicRule read(String name, byte[] definition) {
        return RuleFile.rule(YamlValue.read(name, definition));
    }

    /**
     * Publishes a rule, unless the same definition is published already.
     *
     * @param definition in the format of rule files, without the key {@code topics}
     * @return the generation that begins with it; empty where it is published already
     * @throws org.tidende.enrich.file.FileFault when no worker would take it
     * @throws KafkaException when the cluster does not answer within 30 s, or refuses
     */
    public OptionalLong publish(byte[] definition, String publishedBy) {
        Rule rule = Rule.newBuilder()
                .setId(read("rule", definition).id())
                .setDefinition(new String(definition, StandardCharsets.UTF_8))
                .setPublishedBy(publishedBy)
                .build();
        Optional<Rule> known = Optional.ofNullable(published().get(rule.getId()));
        if (known.filter(one -> one.getDefinition().equals(rule.getDefinition()))
                .isPresent()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                send(rule.getId(), RuleEntry.newBuilder().setRule(rule).build()));
    }

    /**
     * Takes a rule back: the workers go on without it, or with that of their files of the same id.
     *
     * @return the generation that begins with it; empty where no such rule is published
     * @throws KafkaException when the cluster does not answer within 30 s, or refuses
     */
    public OptionalLong remove(String id) {
        return published().containsKey(id) ? OptionalLong.of(send(id, null)) : OptionalLong.empty();
    }

    private long send(String id, RuleEntry entry) {
        String topic = topics.rules().name();
        return RulesProducer.send(
                kafka, topic, RulesConsumer.RULE + id, entry == null ? null : entries.write(topic, entry));
    }

    /** By id. One that can't be read is there, too, with no definition: it can be replaced and taken back. */
    private Map<String, Rule> published() {
        Map<String, Rule> published = new HashMap<>();
        TopicPartition rules = new TopicPartition(topics.rules().name(), 0);
        try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(kafka)) {
            consumer.assign(List.of(rules));
            consumer.seekToBeginning(List.of(rules));
            long end =
                    consumer.endOffsets(List.of(rules), RulesProducer.DEADLINE).get(rules);
            while (consumer.position(rules, RulesProducer.DEADLINE) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    String key = RulesConsumer.key(record);
                    if (key.startsWith(RulesConsumer.RULE)) {
                        published.put(key.substring(RulesConsumer.RULE.length()), rule(record));
                    }
                }
            }
        }
        published.values().removeIf(rule -> rule == null);
        return published;
    }

    private Rule rule(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        Rule unreadable = Rule.newBuilder().setId("").setDefinition("").build();
        try {
            Rule rule = entries.read(record.topic(), record.value()).getRule();
            return rule == null ? unreadable : rule;
        } catch (SerializationException e) {
            return unreadable;
        }
    }
}
