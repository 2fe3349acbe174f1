package org.tidende.ingest.fetch;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketException;

/**
 * A document as it comes from the connection. One that is cut off ends here as any other does, and is remembered as cut: whether
 * something is missing is told by who reads it.
 */
final class WireInput extends FilterInputStream {
    private static final String CUT = "unexpected end of stream";

    private final Deadline deadline;
    private long count;
    private boolean cut;

    WireInput(InputStream in, Deadline deadline) {
        super(in);
        this.deadline = deadline;
    }

    /** Bytes read so far. */
    long count() {
        return count;
    }

    /** Whether it ended before the server's own account of its length. */
    boolean isCut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (cut) {
            return -1;
        }
        try {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        } catch (EOFException | SocketException e) {
            return cut(e);
        } catch (ProtocolException e) {
            if (CUT.equals(e.getMessage())) {
                return cut(e);
            }
            throw e;
        }
    }

    /** Nothing: closing would first read on, for the sake of a connection that isn't used again. */
    @Override
    public void close() {
        // The answer's owner does.
    }

    /** At the deadline the connection is closed by us. */
    private int cut(IOException e) throws IOException {
        if (deadline.passed()) {
            throw e;
        }
        cut = true;
        return -1;
    }
}
