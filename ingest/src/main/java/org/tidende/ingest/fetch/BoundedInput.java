package org.tidende.ingest.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** So many bytes and no more, until the deadline: what is decompressed without reading from the network ends in time, too. */
final class BoundedInput extends FilterInputStream {
    private final int most;
    private final Deadline deadline;
    private int count;

    BoundedInput(InputStream in, int most, Deadline deadline) {
        super(in);
        this.most = most;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (deadline.passed()) {
            throw new InterruptedIOException("reading");
        }
        int read = super.read(bytes, offset, Math.min(length, most - count + 1));
        if (read > 0) {
            count += read;
            if (count > most) {
                throw new TooLargeException("larger than " + most + " bytes");
            }
        }
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        return length <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(length, 8_192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
