package org.tidende.ingest;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tidende.ingest.ownership.Ownership;
import org.tidende.ingest.ownership.Token;
import org.tidende.ingest.ownership.Work;

/**
 * Records of the page stage that go out together.
 *
 * @param nextOffset the one after the last request taken, in the order in which work is handed on
 */
record PageWork(
        Token token, List<ProducerRecord<byte[], byte[]>> records, int bytes, long nextOffset, Runnable onCommitted)
        implements Work {

    static PageWork of(
            Token token, List<ProducerRecord<byte[], byte[]>> records, long nextOffset, Runnable onCommitted) {
        int bytes = 0;
        for (ProducerRecord<byte[], byte[]> record : records) {
            bytes += RecordSize.of(record);
        }
        return new PageWork(token, List.copyOf(records), bytes, nextOffset, onCommitted);
    }

    @Override
    public long nextOffset(Ownership ownership) {
        return nextOffset;
    }

    @Override
    public void committed() {
        onCommitted.run();
    }

    @Override
    public void dropped() {
        // Its partition is read again from the committed offset by whoever owns it.
    }
}
