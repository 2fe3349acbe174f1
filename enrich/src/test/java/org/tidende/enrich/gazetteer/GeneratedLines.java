package org.tidende.enrich.gazetteer;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** A stream of lines that are made while they are read, so that it may be longer than any file. */
public final class GeneratedLines extends InputStream {
    private static final int AT_ONCE = 1_000;

    private final LongFunction<String> line;
    private final long lines;
    private byte[] bytes;
    private int at;
    private long next;
    private long total;

    /**
     * @param header before the first line
     * @param line by its number from 0, with its end
     * @param lines how many
     */
    public GeneratedLines(String header, LongFunction<String> line, long lines) {
        this.line = line;
        this.lines = lines;
        this.bytes = header.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes read so far. */
    public long total() {
        return total;
    }

    private boolean fill() {
        if (at < bytes.length) {
            return true;
        }
        if (next == lines) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < AT_ONCE && next < lines; i++) {
            text.append(line.apply(next++));
        }
        bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    @Override
    public int read() {
        if (!fill()) {
            return -1;
        }
        total++;
        return bytes[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (!fill()) {
            return -1;
        }
        int size = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, size);
        at += size;
        total += size;
        return size;
    }
}
