package org.tidende.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Sizes;
import org.tidende.contract.Stage;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.ownership.CommitLoop;

/**
 * Hands what a poll changed to the commit loop. A poll whose requests are more than one transaction should carry goes out in
 * parts, in order: each marks only those entries as seen whose requests it or an earlier part carries, and the last brings the
 * feed's state with the validators. When a part isn't committed, those after it are dropped, and the next poll finds the rest.
 */
final class PollWriter {
    private static final int PART_BYTES = 2_000_000;

    private final FeedRecords records;
    private final CommitLoop commits;
    private final DueFeeds due;
    private final MovedFeeds moved;
    private final IngestMeters meters;

    PollWriter(FeedRecords records, CommitLoop commits, DueFeeds due, MovedFeeds moved, IngestMeters meters) {
        this.records = records;
        this.commits = commits;
        this.due = due;
        this.moved = moved;
        this.meters = meters;
    }

    /** @param added when the feed was */
    void write(FeedSlot slot, Instant added, SeenEntries seen, PollEvaluation.Result result, int today) {
        KafkaTopics topics = records.topics();
        int partition = slot.token().partition();
        Set<Long> unwritten = new HashSet<>();
        result.fresh().forEach(fresh -> unwritten.add(fresh.read().seen().identity()));
        List<ProducerRecord<byte[], byte[]>> part = new ArrayList<>();
        Counts counts = new Counts();
        int bytes = 0;
        for (PollEvaluation.Fresh fresh : result.fresh()) {
            ProducerRecord<byte[], byte[]> record = record(partition, fresh);
            if (bytes + RecordSize.of(record) > PART_BYTES && bytes > 0) {
                byte[] entries = records.write(slot.uri(), partly(seen, result, unwritten, today));
                part.add(records.state(topics.feedEntries(), partition, slot.uri(), entries));
                submitPart(slot, part, entries, counts);
                part = new ArrayList<>();
                counts = new Counts();
                bytes = 0;
            }
            part.add(record);
            counts.add(fresh.kind(), !record.topic().equals(topics.pages().name()));
            unwritten.remove(fresh.read().seen().identity());
            bytes += RecordSize.of(record);
        }
        counts.known = result.known();
        counts.doubles = result.doubles();
        counts.missed = result.missed();
        submitLast(slot, added, part, result, counts);
    }

    private ProducerRecord<byte[], byte[]> record(int partition, PollEvaluation.Fresh fresh) {
        String unusable = fresh.read().unusable();
        if (unusable == null) {
            ProducerRecord<byte[], byte[]> record = records.request(fresh.read().request());
            if (RecordSize.of(record) <= Sizes.RECORD_BYTES) {
                return record;
            }
            unusable =
                    "an entry of " + record.value().length + " bytes, at most " + Sizes.RECORD_BYTES + " can be sent";
        }
        return records.deadLetter(partition, fresh.read().request(), unusable);
    }

    /** What is seen once the entries up to here are written: an entry that isn't keeps what was known of it. */
    private static SeenEntries partly(SeenEntries seen, PollEvaluation.Result result, Set<Long> unwritten, int today) {
        return seen.with(
                result.standing().stream()
                        .filter(entry -> !unwritten.contains(entry.identity()))
                        .toList(),
                today);
    }

    private void submitPart(FeedSlot slot, List<ProducerRecord<byte[], byte[]>> part, byte[] entries, Counts counts) {
        commits.submit(FeedWork.of(
                slot.token(),
                part,
                () -> {
                    slot.entries(entries);
                    counts.count(meters);
                },
                () -> {
                    // The last part says that the poll is over.
                }));
    }

    private void submitLast(
            FeedSlot slot,
            Instant added,
            List<ProducerRecord<byte[], byte[]>> part,
            PollEvaluation.Result result,
            Counts counts) {
        KafkaTopics topics = records.topics();
        int partition = slot.token().partition();
        FeedState next = result.state();
        byte[] state = records.write(next);
        part.add(records.state(topics.feedStates(), partition, slot.uri(), state));
        byte[] entries = result.entries() == null ? null : records.write(slot.uri(), result.entries());
        if (entries != null) {
            part.add(records.state(topics.feedEntries(), partition, slot.uri(), entries));
        }
        commits.submit(FeedWork.of(
                slot.token(),
                part,
                () -> {
                    slot.state(state);
                    slot.domain(FeedPartitioner.domain(next.getMovedTo() == null ? slot.uri() : next.getMovedTo()));
                    moved.set(slot.uri(), added, next.getMovedTo());
                    if (entries != null) {
                        slot.entries(entries);
                    }
                    counts.count(meters);
                    due.done(
                            slot,
                            slot.feed() == null
                                    ? FeedSlot.NEVER
                                    : next.getNextAttempt().toEpochMilli());
                },
                // Its partition is read again if it is still ours, with a new slot for the feed.
                () -> due.done(slot, FeedSlot.NEVER)));
    }

    /** Entries in a part; counted when it is committed. */
    private static final class Counts {
        private int fresh;
        private int changed;
        private int known;
        private int doubles;
        private int dead;
        private boolean missed;

        void add(SeenEntries.Kind kind, boolean unusable) {
            dead += unusable ? 1 : 0;
            if (kind == SeenEntries.Kind.NEW) {
                fresh++;
            } else {
                changed++;
            }
        }

        void count(IngestMeters meters) {
            meters.entries("new", fresh);
            meters.entries("changed", changed);
            meters.entries("known", known);
            meters.entries("double", doubles);
            meters.deadLetters(Stage.INGEST_FEEDS, dead);
            if (missed) {
                meters.missed();
            }
        }
    }
}
