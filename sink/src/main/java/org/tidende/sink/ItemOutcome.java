package org.tidende.sink;

import java.util.Objects;
import java.util.Set;

/** What became of one document of a bulk request. */
sealed interface ItemOutcome {

    /** The end of a record's way. */
    sealed interface Settled extends ItemOutcome {}

    /** Ask again: nothing is wrong with the record. */
    sealed interface Again extends ItemOutcome {
        /** What the operator should know, in words. */
        String reason();
    }

    /** It is in the index. */
    record Indexed() implements Settled {}

    /** A newer one is there. */
    record Superseded() implements Settled {}

    /** Its month is no longer kept. */
    record Expired() implements Settled {}

    /** No retry can help: a dead letter. */
    record Poison(Throwable error) implements Settled {}

    /** It passes by itself: overload, a node going away. */
    record Transient(String reason) implements Again {}

    /** Somebody must act: a closed index, a full disk, a missing right. */
    record Operational(String reason) implements Again {}

    /** The month's index must be made first. */
    record IndexMissing(String reason) implements Again {}

    Indexed INDEXED = new Indexed();
    Superseded SUPERSEDED = new Superseded();
    Expired EXPIRED = new Expired();

    /**
     * Error types that OpenSearch reports as the client's fault (400) though no document is to blame. Taken from its sources and,
     * where marked in the tests, from a real node.
     */
    Set<String> NOT_THE_DOCUMENT = Set.of(
            "alias_not_found_exception",
            "cluster_block_exception",
            "illegal_index_shard_state_exception",
            "index_closed_exception",
            "index_create_block_exception",
            "invalid_index_name_exception",
            "invalid_index_template_exception",
            "shard_not_found_exception",
            "task_cancelled_exception",
            "validation_exception");

    /**
     * Judges one item's answer by HTTP status and error type together: neither alone says enough (a closed index is a 400 like
     * a mapping error, a conflict has no business at any status but 409).
     *
     * @param type OpenSearch's error type; null where there is no error
     * @param reason its words; may quote the document, so they go into dead letters but never into a log
     */
    static ItemOutcome judge(int status, String type, String reason) {
        String kind = Objects.requireNonNullElse(type, "no error type");
        if (status >= 200 && status < 300 && type == null) {
            return INDEXED;
        }
        if (status == 409) {
            return SUPERSEDED;
        }
        if ("index_not_found_exception".equals(kind)) {
            return new IndexMissing(brief(status, kind));
        }
        if (status == 401 || status == 403 || NOT_THE_DOCUMENT.contains(kind)) {
            return new Operational(brief(status, kind));
        }
        if (status == 400 || status == 413) {
            return new Poison(new UnusableRecordException(
                    "OpenSearch refused the document: " + brief(status, kind) + ": " + reason));
        }
        if (status == 429 || status >= 500) {
            return new Transient(brief(status, kind));
        }
        return new Operational(brief(status, kind));
    }

    private static String brief(int status, String type) {
        return status + " " + type;
    }
}
