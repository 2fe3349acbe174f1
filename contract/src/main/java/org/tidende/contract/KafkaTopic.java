package org.tidende.contract;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A Kafka topic as this house wants it: a value, compared with the real one by {@link TopicProvisioner}.
 *
 * @param name full name, prefix included
 * @param partitions fixed for life: keys would move
 * @param settings the topic settings that are declared, by Kafka's own names; all others are the operator's
 */
public record KafkaTopic(String name, int partitions, Map<String, String> settings) {
    /** Checks its parts. */
    public KafkaTopic {
        Objects.requireNonNull(name, "name");
        if (partitions < 1) {
            throw new IllegalArgumentException("topic " + name + ": partitions must be 1 or more, is " + partitions);
        }
        settings = Map.copyOf(settings);
    }

    KafkaTopic with(String setting, String value) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put(setting, value);
        return new KafkaTopic(name, partitions, all);
    }
}
