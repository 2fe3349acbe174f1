package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.ownership.CommitLoop;
import org.tidende.ingest.ownership.OwnedPartition;
import org.tidende.ingest.ownership.Token;

/**
 * The feeds of one owned partition.
 *
 * <p>A feed that stands in a partition where its domain doesn't live, because another client wrote it with another hash, is moved:
 * its record goes to the right partition and a tombstone stays, both with the header {@code tidende.moved}. A tombstone with that
 * header is the trace of a move and means nothing more.
 *
 * <p>The states of a feed that was removed are kept for 30 days, so that it can come back without telling everything again.
 */
final class FeedPartition implements OwnedPartition {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPartition.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration SWEEP = Duration.ofDays(1);

    private final Token token;
    private final long committed;
    private final FeedRecords records;
    private final CommitLoop commits;
    private final DueTimes times;
    private final IngestMeters meters;
    private final InstantSource clock;
    private final Map<String, FeedSlot> slots = new ConcurrentHashMap<>();
    private final Map<String, ConsumerRecord<byte[], byte[]>> misplaced = new HashMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> unreadable = new ArrayList<>();
    private Instant nextSweep = Instant.MIN;

    /** @param committed offset up to which a former owner has dealt with unreadable feeds; -1 for none */
    FeedPartition(
            Token token,
            long committed,
            FeedRecords records,
            CommitLoop commits,
            DueTimes times,
            IngestMeters meters,
            InstantSource clock) {
        this.token = token;
        this.committed = committed;
        this.records = records;
        this.commits = commits;
        this.times = times;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Token token() {
        return token;
    }

    boolean isSubscribed(String uri) {
        FeedSlot slot = slots.get(uri);
        return slot != null && slot.feed() != null && !slot.retired;
    }

    /** Feeds, removed ones whose states are kept included. */
    Collection<FeedSlot> slots() {
        return slots.values();
    }

    @Override
    public void restore(ConsumerRecord<byte[], byte[]> record) {
        KafkaTopics topics = records.topics();
        if (record.key() == null) {
            unreadable(record);
        } else if (record.topic().equals(topics.feeds().name())) {
            feed(record);
        } else if (record.topic().equals(topics.feedStates().name())) {
            slot(record).state(record.value());
        } else {
            slot(record).entries(record.value());
        }
    }

    private FeedSlot slot(ConsumerRecord<byte[], byte[]> record) {
        return slots.computeIfAbsent(
                FeedRecords.text(record.key()), uri -> new FeedSlot(uri, FeedPartitioner.domain(uri), token));
    }

    /** Takes a record of the feeds' topic; schedules nothing yet. */
    private void feed(ConsumerRecord<byte[], byte[]> record) {
        String uri = FeedRecords.text(record.key());
        if (FeedPartitioner.partition(uri, KafkaTopics.PARTITIONS) != token.partition()) {
            boolean trace = record.value() == null && record.headers().lastHeader(EventHeaders.MOVED) != null;
            if (trace) {
                misplaced.remove(uri);
            } else {
                misplaced.put(uri, record);
            }
            return;
        }
        if (record.value() != null) {
            try {
                Feed feed = records.readFeed(record.value());
                if (!feed.getUri().equals(uri)) {
                    throw new SerializationException("the key is " + uri + ", the feed is " + feed.getUri());
                }
            } catch (SerializationException e) {
                unreadable(record);
                return;
            }
        }
        slot(record).feed(record.value());
    }

    private void unreadable(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(records.topics().feeds().name()) && record.offset() >= committed) {
            unreadable.add(record);
        }
    }

    @Override
    public void activate() {
        times.begin(slots.values());
        settle();
    }

    @Override
    public void deliver(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            unreadable(record);
        } else {
            feed(record);
            FeedSlot slot = slots.get(FeedRecords.text(record.key()));
            if (slot != null) {
                times.written(slot);
            }
        }
        settle();
    }

    /** Moves what is misplaced, and sends what can't be read to the dead letters. */
    private void settle() {
        misplaced.forEach(this::move);
        misplaced.clear();
        for (ConsumerRecord<byte[], byte[]> record : unreadable) {
            LOG.warn("a feed at {}/{} can't be read", token.partition(), record.offset());
            submit(
                    List.of(DeadLetter.of(records.topics().deadLetters(Stage.INGEST_FEEDS), record, reason(record))),
                    () -> meters.deadLetters(Stage.INGEST_FEEDS, 1));
        }
        unreadable.clear();
    }

    private RuntimeException reason(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return new SerializationException("a record without a key, wanted the feed's address");
        }
        try {
            Feed feed = records.readFeed(record.value());
            return new SerializationException(
                    "the key is " + FeedRecords.text(record.key()) + ", the feed is " + feed.getUri());
        } catch (SerializationException e) {
            return e;
        }
    }

    private void move(String uri, ConsumerRecord<byte[], byte[]> record) {
        int home = FeedPartitioner.partition(uri, KafkaTopics.PARTITIONS);
        LOG.warn("{} stands in partition {} and is moved to {}, where its domain lives", uri, token.partition(), home);
        String topic = records.topics().feeds().name();
        List<ProducerRecord<byte[], byte[]>> moved = List.of(
                new ProducerRecord<>(topic, home, record.key(), record.value()),
                new ProducerRecord<>(topic, token.partition(), record.key(), null));
        moved.forEach(
                copy -> EventHeaders.add(copy.headers(), EventHeaders.MOVED, Integer.toString(token.partition())));
        submit(moved, meters::moved);
    }

    @Override
    public void tick() {
        Instant now = clock.instant();
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(SWEEP);
        for (FeedSlot slot : slots.values()) {
            if (slot.feed() == null && isForgotten(slot, now)) {
                KafkaTopics topics = records.topics();
                submit(
                        List.of(
                                records.state(topics.feedStates(), token.partition(), slot.uri(), null),
                                records.state(topics.feedEntries(), token.partition(), slot.uri(), null)),
                        () -> slots.remove(slot.uri(), slot));
            }
        }
    }

    private boolean isForgotten(FeedSlot slot, Instant now) {
        if (slot.state() == null && slot.entries() == null) {
            return false;
        }
        try {
            FeedState state = records.readState(slot.state());
            return state == null
                    || state.getLastAttempt() == null
                    || state.getLastAttempt().plus(KEPT).isBefore(now);
        } catch (SerializationException e) {
            LOG.warn(
                    "the state of {}, which was removed, can't be read and is dropped: {}", slot.uri(), e.getMessage());
            return true;
        }
    }

    private void submit(List<ProducerRecord<byte[], byte[]>> written, Runnable onCommitted) {
        commits.submit(FeedWork.of(token, written, onCommitted, () -> {
            // Read again, it will show again.
        }));
    }

    @Override
    public void deactivate() {
        slots.values().forEach(times::end);
    }
}
