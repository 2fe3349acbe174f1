package org.tidende.ingest.fetch;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Undoes the codings of a document (RFC 9110 section 8.4). What was declared is believed where the bytes don't contradict it:
 * text that is said to be compressed is text, and gzip that nobody spoke of is gzip.
 */
final class ContentCoding {
    /** What {@link #open} can undo, as a header says it. */
    static final String ACCEPTED = "gzip, deflate, br, zstd";

    /** No honest server uses more than one. */
    private static final int MOST_LAYERS = 3;

    /** RFC 9659 section 3: nobody may ask for a window of more than 8 MB. */
    private static final int ZSTD_WINDOW_BITS = 23;

    private static final int PEEK = 16;

    private final InputStream wire;
    private final int most;
    private final Deadline deadline;
    private final List<String> undone = new ArrayList<>();

    /**
     * @param wire as it came
     * @param most bytes of each layer
     */
    ContentCoding(InputStream wire, int most, Deadline deadline) {
        this.wire = wire;
        this.most = most;
        this.deadline = deadline;
    }

    /** A document that can't be decompressed. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** What {@link #open} found, outermost first. */
    List<String> undone() {
        return undone;
    }

    /** @param headers Content-Encoding, each in the order they came, innermost first; often none */
    InputStream open(List<String> headers) throws IOException {
        List<String> declared = new ArrayList<>();
        for (String header : headers) {
            for (String coding : header.split(",")) {
                declared.add(coding.strip().toLowerCase(Locale.ROOT));
            }
        }
        declared.removeIf(coding -> coding.isEmpty() || coding.equals("identity"));
        if (declared.size() > MOST_LAYERS) {
            throw new Unreadable("compressed " + declared.size() + " times over", null);
        }
        InputStream in = new BufferedInputStream(wire);
        try {
            for (String coding : declared.reversed()) {
                in = undo(coding, in);
            }
            while (undone.size() < MOST_LAYERS && isGzip(in)) {
                in = bounded("gzip", new GzipInput(in));
            }
            return new BoundedInput(in, most, deadline);
        } catch (IOException | RuntimeException e) {
            // Decoders hold memory that isn't the heap's.
            in.close();
            throw e;
        }
    }

    private InputStream undo(String coding, InputStream in) throws IOException {
        byte[] start = peek(in);
        if (isText(start)) {
            return in;
        }
        return switch (coding) {
            case "gzip", "x-gzip" -> GzipInput.isGzip(start, start.length) ? bounded("gzip", new GzipInput(in)) : in;
            case "deflate" -> bounded("deflate", inflate(in, !isZlib(start)));
            case "br" -> bounded("br", new BrotliInputStream(in));
            case "zstd" -> isZstd(start) ? bounded("zstd", zstd(in)) : in;
            default -> throw new Unreadable("the coding '" + coding + "' isn't known", null);
        };
    }

    private InputStream bounded(String coding, InputStream in) {
        undone.add(coding);
        return new BufferedInputStream(new BoundedInput(in, most, deadline));
    }

    private static InputStream zstd(InputStream in) throws IOException {
        return new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW_BITS);
    }

    /** "deflate" is zlib (RFC 9110 section 8.4.1.2), and some servers send it without zlib's frame. */
    private static InputStream inflate(InputStream in, boolean raw) {
        Inflater inflater = new Inflater(raw);
        return new InflaterInputStream(in, inflater, 8_192) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        };
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(PEEK);
        byte[] start = in.readNBytes(PEEK);
        in.reset();
        return start;
    }

    private static boolean isGzip(InputStream in) throws IOException {
        byte[] start = peek(in);
        return GzipInput.isGzip(start, start.length);
    }

    private static boolean isZlib(byte[] start) {
        return start.length >= 2 && (start[0] & 0x0F) == 8 && ((start[0] & 0xFF) << 8 | start[1] & 0xFF) % 31 == 0;
    }

    /** A frame, or one to skip (RFC 8878 section 3.1). */
    private static boolean isZstd(byte[] start) {
        if (start.length < 4) {
            return false;
        }
        int magic = (start[0] & 0xFF) | (start[1] & 0xFF) << 8 | (start[2] & 0xFF) << 16 | (start[3] & 0xFF) << 24;
        return magic == 0xFD2FB528 || (magic & 0xFFFFFFF0) == 0x184D2A50;
    }

    /** Markup or JSON, after a byte order mark or white space. */
    private static boolean isText(byte[] start) {
        int at = start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF
                ? 3
                : 0;
        while (at < start.length && (start[at] == ' ' || start[at] >= '\t' && start[at] <= '\r')) {
            at++;
        }
        if (at == start.length || start[at] != '<' && start[at] != '{' && start[at] != '[') {
            return start.length == 0;
        }
        for (int i = at; i < start.length; i++) {
            if (start[i] >= 0 && start[i] < '\t' || start[i] > '\r' && start[i] < ' ') {
                return false;
            }
        }
        return start.length - at >= 4;
    }
}
