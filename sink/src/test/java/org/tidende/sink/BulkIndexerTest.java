package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BulkIndexerTest {
    private static final ItemOutcome.Transient BUSY = new ItemOutcome.Transient("429 rejected_execution_exception");

    private final List<List<Long>> sent = new ArrayList<>();
    private final Deque<Function<List<BulkItem>, BulkTransport.Reply>> replies = new ArrayDeque<>();
    private final FakeIndices indices = new FakeIndices();
    private final RecordingWatcher watcher = new RecordingWatcher();
    private final BulkIndexer indexer = new BulkIndexer(indices, this::send, watcher);

    @Test
    void shouldSettleEachByItsOwnOutcomeAndAskAgainForTheRest() throws Exception {
        // Given
        replies.add(
                items -> new BulkTransport.Answered(List.of(ItemOutcome.INDEXED, BUSY, ItemOutcome.SUPERSEDED, BUSY)));

        // When
        indexer.index(items(4));

        // Then
        assertThat(sent).containsExactly(List.of(0L, 1L, 2L, 3L), List.of(1L, 3L));
        assertThat(watcher.outcomes)
                .containsEntry(0L, ItemOutcome.INDEXED)
                .containsEntry(1L, ItemOutcome.INDEXED)
                .containsEntry(2L, ItemOutcome.SUPERSEDED)
                .containsEntry(3L, ItemOutcome.INDEXED);
        assertThat(watcher.retries).isEqualTo(1);
        assertThat(watcher.recovered).isTrue();
    }

    @Test
    void shouldCutDownToTheCulpritsOfARefusedRequest() throws Exception {
        // Given
        Set<Long> culprits = Set.of(3L, 40L, 41L);
        Function<List<BulkItem>, BulkTransport.Reply> judge =
                items -> offsets(items).stream().anyMatch(culprits::contains)
                        ? new BulkTransport.Refused("400 action_request_validation_exception")
                        : indexed(items);
        IntStream.range(0, 100).forEach(i -> replies.add(judge));

        // When
        indexer.index(items(64));

        // Then
        assertThat(watcher.outcomes).hasSize(64);
        assertThat(watcher.poisoned()).containsExactlyInAnyOrderElementsOf(culprits);
        assertThat(watcher.retries).isZero();
        assertThat(sent).hasSizeLessThan(40);
    }

    @Test
    void shouldKeepEverythingWhenNobodyAnswersInTheMiddleOfACut() throws Exception {
        // Given
        replies.add(items -> new BulkTransport.Refused("413"));
        replies.add(items -> new BulkTransport.Unanswered(BUSY));

        // When
        indexer.index(items(8));

        // Then
        assertThat(watcher.outcomes.values()).hasSize(8).containsOnly(ItemOutcome.INDEXED);
        assertThat(sent.getLast()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void shouldMakeAMissingIndexAgain() throws Exception {
        // Given
        replies.add(items ->
                new BulkTransport.Answered(List.of(new ItemOutcome.IndexMissing("404 index_not_found_exception"))));

        // When
        indexer.index(items(1));

        // Then
        assertThat(indices.made).containsExactly(TestArticles.INDEX, TestArticles.INDEX);
        assertThat(watcher.outcomes).containsEntry(0L, ItemOutcome.INDEXED);
    }

    @Test
    void shouldSendNothingToAnIndexThatCannotBeMade() throws Exception {
        // Given
        indices.refusals = 2;

        // When
        indexer.index(items(3));

        // Then
        assertThat(sent).hasSize(1);
        assertThat(watcher.retries).isEqualTo(2);
        assertThat(watcher.reasons).containsExactly("no shards left");
        assertThat(watcher.outcomes).hasSize(3);
    }

    @Test
    void shouldNotAskAgainForWhatNobodyWants() throws Exception {
        // Given
        replies.add(items -> {
            watcher.unwanted.addAll(List.of(0L, 1L));
            return new BulkTransport.Unanswered(BUSY);
        });

        // When
        indexer.index(items(3));

        // Then
        assertThat(sent).containsExactly(List.of(0L, 1L, 2L), List.of(2L));
        assertThat(watcher.outcomes.keySet()).containsExactly(2L);
    }

    private BulkTransport.Reply send(List<BulkItem> items) {
        sent.add(offsets(items));
        Function<List<BulkItem>, BulkTransport.Reply> reply = replies.poll();
        return reply == null ? indexed(items) : reply.apply(items);
    }

    private static BulkTransport.Reply indexed(List<BulkItem> items) {
        return new BulkTransport.Answered(
                items.stream().<ItemOutcome>map(item -> ItemOutcome.INDEXED).toList());
    }

    private static List<Long> offsets(Collection<BulkItem> items) {
        return items.stream().map(item -> item.delivery().offset()).toList();
    }

    private static List<BulkItem> items(int count) {
        BulkBody body = new BulkBody(0);
        return LongStream.range(0, count)
                .mapToObj(offset -> new BulkItem(TestArticles.delivery(offset), TestArticles.INDEX, body, 0, 0))
                .toList();
    }

    private static final class FakeIndices implements BulkIndexer.Indices {
        private final Set<String> there = new HashSet<>();
        private final List<String> made = new ArrayList<>();
        private int refusals;

        @Override
        public void ensure(String index) throws IOException {
            if (refusals-- > 0) {
                throw new IndexException("no shards left");
            }
            if (there.add(index)) {
                made.add(index);
            }
        }

        @Override
        public void forget(String index) {
            there.remove(index);
        }
    }

    private static final class RecordingWatcher implements BulkIndexer.Watcher {
        private final Map<Long, ItemOutcome.Settled> outcomes = new HashMap<>();
        private final Set<Long> unwanted = new HashSet<>();
        private final Set<String> reasons = new HashSet<>();
        private int retries;
        private boolean recovered;

        Set<Long> poisoned() {
            Set<Long> poisoned = new HashSet<>();
            outcomes.forEach((offset, outcome) -> {
                if (outcome instanceof ItemOutcome.Poison) {
                    poisoned.add(offset);
                }
            });
            return poisoned;
        }

        @Override
        public void settled(Delivery delivery, ItemOutcome.Settled outcome) {
            assertThat(outcomes.put(delivery.offset(), outcome))
                    .as("settled twice")
                    .isNull();
        }

        @Override
        public boolean wanted(Delivery delivery) {
            return !unwanted.contains(delivery.offset());
        }

        @Override
        public void sending(int documents, long bytes, boolean again) {
            assertThat(again).isEqualTo(retries > 0);
        }

        @Override
        public void retrying(int failures, int left, Set<String> why) {
            retries = failures;
            reasons.addAll(why);
        }

        @Override
        public void recovered() {
            recovered = true;
        }
    }
}
