package org.tidende.ingest;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tidende.ingest.ownership.Ownership;
import org.tidende.ingest.ownership.Token;
import org.tidende.ingest.ownership.Work;

/**
 * Records of the feed stage that go out together. The offset that goes with them is the position of the feeds' topic: it is a
 * table, so the offset says only how far the owner had read.
 */
record FeedWork(
        Token token, List<ProducerRecord<byte[], byte[]>> records, int bytes, Runnable onCommitted, Runnable onDropped)
        implements Work {

    static FeedWork of(
            Token token, List<ProducerRecord<byte[], byte[]>> records, Runnable onCommitted, Runnable onDropped) {
        int bytes = 0;
        for (ProducerRecord<byte[], byte[]> record : records) {
            bytes += RecordSize.of(record);
        }
        return new FeedWork(token, List.copyOf(records), bytes, onCommitted, onDropped);
    }

    @Override
    public long nextOffset(Ownership ownership) {
        Long position = ownership.positions().get(token.partition());
        if (position == null) {
            throw new IllegalStateException("partition " + token.partition() + " is worked for but not read");
        }
        return position;
    }

    @Override
    public void committed() {
        onCommitted.run();
    }

    @Override
    public void dropped() {
        onDropped.run();
    }
}
