package org.tidende.sink;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.tidende.contract.PinnedSchemas;

/**
 * An enriched article in its frame, read where it lies. Only what this version itself would write is read so; older and foreign
 * records go through Avro's resolution first. One object serves for many, one after the other.
 */
final class EnrichedRecord {
    private static final PinnedSchemas.Entry SCHEMA = PinnedSchemas.load()
            .newest("org.tidende.contract.record.EnrichedArticle")
            .orElseThrow(() -> new IllegalStateException("no schema is pinned for EnrichedArticle"));

    static final AvroLayout.Fields ENRICHED = AvroLayout.Fields.of(SCHEMA.schema());
    static final AvroLayout.Fields ARTICLE = ENRICHED.inside("article");
    static final AvroLayout.Text TEXT = new AvroLayout.Text();

    private static final int FRAME = 5;
    private static final int URI = ARTICLE.field("uri");
    private static final int PUB_STATUS = ARTICLE.field("pubStatus");
    private static final int DECLARED = ARTICLE.field("language");
    private static final int VERSION_CREATED = ARTICLE.field("versionCreated");
    private static final int FIRST_CREATED = ENRICHED.field("firstCreated");
    private static final int GENERATION = ENRICHED.field("generation");
    private static final int DETECTED = ENRICHED.field("detectedLanguage");
    private static final long CANCELED =
            ARTICLE.schema().getField("pubStatus").schema().getEnumOrdinal("canceled");

    /** The first field of an enriched article is the article. */
    private final AvroRecord enriched = new AvroRecord(ENRICHED);

    private final AvroRecord article = new AvroRecord(ARTICLE);

    /**
     * Lays itself over a record with its frame.
     *
     * @return false when it is of another schema, or of none
     * @throws DamagedRecordException when it is not what it says
     * @throws IndexOutOfBoundsException when it ends too early
     */
    boolean over(byte[] framed) {
        if (framed.length < FRAME
                || framed[0] != 0
                || ByteBuffer.wrap(framed, 1, 4).getInt() != SCHEMA.id()) {
            return false;
        }
        int end = enriched.over(framed, FRAME, article);
        if (end != framed.length) {
            throw new DamagedRecordException("it ends at " + end + " of " + framed.length);
        }
        return true;
    }

    AvroRecord enriched() {
        return enriched;
    }

    AvroRecord article() {
        return article;
    }

    String uri() {
        return article.string(article.at(URI));
    }

    boolean isWithdrawn() {
        return article.number(PUB_STATUS) == CANCELED;
    }

    Instant versionCreated() {
        return Instant.ofEpochMilli(article.number(VERSION_CREATED));
    }

    Instant firstCreated() {
        return Instant.ofEpochMilli(enriched.number(FIRST_CREATED));
    }

    long generation() {
        return enriched.number(GENERATION);
    }

    /** Null when enrich found none. */
    String detectedLanguage() {
        int at = enriched.present(DETECTED);
        return at < 0 ? null : enriched.string(at);
    }

    /** Null when the publisher said none. */
    String declaredLanguage() {
        int at = article.present(DECLARED);
        return at < 0 ? null : article.string(at);
    }
}
