package org.tidende.ingest.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the document of an answer: undoes its codings, and stops at the caps, at the deadline and where it makes no sense. */
final class BodyReader {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
    private static final List<Class<? extends IOException>> OF_THE_CONNECTION =
            List.of(TooLargeException.class, InterruptedIOException.class, ProtocolException.class, SSLException.class);

    private final int most;

    /** @param most bytes, after decompression */
    BodyReader(int most) {
        this.most = most;
    }

    /** A document that was cut off. */
    static final class Truncated extends IOException {
        private static final long serialVersionUID = 1;

        private Truncated(long bytes, Response response) {
            super("cut off after " + bytes + " bytes"
                    + (response.body().contentLength() < 0
                            ? ""
                            : ", announced were " + response.body().contentLength()));
        }
    }

    /** @throws IOException that is one of ours where the document is to blame, else what the connection came to */
    byte[] read(Response response, Deadline deadline) throws IOException {
        WireInput wire = new WireInput(response.body().byteStream(), deadline);
        ContentCoding coding = new ContentCoding(wire, most, deadline);
        try (InputStream in = coding.open(response.headers("Content-Encoding"))) {
            byte[] body = readAll(in);
            if (wire.isCut() && coding.undone().isEmpty() && !WholeDocument.isWhole(body)) {
                throw new Truncated(wire.count(), response);
            }
            return body;
        } catch (ContentCoding.Unreadable | Truncated e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw blame(e, wire, coding, response);
        }
    }

    /**
     * The first bytes of an answer that brings no document, as far as they can be read: its status has said already what it is, so
     * a body that is cut off or unreadable only leaves less to look at.
     */
    byte[] beginning(Response response, int length, Deadline deadline) {
        byte[] beginning = new byte[length];
        int read = 0;
        ContentCoding coding = new ContentCoding(new WireInput(response.body().byteStream(), deadline), most, deadline);
        try (InputStream in = coding.open(response.headers("Content-Encoding"))) {
            for (int count = 0; count >= 0 && read < length; count = in.read(beginning, read, length - read)) {
                read += count;
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the body of HTTP status {} ends after {} bytes: {}", response.code(), read, e.getMessage());
        }
        return Arrays.copyOf(beginning, read);
    }

    /** A decoder may have wrapped what came from the connection, and some throw what they like at bytes that make no sense. */
    private static IOException blame(Exception e, WireInput wire, ContentCoding coding, Response response) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            for (Class<? extends IOException> type : OF_THE_CONNECTION) {
                if (type.isInstance(cause)) {
                    return type.cast(cause);
                }
            }
        }
        if (wire.isCut() || e instanceof EOFException && response.body().contentLength() < 0) {
            return new Truncated(wire.count(), response);
        }
        return new ContentCoding.Unreadable(
                "no readable " + String.join(" in ", coding.undone().reversed()) + ": " + e.getMessage(), e);
    }

    private byte[] readAll(InputStream in) throws IOException {
        byte[] buffer = new byte[Math.min(32_768, most + 1)];
        int length = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer, length, buffer.length - length)) {
            length += count;
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(2L * length, most + 1L));
            }
        }
        return Arrays.copyOf(buffer, length);
    }
}
