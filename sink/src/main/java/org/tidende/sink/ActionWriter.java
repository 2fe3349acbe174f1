package org.tidende.sink;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.tidende.contract.ArticleId;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.EnrichedArticle;

/** Turns a record into a bulk action, or says why there is none. Pure. */
final class ActionWriter {
    private final RecordSerde<EnrichedArticle> serde = RecordSerde.of(EnrichedArticle.class);
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
        EnrichedArticle enriched = serde.read(source.topic(), source.value());
        String id = id(source, enriched);
        long version = RecordVersion.of(enriched.getArticle().getVersionCreated(), enriched.getGeneration());
        return names.of(enriched.getFirstCreated()).map(index -> body.add(delivery, index, id, version, enriched));
    }

    private static String id(ConsumerRecord<byte[], byte[]> source, EnrichedArticle enriched) {
        String id;
        try {
            id = ArticleId.ofUri(enriched.getArticle().getUri());
        } catch (IllegalArgumentException e) {
            throw new UnusableRecordException(e.getMessage(), e);
        }
        // Readers and compaction go by the key: a record under another's key would replace the wrong article there.
        String key = source.key() == null ? null : new String(source.key(), StandardCharsets.UTF_8);
        if (!id.equals(key)) {
            throw new UnusableRecordException("the record's key is not its article's id " + id);
        }
        return id;
    }
}
