package org.tidende.sink;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One record on its way through the sink. It ends once, by an outcome or by being handed back with its partition; whoever comes
 * second is told so.
 */
final class Delivery {
    private static final Object ON_ITS_WAY = new Object();
    private static final Object RELEASED = new Object();

    private final TopicPartition partition;
    private final long offset;
    private final int bytes;
    private final AtomicReference<Object> state = new AtomicReference<>(ON_ITS_WAY);
    private volatile ConsumerRecord<byte[], byte[]> source;

    Delivery(TopicPartition partition, ConsumerRecord<byte[], byte[]> source) {
        this.partition = partition;
        this.offset = source.offset();
        this.bytes = Math.max(0, source.serializedKeySize()) + Math.max(0, source.serializedValueSize());
        this.source = source;
    }

    TopicPartition partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    /** Key and value together. */
    int bytes() {
        return bytes;
    }

    /** As it was read; null when it has ended well. */
    ConsumerRecord<byte[], byte[]> source() {
        return source;
    }

    /** False when it had ended before. */
    boolean settle(ItemOutcome.Settled outcome) {
        if (!state.compareAndSet(ON_ITS_WAY, outcome)) {
            return false;
        }
        if (!(outcome instanceof ItemOutcome.Poison)) {
            // It may wait long behind an earlier record of its partition; its bytes need not.
            source = null;
        }
        return true;
    }

    /** Hands it back; false when it had ended before. A dead letter that was not sent yet is handed back too. */
    boolean release() {
        Object now = state.get();
        boolean open = now == ON_ITS_WAY || now instanceof ItemOutcome.Poison;
        return open && state.compareAndSet(now, RELEASED);
    }

    boolean isReleased() {
        return state.get() == RELEASED;
    }

    /** How it ended; null while it is on its way and when it was handed back. */
    ItemOutcome.Settled outcome() {
        return state.get() instanceof ItemOutcome.Settled settled ? settled : null;
    }
}
