package org.tidende.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.tidende.contract.record.EnrichedArticle;

/**
 * The bytes of bulk actions, one after the other in one array. An action is a range of it, so that any choice of them can be sent
 * again without being written again.
 */
final class BulkBody {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            // A line of a bulk ends where we say.
            .rootValueSeparator((String) null)
            // Bulks are written on virtual threads, which keep nothing for the next.
            .recyclerPool(JsonRecyclerPools.sharedLockFreePool())
            .build();

    private final Bytes bytes;

    BulkBody(int expectedBytes) {
        bytes = new Bytes(expectedBytes);
    }

    /**
     * Writes an action.
     *
     * @throws UnusableRecordException when the article can't be written as JSON; nothing of it stays
     */
    BulkItem add(Delivery delivery, String index, String id, long version, EnrichedArticle article) {
        int from = bytes.size();
        try (JsonGenerator json = JSON.createGenerator(bytes).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)) {
            json.writeStartObject();
            json.writeObjectFieldStart("index");
            json.writeStringField("_index", index);
            json.writeStringField("_id", id);
            // Above 2^53: whoever reads it as a floating-point number would round it.
            json.writeStringField("version", Long.toString(version));
            json.writeStringField("version_type", "external_gte");
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
            ArticleDocument.write(json, article);
            json.writeRaw('\n');
        } catch (IOException | RuntimeException e) {
            bytes.cut(from);
            throw new UnusableRecordException("the article can't be written as a document: " + e.getMessage(), e);
        }
        return new BulkItem(delivery, index, this, from, bytes.size());
    }

    /** Forgets all actions and keeps the room; those made of it before are void. */
    void clear() {
        bytes.cut(0);
    }

    /** Valid up to {@link #size()}, until the next action is added. */
    byte[] array() {
        return bytes.array();
    }

    int size() {
        return bytes.size();
    }

    private static final class Bytes extends ByteArrayOutputStream {
        Bytes(int size) {
            super(size);
        }

        byte[] array() {
            return buf;
        }

        void cut(int size) {
            count = size;
        }
    }
}
