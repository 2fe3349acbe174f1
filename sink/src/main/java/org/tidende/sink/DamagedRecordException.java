package org.tidende.sink;

/** Bytes that can't be read where they lie; Avro's own reader then says what is wrong, or reads them more patiently. */
final class DamagedRecordException extends RuntimeException {
    DamagedRecordException(String message) {
        // Many may come in a row, and nobody looks at where they were found.
        super(message, null, false, false);
    }
}
