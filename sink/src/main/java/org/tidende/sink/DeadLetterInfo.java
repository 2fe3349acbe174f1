package org.tidende.sink;

import java.time.Instant;

/**
 * What a dead letter says of itself, without the record.
 *
 * @param place where it lies
 * @param written when
 * @param key of the record, as text; null when it had none
 * @param bytes of the record's value; -1 when it had none
 * @param error simple class name of what was wrong
 * @param message in words; may quote the article
 * @param source {@code topic/partition/offset} that the record came from, or where else it did
 * @param redriven the dead letter that it was before, {@code partition/offset}; null the first time
 * @param state what was done about it
 */
public record DeadLetterInfo(
        DeadLetterPlace place,
        Instant written,
        String key,
        int bytes,
        String error,
        String message,
        String source,
        String redriven,
        State state) {

    /** What was done about a dead letter. */
    public enum State {
        /** Nothing yet. */
        OPEN,
        /** Its record was given to the stage again. */
        REDRIVEN,
        /** Somebody decided that it is not wanted. */
        DROPPED
    }

    DeadLetterInfo with(State next) {
        return new DeadLetterInfo(place, written, key, bytes, error, message, source, redriven, next);
    }
}
