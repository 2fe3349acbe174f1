package org.tidende.enrich;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.RuleState;

/**
 * Reads the rules topic from its beginning for as long as the worker runs, and keeps the dictionaries and generation in force in
 * one reference. The generation is the next offset that was applied. What became of an entry is told in the topic of rule states.
 * A broker that is away is waited for.
 */
final class RulesFollower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RulesFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final EnrichConfig config;
    private final Dictionaries own;
    private final InstantSource clock;
    private final TopicPartition rules;
    private final RecordSerde<RuleState> states = RecordSerde.of(RuleState.class);
    private final AtomicReference<InForce> inForce = new AtomicReference<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile String obstacle;
    private volatile boolean caughtUp;

    RulesFollower(EnrichConfig config, Dictionaries own, InstantSource clock) {
        this.config = config;
        this.own = own;
        this.clock = clock;
        this.rules = new TopicPartition(config.topics().rules().name(), 0);
        this.obstacle = "the rules in " + rules.topic() + " are not read yet";
    }

    /** What is in force; null before anything is. */
    InForce inForce() {
        return inForce.get();
    }

    /** Whether what the topic held at the start is applied and an edition is in force. */
    boolean ready() {
        return caughtUp && inForce.get() != null;
    }

    /** What is in the way of the newest generation, in words; null when nothing is. */
    String obstacle() {
        return obstacle;
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            while (stopping.getCount() > 0) {
                try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(config.kafka())) {
                    follow(consumer);
                } catch (InterruptException e) {
                    Thread.interrupted();
                    return;
                } catch (KafkaException e) {
                    obstacle = "the rules in " + rules.topic() + " can't be read: " + e.getMessage();
                    LOG.warn("{}; trying again", obstacle);
                } catch (RuntimeException e) {
                    obstacle = "the rules in " + rules.topic() + " can't be followed: " + e;
                    LOG.error("{}; trying again", obstacle, e);
                }
                stopping.await(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the beginning each time: the topic is small, and a fresh book can't be half of one. */
    private void follow(Consumer<byte[], byte[]> consumer) {
        Rulebook book = new Rulebook();
        consumer.assign(List.of(rules));
        consumer.seekToBeginning(List.of(rules));
        long end = consumer.endOffsets(List.of(rules), DEADLINE).get(rules);
        Map<String, Rulebook.Outcome> outcomes = new HashMap<>();
        boolean first = true;
        while (stopping.getCount() > 0) {
            boolean any = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Rulebook.Outcome outcome = book.take(record, own);
                outcomes.put(outcome.key(), outcome);
                any = true;
            }
            long next = consumer.position(rules, DEADLINE);
            if (next >= end && (any || first)) {
                first = false;
                apply(book, next);
                report(outcomes);
                outcomes.clear();
                caughtUp = true;
            }
        }
    }

    private void apply(Rulebook book, long next) {
        String problem = book.obstacle(own, rules.topic()).orElse(null);
        InForce before = inForce.get();
        if (problem == null && (before == null || before.generation() != next)) {
            inForce.set(book.at(next, own, before));
            LOG.info(
                    "generation {} is in force, edition {}", next, inForce.get().edition());
        } else if (problem != null) {
            LOG.warn("not ready: {}", problem);
        }
        obstacle = problem;
    }

    private void report(Map<String, Rulebook.Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        outcomes.values().stream()
                .filter(outcome -> outcome.error() != null)
                .forEach(outcome -> LOG.warn("refused: {}: {}", outcome.key(), outcome.error()));
        String topic = config.topics().rulesStates().name();
        InForce now = inForce.get();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(config.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Rulebook.Outcome outcome : outcomes.values()) {
                RuleState state = RuleState.newBuilder()
                        .setWorker(config.instance())
                        .setStatus(outcome.status())
                        .setGeneration(now == null ? 0 : now.generation())
                        .setError(outcome.error())
                        .setEdition(own.edition().getHash())
                        .setReported(clock.instant())
                        .build();
                byte[] key = (outcome.key() + "|" + config.instance()).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, 0, key, states.write(topic, state)), (sent, error) -> {
                    if (error != null) {
                        LOG.warn("the state of {} was not told to {}: {}", outcome.key(), topic, error.getMessage());
                    }
                });
            }
            producer.flush();
        }
    }
}
