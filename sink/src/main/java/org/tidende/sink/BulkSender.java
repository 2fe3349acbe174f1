package org.tidende.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of the senders: takes records from the buffer, makes them a bulk, brings it to its end, and again. */
final class BulkSender implements Runnable, BulkIndexer.Watcher {
    private static final Logger LOGGER = LoggerFactory.getLogger(BulkSender.class);

    private final String name;
    private final BulkBuffer buffer;
    private final ActionWriter writer;
    private final BulkIndexer indexer;
    private final Ledger ledger;
    private final BulkMeters meters;
    private final Conditions conditions;
    private final DeadLetterBreaker breaker;
    private final Backoff backoff;
    private final Pause pause;
    private final Predicate<Delivery> leaving;
    private final Consumer<Throwable> failed;
    /** Used again and again: megabytes thrown away with each bulk would keep the collector busy. */
    private final BulkBody body = new BulkBody(1 << 20);

    /**
     * @param leaving true for a record whose partition is being handed over: it is not asked for again
     * @param failed told of what should never happen
     */
    BulkSender(
            String name,
            BulkBuffer buffer,
            ActionWriter writer,
            BulkIndexer.Indices indices,
            BulkTransport transport,
            Ledger ledger,
            BulkMeters meters,
            Conditions conditions,
            DeadLetterBreaker breaker,
            Backoff backoff,
            Pause pause,
            Predicate<Delivery> leaving,
            Consumer<Throwable> failed) {
        this.name = name;
        this.buffer = buffer;
        this.writer = writer;
        this.indexer = new BulkIndexer(indices, meters.timed(transport), this);
        this.ledger = ledger;
        this.meters = meters;
        this.conditions = conditions;
        this.breaker = breaker;
        this.backoff = backoff;
        this.pause = pause;
        this.leaving = leaving;
        this.failed = failed;
    }

    @Override
    public void run() {
        try {
            for (List<Delivery> taken = buffer.take(); !taken.isEmpty(); taken = buffer.take()) {
                indexer.index(items(taken));
            }
        } catch (InterruptedException e) {
            LOGGER.debug("{} was told to stop", name);
        } catch (RuntimeException | Error e) {
            failed.accept(e);
        } finally {
            conditions.clear(name);
        }
    }

    private List<BulkItem> items(List<Delivery> deliveries) {
        body.clear();
        List<BulkItem> items = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            ConsumerRecord<byte[], byte[]> source = delivery.source();
            if (source == null || delivery.isReleased()) {
                continue;
            }
            try {
                writer.write(delivery, source, body)
                        .ifPresentOrElse(items::add, () -> ledger.settle(delivery, ItemOutcome.EXPIRED));
            } catch (RuntimeException e) {
                settled(delivery, new ItemOutcome.Poison(e));
            }
        }
        return items;
    }

    @Override
    public void settled(Delivery delivery, ItemOutcome.Settled outcome) {
        if (outcome instanceof ItemOutcome.Poison poison) {
            // The message may quote the article: it belongs in the dead letter.
            LOGGER.warn(
                    "record can't be used, {} at offset {}: {}; its dead letter says more",
                    delivery.partition(),
                    delivery.offset(),
                    poison.error().getClass().getSimpleName());
            breaker.settled(true, poison.error().getClass().getSimpleName());
        } else {
            breaker.settled(false, "");
        }
        ledger.settle(delivery, outcome);
    }

    @Override
    public boolean wanted(Delivery delivery) {
        if (leaving.test(delivery)) {
            ledger.release(delivery);
        }
        return !delivery.isReleased();
    }

    @Override
    public void sending(int documents, long bytes, boolean again) {
        meters.sending(documents, bytes, again);
    }

    @Override
    public void retrying(int failures, int left, Set<String> reasons) throws InterruptedException {
        String words = "index: " + String.join("; ", reasons);
        if (conditions.raise(name, words)) {
            LOGGER.warn("{} documents must wait, {}", left, words);
        }
        pause.await(backoff.after(failures));
    }

    @Override
    public void recovered() {
        if (conditions.clear(name)) {
            LOGGER.info("the index takes documents again");
        }
    }
}
