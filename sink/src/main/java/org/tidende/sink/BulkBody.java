package org.tidende.sink;

/**
 * The bytes of bulk actions, one after the other in one array. An action is a range of it, so that any choice of them can be sent
 * again without being written again.
 */
final class BulkBody {
    private static final byte[] INDEX = JsonBytes.ascii("{\"index\":{\"_index\":");
    private static final byte[] ID = JsonBytes.name("_id");
    private static final byte[] VERSION = JsonBytes.name("version");
    private static final byte[] VERSION_TYPE = JsonBytes.ascii("\",\"version_type\":\"external_gte\"}}\n");

    private final JsonBytes bytes;
    private final ArticleDocument document = new ArticleDocument();

    BulkBody(int expectedBytes) {
        bytes = new JsonBytes(expectedBytes);
    }

    /**
     * Writes an action.
     *
     * @throws DamagedRecordException when the record's bytes are not what they say; nothing of it stays
     */
    BulkItem add(Delivery delivery, String index, String id, long version, EnrichedRecord article) {
        int from = bytes.size();
        boolean written = false;
        try {
            bytes.raw(INDEX).string(index).field(ID).string(id).field(VERSION);
            // A string: above 2^53 whoever reads it as a floating-point number would round it.
            bytes.put('"').raw(JsonBytes.ascii(Long.toString(version))).raw(VERSION_TYPE);
            document.write(bytes, article);
            bytes.put('\n');
            written = true;
        } finally {
            if (!written) {
                bytes.cut(from);
            }
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
}
