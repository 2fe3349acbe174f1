package org.tidende.enrich;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.RuleState;
import org.tidende.contract.record.RuleStatus;

/**
 * Tells in the topic of rule states what this worker made of edition and rules: each change once, and a null when there is no longer
 * anything to say, which is so for all of them when the worker ends in order. For one thread.
 */
final class RuleStates {
    private static final Logger LOG = LoggerFactory.getLogger(RuleStates.class);
    /** A worker that is not on the newest generation says so again: those that read it can tell it from one that died. */
    static final Duration AGAIN = Duration.ofSeconds(10);

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final EnrichConfig config;
    private final InstantSource clock;
    private final RecordSerde<RuleState> states = RecordSerde.of(RuleState.class);
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private Instant complained = Instant.MIN;

    /** What was said of an entry; generation and files only where they are the entry's matter. */
    private record Told(Rulebook.Outcome outcome, long generation, String files) {}

    RuleStates(EnrichConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Tells what has changed.
     *
     * @param edition what became of the edition
     * @param rules what became of each rule, by its key
     * @param generation in force here; 0 for none
     * @param files hash of this worker's files
     */
    void tell(Rulebook.Outcome edition, Map<String, Rulebook.Outcome> rules, long generation, String files) {
        Map<String, Told> now = new TreeMap<>();
        rules.forEach((key, outcome) -> now.put(key, new Told(outcome, 0, "")));
        now.put(RulesConsumer.EDITION, new Told(edition, generation, files));
        Map<String, RuleState> changed = new TreeMap<>();
        now.forEach((key, what) -> {
            if (!what.equals(told.get(key))) {
                changed.put(key, state(what.outcome(), generation, files));
            }
        });
        if (edition.status() != RuleStatus.applied && isDue()) {
            complained = clock.instant();
            changed.put(RulesConsumer.EDITION, state(edition, generation, files));
        }
        told.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> changed.put(key, null));
        if (changed.isEmpty()) {
            return;
        }
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            changed.forEach((key, state) -> send(producer, key, state, now.get(key)));
            producer.flush();
        }
    }

    /** Whether the last complaint is so old that it is to be told again, if it still holds. */
    boolean isDue() {
        return complained == Instant.MIN || !clock.instant().isBefore(complained.plus(AGAIN));
    }

    /** Takes back all that was told. A broker that is away is not waited for. */
    void leave() {
        if (told.isEmpty()) {
            return;
        }
        try (KafkaProducer<byte[], byte[]> producer =
                producer(Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(LAST_WORDS.toMillis())))) {
            told.keySet().forEach(key -> send(producer, key, null, null));
            producer.close(LAST_WORDS);
        } catch (KafkaException e) {
            LOG.warn(
                    "what this worker told {} stays there: {}",
                    config.topics().rulesStates().name(),
                    e.getMessage());
        }
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(config.kafka());
        all.putAll(settings);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void send(KafkaProducer<byte[], byte[]> producer, String key, RuleState state, Told what) {
        String topic = config.topics().rulesStates().name();
        byte[] value = state == null ? null : states.write(topic, state);
        byte[] full = (key + "|" + config.instance()).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, 0, full, value), (sent, error) -> {
            if (error != null) {
                LOG.warn("the state of {} was not told to {}: {}", key, topic, error.getMessage());
            } else if (what == null) {
                told.remove(key);
            } else {
                told.put(key, what);
            }
        });
    }

    private RuleState state(Rulebook.Outcome outcome, long generation, String files) {
        return RuleState.newBuilder()
                .setWorker(config.instance())
                .setStatus(outcome.status())
                .setGeneration(generation)
                .setError(outcome.error())
                .setEdition(files)
                .setReported(clock.instant())
                .build();
    }
}
