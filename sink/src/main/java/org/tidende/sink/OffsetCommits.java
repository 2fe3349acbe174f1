package org.tidende.sink;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions this worker owns and how far they are committed: plainly where all is well, with the dead letters in a transaction
 * where there are some. Everything here happens on the poll thread, between two polls or in its callbacks, so the group's
 * metadata and the set of partitions can't change underneath.
 */
final class OffsetCommits {
    private static final Logger LOGGER = LoggerFactory.getLogger(OffsetCommits.class);
    private static final String CONDITION = "offsets";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final DeadLetterWriter deadLetters;
    private final boolean writing;
    private final Ledger ledger;
    private final Conditions conditions;
    private final DeadLetterBreaker breaker;
    private final Map<TopicPartition, OffsetTracker> trackers = new HashMap<>();
    /** Spans whose transaction may or may not be committed. */
    private final Map<TopicPartition, OffsetTracker.Span> undecided = new HashMap<>();
    /**
     * Plain commits that were sent and not answered: one could still arrive, behind a transaction and with less. Committed again
     * before any transaction, on the same connection, they can't.
     */
    private final Map<TopicPartition, OffsetAndMetadata> unanswered = new HashMap<>();

    /**
     * @param writing whether dead letters are written; else they are counted alone, somebody else writes them
     */
    OffsetCommits(
            Consumer<byte[], byte[]> consumer,
            DeadLetterWriter deadLetters,
            boolean writing,
            Ledger ledger,
            Conditions conditions,
            DeadLetterBreaker breaker) {
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        this.writing = writing;
        this.ledger = ledger;
        this.conditions = conditions;
        this.breaker = breaker;
    }

    void assigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> trackers.put(partition, new OffsetTracker()));
    }

    /** A record that was read. */
    void delivered(Delivery delivery) {
        trackers.get(delivery.partition()).delivered(delivery);
        ledger.consumed(delivery);
    }

    /** Lets partitions go: what is not committed is handed back. */
    void let(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            OffsetTracker tracker = trackers.remove(partition);
            undecided.remove(partition);
            unanswered.remove(partition);
            if (tracker != null) {
                tracker.open().forEach(ledger::release);
            }
        }
    }

    /** Commits what is settled of these partitions; what fails is tried again with the next. */
    void commit(Collection<TopicPartition> partitions) {
        if (!decide()) {
            return;
        }
        Map<TopicPartition, OffsetTracker.Span> plain = new HashMap<>();
        Map<TopicPartition, OffsetTracker.Span> withLetters = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetTracker tracker = trackers.get(partition);
            if (tracker != null) {
                position(partition).ifPresent(position -> tracker.span(position)
                        .ifPresent(span ->
                                (writing && !span.deadLetters().isEmpty() ? withLetters : plain).put(partition, span)));
            }
        }
        boolean done = plainly(plain) && (withLetters.isEmpty() || breaker.isOpen() || inTransaction(withLetters));
        if (done && conditions.clear(CONDITION)) {
            LOGGER.info("offsets are committed again");
        }
    }

    private OptionalLong position(TopicPartition partition) {
        try {
            return OptionalLong.of(consumer.position(partition, Duration.ZERO));
        } catch (TimeoutException notYetKnown) {
            return OptionalLong.empty();
        }
    }

    private boolean plainly(Map<TopicPartition, OffsetTracker.Span> spans) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(unanswered);
        spans.forEach((partition, span) -> offsets.put(partition, new OffsetAndMetadata(span.offset())));
        if (offsets.isEmpty()) {
            return true;
        }
        try {
            consumer.commitSync(offsets, LIMIT);
        } catch (RebalanceInProgressException | CommitFailedException e) {
            LOGGER.debug("offsets are committed after the rebalance: {}", e.getMessage());
            return false;
        } catch (RetriableException e) {
            unanswered.putAll(offsets);
            raise("offsets can't be committed: " + e.getMessage());
            return false;
        }
        unanswered.clear();
        spans.forEach(this::committed);
        return true;
    }

    private boolean inTransaction(Map<TopicPartition, OffsetTracker.Span> spans) {
        ConsumerGroupMetadata group = consumer.groupMetadata();
        if (group.generationId() < 0 || group.memberId().isEmpty()) {
            // Without them the broker would take the offsets from anybody.
            return false;
        }
        return switch (deadLetters.write(spans, group)) {
            case COMMITTED -> {
                spans.forEach(this::committed);
                yield true;
            }
            case NOT_OWNED -> false;
            case FAILED -> {
                raise("dead letters can't be written");
                yield false;
            }
            case UNKNOWN -> {
                undecided.putAll(spans);
                raise("dead letters wait for the end of an earlier transaction");
                yield false;
            }
        };
    }

    /** Finds out what became of a transaction without an answer: its offsets tell. */
    private boolean decide() {
        if (undecided.isEmpty()) {
            return true;
        }
        if (!deadLetters.settleOpen()) {
            return false;
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    consumer.committed(new HashSet<>(undecided.keySet()), LIMIT);
            undecided.forEach((partition, span) -> {
                OffsetAndMetadata offset = committed.get(partition);
                if (offset != null && offset.offset() >= span.offset()) {
                    committed(partition, span);
                }
            });
            undecided.clear();
            return true;
        } catch (KafkaException e) {
            raise("offsets can't be read: " + e.getMessage());
            return false;
        }
    }

    private void committed(TopicPartition partition, OffsetTracker.Span span) {
        trackers.get(partition).committed(span);
        span.deadLetters().forEach(ledger::deadLettered);
    }

    private void raise(String words) {
        if (conditions.raise(CONDITION, "kafka: " + words)) {
            LOGGER.warn("{}", words);
        }
    }

    /** True when nothing of these partitions is on its way. */
    boolean isSettled(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            OffsetTracker tracker = trackers.get(partition);
            if (tracker != null && !tracker.isSettled()) {
                return false;
            }
        }
        return true;
    }

    /** Records that are read and not committed. */
    int size() {
        return trackers.values().stream().mapToInt(OffsetTracker::size).sum();
    }

    Collection<TopicPartition> partitions() {
        return new HashSet<>(trackers.keySet());
    }

    /** Per partition: the committed offset and the records not committed. */
    Map<String, Object> status() {
        Map<String, Object> status = new TreeMap<>();
        trackers.forEach((partition, tracker) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("committed", tracker.committed());
            one.put("open", tracker.size());
            status.put(partition.toString(), one);
        });
        return status;
    }
}
