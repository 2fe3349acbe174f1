package org.tidende.ingest.fetch;

import java.security.cert.CertificateException;

/** A certificate that isn't trusted; the message says what is wrong with it, as the end of a sentence that begins with it. */
final class CertificateRefusedException extends CertificateException {
    private static final long serialVersionUID = 1;

    CertificateRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
