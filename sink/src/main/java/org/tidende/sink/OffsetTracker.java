package org.tidende.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * How far one partition may be committed. It works on the sequence of records as they were delivered and never counts offsets: the
 * markers of transactions and compaction leave gaps, and one past a record's offset may be no place where a record lies.
 *
 * <p>For one thread; outcomes are set on the deliveries by others.
 */
final class OffsetTracker {
    /** Dead letters in one span: they go out in one transaction. */
    private static final int MOST_DEAD_LETTERS = 50;

    private static final long MOST_DEAD_LETTER_BYTES = 8L << 20;

    private final ArrayDeque<Delivery> sequence = new ArrayDeque<>();
    private long committed = -1;

    /**
     * What may be committed now: all of it has come to its end.
     *
     * @param deadLetters to be sent in the same transaction, in their order; empty where a plain commit will do
     * @param offset next one to read
     * @param records how many deliveries it covers
     */
    record Span(List<Delivery> deadLetters, long offset, int records) {}

    /** The next record of the partition. */
    void delivered(Delivery delivery) {
        sequence.add(delivery);
    }

    /**
     * The settled beginning of the sequence.
     *
     * @param position of the consumer, behind all that was delivered: where to go on when nothing is outstanding
     * @return empty when there is nothing new to commit
     */
    Optional<Span> span(long position) {
        List<Delivery> deadLetters = new ArrayList<>();
        long deadLetterBytes = 0;
        int records = 0;
        long offset = position;
        for (Iterator<Delivery> rest = sequence.iterator(); rest.hasNext(); ) {
            Delivery delivery = rest.next();
            ItemOutcome.Settled outcome = delivery.outcome();
            boolean full = deadLetters.size() == MOST_DEAD_LETTERS || deadLetterBytes > MOST_DEAD_LETTER_BYTES;
            if (outcome == null || full) {
                offset = delivery.offset();
                break;
            }
            if (outcome instanceof ItemOutcome.Poison) {
                deadLetters.add(delivery);
                deadLetterBytes += delivery.bytes();
            }
            records++;
        }
        return records == 0 && offset == committed
                ? Optional.empty()
                : Optional.of(new Span(List.copyOf(deadLetters), offset, records));
    }

    /** A span is committed. */
    void committed(Span span) {
        for (int i = 0; i < span.records(); i++) {
            sequence.remove();
        }
        committed = span.offset();
    }

    /** Deliveries that are not committed, settled ones among them. */
    int size() {
        return sequence.size();
    }

    /** True when nothing is on its way: what is left is settled. */
    boolean isSettled() {
        for (Delivery delivery : sequence) {
            if (delivery.outcome() == null && !delivery.isReleased()) {
                return false;
            }
        }
        return true;
    }

    /** The offset that was committed last; -1 before the first. */
    long committed() {
        return committed;
    }

    /** All that is not committed. */
    Iterable<Delivery> open() {
        return sequence;
    }
}
