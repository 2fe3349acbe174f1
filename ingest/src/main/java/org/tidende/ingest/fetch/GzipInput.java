package org.tidende.ingest.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * gzip (RFC 1952), any number of members. What follows the last one is left alone, and so is the way the transport ended by
 * then: who has read a whole document doesn't care. (The JDK's stream calls itself once for each empty member, and a document of
 * empty members ends its stack.)
 */
final class GzipInput extends InputStream {
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final PushbackInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[8_192];
    private int filled;
    private boolean begun;
    private boolean over;

    GzipInput(InputStream in) {
        this.in = new PushbackInputStream(in, buffer.length);
    }

    static boolean isGzip(byte[] bytes, int length) {
        return length >= 3 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B && bytes[2] == 8;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!begun) {
            header();
            begun = true;
        }
        try {
            while (!over) {
                int count = inflater.inflate(bytes, offset, length);
                if (count > 0) {
                    checksum.update(bytes, offset, count);
                    return count;
                }
                advance();
            }
            return -1;
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private void advance() throws IOException {
        if (inflater.finished()) {
            in.unread(buffer, filled - inflater.getRemaining(), inflater.getRemaining());
            endMember();
        } else if (inflater.needsDictionary()) {
            throw new ZipException("it wants a dictionary");
        } else {
            filled = in.read(buffer, 0, buffer.length);
            if (filled < 0) {
                throw new EOFException("the end is missing");
            }
            inflater.setInput(buffer, 0, filled);
        }
    }

    /** A checksum that is cut off is none; one that is there must be right. */
    private void endMember() throws IOException {
        byte[] trailer = new byte[8];
        if (in.readNBytes(trailer, 0, 8) == 8 && little(trailer) != checksum.getValue()) {
            throw new ZipException("wrong checksum");
        }
        byte[] next = new byte[3];
        int length = in.readNBytes(next, 0, 3);
        if (!isGzip(next, length)) {
            over = true;
            return;
        }
        in.unread(next, 0, length);
        header();
        inflater.reset();
        checksum.reset();
    }

    private static long little(byte[] bytes) {
        return (bytes[0] & 0xFFL) | (bytes[1] & 0xFFL) << 8 | (bytes[2] & 0xFFL) << 16 | (bytes[3] & 0xFFL) << 24;
    }

    private void header() throws IOException {
        in.skipNBytes(3);
        int flags = next();
        in.skipNBytes(6);
        if ((flags & EXTRA) != 0) {
            in.skipNBytes(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            in.skipNBytes(2);
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // Up to the zero that ends it.
        }
    }

    private int next() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException("the end is missing");
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
