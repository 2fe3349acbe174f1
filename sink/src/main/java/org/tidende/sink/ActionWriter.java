package org.tidende.sink;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.tidende.contract.ArticleId;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.EnrichedArticle;

/** Turns a record into a bulk action, or says why there is none. Pure; for one thread. */
final class ActionWriter {
    private final RecordSerde<EnrichedArticle> serde = RecordSerde.of(EnrichedArticle.class);
    private final EnrichedRecord record = new EnrichedRecord();
    private final IndexNames names;

    ActionWriter(IndexNames names) {
        this.names = names;
    }

    /**
     * Appends the record's action to a body.
     *
     * @return empty when the article's month is no longer kept
     * @throws UnusableRecordException when the record can't be used
     * @throws SerializationException when it can't be read
     */
    Optional<BulkItem> write(Delivery delivery, ConsumerRecord<byte[], byte[]> source, BulkBody body) {
        if (source.value() == null) {
            throw new UnusableRecordException(
                    "no value: an article is withdrawn by a canceled revision, never by a null");
        }
        try {
            if (record.over(source.value())) {
                return action(delivery, source.key(), body);
            }
        } catch (DamagedRecordException | IndexOutOfBoundsException e) {
            // Avro's reader has the word: it says what is wrong, or takes it (malformed UTF-8, for one).
            return mended(delivery, source, body);
        }
        return mended(delivery, source, body);
    }

    /** By way of Avro's resolution: older versions, and what only a patient reader reads. */
    private Optional<BulkItem> mended(Delivery delivery, ConsumerRecord<byte[], byte[]> source, BulkBody body) {
        byte[] value = serde.write(source.topic(), serde.read(source.topic(), source.value()));
        if (!record.over(value)) {
            throw new IllegalStateException("what was just written is of another schema");
        }
        return action(delivery, source.key(), body);
    }

    private Optional<BulkItem> action(Delivery delivery, byte[] key, BulkBody body) {
        String id = id(key);
        long version = RecordVersion.of(record.versionCreated(), record.generation());
        return names.of(record.firstCreated()).map(index -> body.add(delivery, index, id, version, record));
    }

    private String id(byte[] key) {
        String id;
        try {
            id = ArticleId.ofUri(record.uri());
        } catch (IllegalArgumentException e) {
            throw new UnusableRecordException(e.getMessage(), e);
        }
        // Readers and compaction go by the key: a record under another's key would replace the wrong article there.
        if (key == null || !id.equals(new String(key, StandardCharsets.UTF_8))) {
            throw new UnusableRecordException("the record's key is not its article's id " + id);
        }
        return id;
    }
}
