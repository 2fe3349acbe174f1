package org.tidende.ingest.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.tidende.ingest.fetch.FetchResult.Failed;
import org.tidende.ingest.fetch.FetchResult.Failure;

/** Names what went wrong: a kind to decide by, and one line for people. */
final class Failures {
    /** What the HTTP client takes of headers before it gives up. */
    private static final int CLIENT_HEADER_BYTES = 256 * 1024;

    private static final int LONGEST_REASON = 300;

    private final HttpLimits limits;

    Failures(HttpLimits limits) {
        this.limits = limits;
    }

    /** @param status of the answer; null when there was none */
    Failed failed(Failure failure, Integer status, String reason, Deadline deadline) {
        return new Failed(failure, status, oneLine(reason), deadline.millis());
    }

    /**
     * @param hop at which it happened
     * @param status as above
     */
    Failed failed(IOException e, Hop hop, Integer status, Deadline deadline) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            Failed known = known(cause, hop, status, deadline);
            if (known != null) {
                return known;
            }
        }
        if (deadline.passed() || e instanceof InterruptedIOException) {
            return overdue(hop, deadline);
        }
        return switch (e) {
            case SSLException tls ->
                failed(
                        Failure.TLS,
                        status,
                        "no secure connection to " + hop.url().host() + ": " + e.getMessage(),
                        deadline);
            case ProtocolException protocol ->
                failed(Failure.PROTOCOL, status, "no proper HTTP: " + e.getMessage(), deadline);
            default -> broken(e, hop, status, deadline);
        };
    }

    Failed overdue(Hop hop, Deadline deadline) {
        return failed(
                Failure.TIMEOUT,
                null,
                "not done within " + limits.deadline().toMillis() + " ms, while " + hop.phase(),
                deadline);
    }

    /** What says all by itself, however deep the HTTP client has wrapped it; else null. */
    private Failed known(Throwable cause, Hop hop, Integer status, Deadline deadline) {
        String host = hop.url().host();
        return switch (cause) {
            case TooLargeException large -> failed(Failure.TOO_LARGE, status, large.getMessage(), deadline);
            case ContentCoding.Unreadable unreadable ->
                failed(Failure.ENCODING, status, unreadable.getMessage(), deadline);
            case BodyReader.Truncated cut -> failed(Failure.TRUNCATED, status, cut.getMessage(), deadline);
            case AddressRefusedException refused ->
                failed(Failure.REFUSED_ADDRESS, status, refused.getMessage(), deadline);
            case UnknownHostException unknown ->
                failed(Failure.UNKNOWN_HOST, status, "no such host: " + host, deadline);
            case CertificateRefusedException refused ->
                failed(Failure.CERTIFICATE, status, certificate(host, refused.getMessage()), deadline);
            case SSLPeerUnverifiedException other ->
                failed(
                        Failure.CERTIFICATE,
                        status,
                        certificate(
                                host,
                                hop.certificateNames().isEmpty()
                                        ? "it names no host"
                                        : "it is for " + String.join(", ", hop.certificateNames())),
                        deadline);
            default -> null;
        };
    }

    private static String certificate(String host, String reason) {
        return "the certificate of " + host + " is refused: " + reason;
    }

    private Failed broken(IOException e, Hop hop, Integer status, Deadline deadline) {
        if (hop.phase() == Hop.Phase.WAITING && e.getCause() instanceof EOFException end) {
            if (hop.sockets().count() >= CLIENT_HEADER_BYTES) {
                return failed(
                        Failure.TOO_LARGE, status, "headers larger than " + CLIENT_HEADER_BYTES + " bytes", deadline);
            }
            // okio's words for a line that never ended, with what there is of it.
            return String.valueOf(end.getMessage()).startsWith("\\n not found: limit=0 ")
                    ? failed(Failure.CONNECTION, status, "closed without an answer, or amid its headers", deadline)
                    : failed(Failure.PROTOCOL, status, "no proper HTTP: it ends amid a line", deadline);
        }
        Throwable root = e;
        while (root.getCause() instanceof IOException cause) {
            root = cause;
        }
        String what = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return failed(Failure.CONNECTION, status, "it broke while " + hop.phase() + ": " + what, deadline);
    }

    /** Parts of a reason come from a server. */
    private static String oneLine(String reason) {
        StringBuilder line = new StringBuilder(Math.min(reason.length(), LONGEST_REASON));
        for (int i = 0; i < reason.length() && line.length() < LONGEST_REASON; i++) {
            char c = reason.charAt(i);
            line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
        }
        return line.toString();
    }
}
