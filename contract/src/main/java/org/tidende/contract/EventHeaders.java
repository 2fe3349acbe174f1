package org.tidende.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/**
 * CloudEvents 1.0 attributes in Kafka's binary mode, so that event routers need not read the record. The data are Avro in the
 * Confluent framing.
 */
public final class EventHeaders {
    /** Place in the archive that a replayed article was copied from: {@code partition/offset}. */
    public static final String ORIGIN = "tidende.origin";

    /** Dead letter that a retried record was: {@code partition/offset} in the dead-letter topic. */
    public static final String REDRIVE = "tidende.redrive";

    /** On a dead letter with a null value: {@code partition/offset} of the dead letter that it marks as handled. */
    public static final String HANDLED = "tidende.handled";

    /** Partition that a misplaced feed was moved from. */
    public static final String MOVED = "tidende.moved";

    private EventHeaders() {}

    /**
     * Replaces all headers: what a record inherits from its source (a replay's origin, somebody's trace) is not true of what is
     * made of it.
     *
     * @param id unique for each event of a source, for instance {@code <article id>/<revision>/<generation>}
     * @param source the stage
     * @param recordName full name of the Avro record; its simple name makes the type, {@code org.tidende.EnrichedArticle}
     * @param time when it happened: of an article, versionCreated
     */
    public static void replace(Headers headers, String id, Stage source, String recordName, Instant time) {
        for (var header : headers.toArray()) {
            headers.remove(header.key());
        }
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        add(headers, "ce_source", "urn:tidende:stage:" + source.label());
        add(headers, "ce_type", "org.tidende." + recordName.substring(recordName.lastIndexOf('.') + 1));
        add(headers, "ce_time", time.toString());
        add(headers, "content-type", "application/vnd.confluent.avro");
    }

    /** Adds a header with UTF-8 text. */
    public static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The last header of a name as UTF-8 text; null when there is none. */
    public static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
