package org.tidende.sink;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings bulk actions to their end, each by its own outcome: what is settled is reported at once, what must be asked again stays,
 * and a request that is refused as a whole is cut in halves until the culprit stands alone.
 */
final class BulkIndexer {
    private final Indices indices;
    private final BulkTransport transport;
    private final Watcher watcher;

    /** Makes an index be there. */
    interface Indices {
        void ensure(String index) throws IOException;

        void forget(String index);
    }

    /** Is told what happens and decides on the pace. */
    interface Watcher {
        void settled(Delivery delivery, ItemOutcome.Settled outcome);

        /** False when nobody wants an answer for it any more. */
        boolean wanted(Delivery delivery);

        /** A request goes out. */
        void sending(int documents, long bytes, boolean again);

        /** Some are to be asked again: waits until they may. */
        void retrying(int failures, int left, Set<String> reasons) throws InterruptedException;

        /** All is well with this sender. */
        void recovered();
    }

    BulkIndexer(Indices indices, BulkTransport transport, Watcher watcher) {
        this.indices = indices;
        this.transport = transport;
        this.watcher = watcher;
    }

    /** Returns when each action is settled or no longer wanted; tries for as long as that takes. */
    void index(List<BulkItem> items) throws InterruptedException {
        List<BulkItem> open = wanted(items);
        for (int failures = 0; !open.isEmpty(); ) {
            Attempt attempt = new Attempt(failures > 0);
            attempt.run(open);
            open = wanted(attempt.left);
            if (open.isEmpty()) {
                watcher.recovered();
                return;
            }
            failures++;
            watcher.retrying(failures, open.size(), attempt.reasons);
            open = wanted(open);
        }
    }

    private List<BulkItem> wanted(List<BulkItem> items) {
        return items.stream().filter(item -> watcher.wanted(item.delivery())).toList();
    }

    /** One round over what is open. */
    private final class Attempt {
        private final List<BulkItem> left = new ArrayList<>();
        private final Set<String> reasons = new LinkedHashSet<>();
        private final boolean again;

        Attempt(boolean again) {
            this.again = again;
        }

        void run(List<BulkItem> items) {
            List<BulkItem> ready = prepared(items);
            Deque<List<BulkItem>> parts = new ArrayDeque<>();
            if (!ready.isEmpty()) {
                parts.push(ready);
            }
            while (!parts.isEmpty()) {
                send(parts.pop(), parts);
            }
        }

        /** Those whose index is there. */
        private List<BulkItem> prepared(List<BulkItem> items) {
            Set<String> refused = new HashSet<>();
            Set<String> seen = new HashSet<>();
            List<BulkItem> ready = new ArrayList<>(items.size());
            for (BulkItem item : items) {
                if (seen.add(item.index())) {
                    try {
                        indices.ensure(item.index());
                    } catch (IOException e) {
                        refused.add(item.index());
                        reasons.add("no answer: " + e);
                    } catch (IndexException e) {
                        refused.add(item.index());
                        reasons.add(e.getMessage());
                    }
                }
                (refused.contains(item.index()) ? left : ready).add(item);
            }
            return ready;
        }

        private void send(List<BulkItem> items, Deque<List<BulkItem>> parts) {
            watcher.sending(
                    items.size(), items.stream().mapToLong(BulkItem::length).sum(), again);
            switch (transport.send(items)) {
                case BulkTransport.Answered answered -> {
                    for (int i = 0; i < items.size(); i++) {
                        judge(items.get(i), answered.outcomes().get(i));
                    }
                }
                case BulkTransport.Refused refused
                when items.size() == 1 ->
                    watcher.settled(
                            items.get(0).delivery(),
                            new ItemOutcome.Poison(new UnusableRecordException(
                                    "OpenSearch refused a request with this document alone: " + refused.reason())));
                case BulkTransport.Refused refused -> {
                    int half = items.size() / 2;
                    parts.push(items.subList(half, items.size()));
                    parts.push(items.subList(0, half));
                }
                case BulkTransport.Unanswered unanswered -> {
                    reasons.add(unanswered.outcome().reason());
                    left.addAll(items);
                    // The rest would meet the same.
                    parts.forEach(left::addAll);
                    parts.clear();
                }
            }
        }

        private void judge(BulkItem item, ItemOutcome outcome) {
            switch (outcome) {
                case ItemOutcome.Settled settled -> watcher.settled(item.delivery(), settled);
                case ItemOutcome.IndexMissing missing -> {
                    indices.forget(item.index());
                    again(item, missing);
                }
                case ItemOutcome.Transient overload -> again(item, overload);
                case ItemOutcome.Operational operational -> again(item, operational);
            }
        }

        private void again(BulkItem item, ItemOutcome.Again outcome) {
            reasons.add(item.index() + ": " + outcome.reason());
            left.add(item);
        }
    }
}
