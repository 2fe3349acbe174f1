package org.tidende.ingest;

import java.time.InstantSource;
import java.util.Collection;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;

/** When feeds are due, and which domains are held, as their records say. */
final class DueTimes {
    private static final Logger LOG = LoggerFactory.getLogger(DueTimes.class);

    private final FeedRecords records;
    private final DueFeeds due;
    private final MovedFeeds moved;
    private final InstantSource clock;

    DueTimes(FeedRecords records, DueFeeds due, MovedFeeds moved, InstantSource clock) {
        this.records = records;
        this.due = due;
        this.moved = moved;
        this.clock = clock;
    }

    /** Takes up the feeds of a partition; all holds are known before the first feed may be polled. */
    void begin(Collection<FeedSlot> restored) {
        FeedSlot[] slots = restored.toArray(FeedSlot[]::new);
        long[] times = new long[slots.length];
        for (int i = 0; i < slots.length; i++) {
            times[i] = time(slots[i], false);
        }
        for (int i = 0; i < slots.length; i++) {
            due.schedule(slots[i], times[i]);
        }
    }

    /** A feed's record was written just now: whoever does that wants a muted feed looked at again. */
    void written(FeedSlot slot) {
        due.schedule(slot, time(slot, true));
    }

    /** Nothing of it is polled any more. */
    void end(FeedSlot slot) {
        due.retire(slot);
        moved.set(slot.uri(), null, null);
    }

    private long time(FeedSlot slot, boolean written) {
        if (slot.feed() == null) {
            moved.set(slot.uri(), null, null);
            return FeedSlot.NEVER;
        }
        Feed feed = records.readFeed(slot.feed());
        FeedState state = state(slot);
        if (state == null) {
            return feed.getPaused() ? FeedSlot.NEVER : clock.millis();
        }
        if (state.getMovedTo() != null) {
            slot.domain(FeedPartitioner.domain(state.getMovedTo()));
            moved.set(slot.uri(), feed.getAdded(), state.getMovedTo());
        }
        if (state.getDomainHeldUntil() != null) {
            due.hold(slot.domain(), state.getDomainHeldUntil().toEpochMilli());
        }
        boolean muted = state.getHealth() == FeedHealth.gone || state.getHealth() == FeedHealth.duplicate;
        if (feed.getPaused()) {
            return FeedSlot.NEVER;
        }
        return state.getNextAttempt() == null || written && muted
                ? clock.millis()
                : state.getNextAttempt().toEpochMilli();
    }

    private FeedState state(FeedSlot slot) {
        try {
            return records.readState(slot.state());
        } catch (SerializationException e) {
            LOG.warn("the state of {} can't be read and is made anew: {}", slot.uri(), e.getMessage());
            slot.state(null);
            return null;
        }
    }
}
