package org.tidende.sink;

import java.util.Arrays;

/** The documents that the sink writes of records, for who wants to send them without it. For one thread. */
public final class SinkDocuments {
    private final EnrichedRecord record = new EnrichedRecord();
    private final ArticleDocument document = new ArticleDocument();
    private final JsonBytes json = new JsonBytes(1 << 16);

    /** The document of a record of this version, in JSON. */
    public byte[] of(byte[] value) {
        if (!record.over(value)) {
            throw new IllegalArgumentException("a record of another schema");
        }
        json.cut(0);
        document.write(json, record);
        return Arrays.copyOf(json.array(), json.size());
    }
}
