package org.tidende.ingest.ownership;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Something done under a token that is to be written: its records go into one transaction, all or none. */
public interface Work {
    /** The token that it was done under. */
    Token token();

    /** What it writes, in this order. */
    List<ProducerRecord<byte[], byte[]>> records();

    /** Size of the records, about. */
    int bytes();

    /** The offset of the stage's topic that goes into the transaction for the token's partition. */
    long nextOffset(Ownership ownership);

    /** The transaction is committed: memory may follow. On the commit thread. */
    void committed();

    /** Nothing of it was written, or nobody knows: its partition has a new token or none. On the commit thread. */
    void dropped();
}
