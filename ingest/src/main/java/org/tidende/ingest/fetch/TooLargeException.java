package org.tidende.ingest.fetch;

import java.io.IOException;

/** More came than is taken. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param reason in words, with the bound */
    TooLargeException(String reason) {
        super(reason);
    }
}
