package org.tidende.ingest.ownership;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a stage keeps of one owned partition: opened empty, filled, used until its token is gone, then thrown away. */
public interface OwnedPartition {
    /** The assignment it is for. */
    Token token();

    /** Takes a record of a topic that is read from its beginning, in the order of that topic. On the restoring thread. */
    void restore(ConsumerRecord<byte[], byte[]> record);

    /** Everything is restored: work begins. On the poll thread, as are all below. */
    void activate();

    /** Takes a new record of the stage's topic. */
    void deliver(ConsumerRecord<byte[], byte[]> record);

    /** Called several times a second. */
    void tick();

    /** The token is gone: nothing that is still under way will count. */
    void deactivate();

    /** Opens partitions. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param commits takes what is done for the partition
         * @param committed the group's offset in the stage's topic; -1 when there is none
         * @param start offset that records are delivered from
         */
        OwnedPartition open(CommitLoop commits, Token token, long committed, long start);
    }
}
