package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTrackerTest {
    private static final ItemOutcome.Poison POISON = new ItemOutcome.Poison(new UnusableRecordException("bad"));

    private final OffsetTracker tracker = new OffsetTracker();

    @Test
    void shouldCommitThePositionWhenNothingIsOutstanding() {
        // Given
        Delivery only = delivered(4);
        only.settle(ItemOutcome.INDEXED);

        // When: a transaction marker lies at 5.
        Optional<OffsetTracker.Span> span = tracker.span(6);

        // Then
        assertThat(span).contains(new OffsetTracker.Span(List.of(), 6, 1));
    }

    @Test
    void shouldStopAtTheFirstOutstandingRecordAndNotOnePastTheLastSettled() {
        // Given
        delivered(4).settle(ItemOutcome.SUPERSEDED);
        delivered(9);
        delivered(10).settle(ItemOutcome.INDEXED);

        // When
        Optional<OffsetTracker.Span> span = tracker.span(11);

        // Then
        assertThat(span).contains(new OffsetTracker.Span(List.of(), 9, 1));
    }

    @Test
    void shouldHaveNothingNewTwice() {
        // Given
        delivered(0).settle(ItemOutcome.INDEXED);
        tracker.committed(tracker.span(1).orElseThrow());

        // When
        Optional<OffsetTracker.Span> again = tracker.span(1);
        Optional<OffsetTracker.Span> marker = tracker.span(2);

        // Then
        assertThat(again).isEmpty();
        assertThat(marker).contains(new OffsetTracker.Span(List.of(), 2, 0));
    }

    @Test
    void shouldHoldDeadLettersUntilAllBeforeThemIsSettled() {
        // Given
        Delivery first = delivered(0);
        Delivery dead = delivered(1);
        dead.settle(POISON);
        assertThat(tracker.span(2)).contains(new OffsetTracker.Span(List.of(), 0, 0));

        // When
        first.settle(ItemOutcome.INDEXED);

        // Then
        assertThat(tracker.span(2)).contains(new OffsetTracker.Span(List.of(dead), 2, 2));
    }

    @Test
    void shouldBoundTheDeadLettersOfOneSpan() {
        // Given
        for (int offset = 0; offset < 120; offset++) {
            delivered(offset).settle(POISON);
        }

        // When
        OffsetTracker.Span span = tracker.span(120).orElseThrow();

        // Then
        assertThat(span.deadLetters()).hasSize(50);
        assertThat(span.offset()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldAgreeWithASimpleOracle(long seed) {
        // Given
        SplittableRandom random = new SplittableRandom(seed);
        Oracle oracle = new Oracle();
        List<Delivery> outstanding = new ArrayList<>();
        long next = 0;

        // When, Then
        for (int step = 0; step < 5_000; step++) {
            int choice = random.nextInt(10);
            if (choice < 4) {
                Delivery delivery = delivered(next);
                oracle.delivered.add(delivery);
                outstanding.add(delivery);
                next += 1 + (random.nextInt(5) == 0 ? random.nextInt(1, 4) : 0);
            } else if (choice < 8 && !outstanding.isEmpty()) {
                outstanding
                        .remove(random.nextInt(outstanding.size()))
                        .settle(random.nextInt(8) == 0 ? POISON : ItemOutcome.INDEXED);
            } else {
                Optional<OffsetTracker.Span> span = tracker.span(next);
                assertThat(span).isEqualTo(oracle.span(next));
                if (span.isPresent() && random.nextBoolean()) {
                    tracker.committed(span.get());
                    oracle.committed(span.get());
                }
                assertThat(tracker.isSettled()).isEqualTo(outstanding.isEmpty());
            }
        }
        assertThat(oracle.committed).isPositive();
    }

    private Delivery delivered(long offset) {
        Delivery delivery = TestArticles.delivery(offset);
        tracker.delivered(delivery);
        return delivery;
    }

    /** All deliveries ever, looked through from the start each time. */
    private static final class Oracle {
        private final List<Delivery> delivered = new ArrayList<>();
        private long committed = -1;
        private int done;

        Optional<OffsetTracker.Span> span(long position) {
            List<Delivery> dead = new ArrayList<>();
            int end = done;
            while (end < delivered.size() && delivered.get(end).outcome() != null && dead.size() < 50) {
                if (delivered.get(end).outcome() == POISON) {
                    dead.add(delivered.get(end));
                }
                end++;
            }
            long offset = end < delivered.size() ? delivered.get(end).offset() : position;
            return end == done && offset == committed
                    ? Optional.empty()
                    : Optional.of(new OffsetTracker.Span(dead, offset, end - done));
        }

        void committed(OffsetTracker.Span span) {
            done += span.records();
            committed = span.offset();
        }
    }
}
