package org.tidende.enrich.gazetteer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.file.FileFault;

/**
 * The lines of a stream, one at a time, in a buffer that grows to the longest one and never beyond a cap. Lines that are too long
 * or no UTF-8 are told as faults.
 */
final class SourceLines {
    private final String file;
    private final InputStream in;
    private final ActorSink sink;
    private final int longest;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final byte[] chunk = new byte[1 << 16];
    private int chunkAt;
    private int chunkEnd;
    private byte[] line = new byte[1 << 12];
    private int length;
    private int number;

    /** @param longest bytes of a line that is read */
    SourceLines(String file, InputStream in, ActorSink sink, int longest) {
        this.file = file;
        this.in = in;
        this.sink = sink;
        this.longest = longest;
    }

    /** Goes to the next line that is not too long; false when there is none. */
    boolean next() throws IOException {
        while (true) {
            length = 0;
            int kind = read();
            if (kind == Line.NONE) {
                return false;
            }
            number++;
            if (kind == Line.WHOLE) {
                cutMarks();
                return true;
            }
            fault("a line of more than " + longest + " bytes");
        }
    }

    private interface Line {
        int NONE = 0;
        int WHOLE = 1;
        int TOO_LONG = 2;
    }

    private int read() throws IOException {
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            if (chunkAt == chunkEnd && !fill()) {
                return !any ? Line.NONE : tooLong ? Line.TOO_LONG : Line.WHOLE;
            }
            any = true;
            int end = chunkAt;
            while (end < chunkEnd && chunk[end] != '\n') {
                end++;
            }
            tooLong |= !keep(chunkAt, end);
            boolean whole = end < chunkEnd;
            chunkAt = whole ? end + 1 : end;
            if (whole) {
                return tooLong ? Line.TOO_LONG : Line.WHOLE;
            }
        }
    }

    private boolean fill() throws IOException {
        chunkAt = 0;
        try {
            chunkEnd = Math.max(0, in.read(chunk));
        } catch (EOFException | ZipException e) {
            chunkEnd = 0;
            sink.fault(new FileFault(
                    file, number + 1, "the compressed data are cut off or damaged here (" + e.getMessage() + ")"));
        }
        return chunkEnd > 0;
    }

    private boolean keep(int from, int to) {
        int size = length + to - from;
        if (size > longest) {
            return false;
        }
        if (size > line.length) {
            line = Arrays.copyOf(line, Math.min(longest, Math.max(size, line.length * 2)));
        }
        System.arraycopy(chunk, from, line, length, to - from);
        length = size;
        return true;
    }

    /** Carriage returns, and the mark of UTF-8 before the first line, are no part of it. */
    private void cutMarks() {
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        if (number == 1 && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF) {
            System.arraycopy(line, 3, line, 0, length - 3);
            length -= 3;
        }
    }

    /** Of the line, from 1. */
    int number() {
        return number;
    }

    /** Begins with the line; see {@link #length}. Overwritten by the next one. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** The line; null, and told as a fault, when it is no UTF-8. */
    String text() {
        try {
            return decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
        } catch (CharacterCodingException e) {
            fault("not UTF-8; the file may be in ISO 8859-1 or damaged");
            return null;
        }
    }

    /** A fault in this line. */
    void fault(String problem) {
        sink.fault(new FileFault(file, number, problem));
    }

    /** Takes faults of what began in a line. */
    Consumer<String> faultsAt(int line) {
        return problem -> sink.fault(new FileFault(file, line, problem));
    }
}
