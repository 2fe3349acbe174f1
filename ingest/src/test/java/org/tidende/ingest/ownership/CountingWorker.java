package org.tidende.ingest.ownership;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A worker whose work is to count: what it owns of each partition is the last number in its topic of states, and each piece of work
 * writes the next. Two owners who both commit show as a number that is there twice.
 */
final class CountingWorker implements AutoCloseable {
    private final String name;
    private final CountingTopics topics;
    private final Stalls stalls;
    private final Fence fence;
    private final Map<String, Object> overriding;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StageWorker worker;
    private volatile boolean counting = true;

    CountingWorker(CountingTopics topics, String name, Fence fence, Stalls stalls) {
        this(topics, name, fence, stalls, Map.of());
    }

    /** @param overriding settings of its producer that are not those of a worker */
    CountingWorker(CountingTopics topics, String name, Fence fence, Stalls stalls, Map<String, Object> overriding) {
        this.overriding = Map.copyOf(overriding);
        this.topics = topics;
        this.name = name;
        this.fence = fence;
        this.stalls = stalls;
        this.worker = new StageWorker(
                topics.stage(),
                topics.settings(name),
                (commits, token, committed, start) -> new Counter(commits, token),
                meters,
                this::producer);
    }

    void start() {
        worker.start();
    }

    Ownership ownership() {
        return worker.ownership();
    }

    /** Transactions that ended like this. */
    int transactions(CommitLoop.Outcome outcome) {
        return (int) meters.counter(
                        "tidende.ingest.transactions",
                        "stage",
                        topics.stage().stage().label(),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .count();
    }

    /** Transactions that ended. */
    int transactions() {
        int all = 0;
        for (CommitLoop.Outcome outcome : CommitLoop.Outcome.values()) {
            all += transactions(outcome);
        }
        return all;
    }

    /** Begins no more work. */
    void rest() {
        counting = false;
    }

    @Override
    public void close() {
        rest();
        worker.close(Duration.ofMillis(200));
    }

    @SuppressWarnings("unchecked")
    private Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(overriding);
        Producer<byte[], byte[]> real = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("beginTransaction")) {
                        stalls.beginning();
                    } else if (method.getName().equals("sendOffsetsToTransaction")) {
                        stalls.sendingOffsets();
                        fence.send(
                                real,
                                (Map<TopicPartition, OffsetAndMetadata>) arguments[0],
                                (ConsumerGroupMetadata) arguments[1],
                                ownership());
                        return null;
                    } else if (method.getName().equals("commitTransaction")) {
                        stalls.committing();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private final class Counter implements OwnedPartition {
        private final CommitLoop commits;
        private final Token token;
        private volatile long last;

        Counter(CommitLoop commits, Token token) {
            this.commits = commits;
            this.token = token;
        }

        @Override
        public Token token() {
            return token;
        }

        @Override
        public void restore(ConsumerRecord<byte[], byte[]> record) {
            last = CountingTopics.number(record);
        }

        @Override
        public void activate() {
            countOn();
        }

        private void countOn() {
            if (counting) {
                commits.submit(new Count(this, last + 1));
            }
        }

        @Override
        public void deliver(ConsumerRecord<byte[], byte[]> record) {
            // Nobody writes to the source.
        }

        @Override
        public void tick() {
            stalls.polling();
        }

        @Override
        public void deactivate() {
            // Its work is dropped by the commit loop.
        }
    }

    private final class Count implements Work {
        private final Counter counter;
        private final long number;

        Count(Counter counter, long number) {
            this.counter = counter;
            this.number = number;
        }

        @Override
        public Token token() {
            return counter.token;
        }

        @Override
        public List<ProducerRecord<byte[], byte[]>> records() {
            return List.of(topics.count(token().partition(), number, name));
        }

        @Override
        public int bytes() {
            return 30;
        }

        @Override
        public long nextOffset(Ownership now) {
            return now.positions().get(token().partition());
        }

        @Override
        public void committed() {
            counter.last = number;
            counter.countOn();
        }

        @Override
        public void dropped() {
            // Whoever owns the partition then counts on from what is in its topic.
        }
    }
}
