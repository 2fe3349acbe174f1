package org.tidende.ingest;

import org.apache.kafka.clients.producer.ProducerRecord;

/** How large a record is, about. */
final class RecordSize {
    private static final int OVERHEAD = 100;

    private RecordSize() {}

    static int of(ProducerRecord<byte[], byte[]> record) {
        return OVERHEAD
                + (record.key() == null ? 0 : record.key().length)
                + (record.value() == null ? 0 : record.value().length);
    }
}
