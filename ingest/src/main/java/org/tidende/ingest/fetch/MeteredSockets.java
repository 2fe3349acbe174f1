package org.tidende.ingest.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Makes sockets that read so many bytes and no more. The HTTP client has no bound of its own for some of what surrounds a
 * document, the text after a chunk's size for instance, and would keep it all in memory.
 *
 * <p>One for each hop: a connection serves one request.
 */
final class MeteredSockets extends SocketFactory {
    private final int most;
    private final AtomicLong count = new AtomicLong();

    MeteredSockets(int most) {
        this.most = most;
    }

    /** Bytes read so far, of all its sockets. */
    long count() {
        return count.get();
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new MeteredStream(super.getInputStream());
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connected();
    }

    private static UnsupportedOperationException connected() {
        return new UnsupportedOperationException("sockets are made unconnected");
    }

    private final class MeteredStream extends FilterInputStream {
        MeteredStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            counted(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            counted(read);
            return read;
        }

        private void counted(int read) throws IOException {
            if (read > 0 && count.addAndGet(read) > most) {
                throw new TooLargeException("more than " + most + " bytes on the wire");
            }
        }
    }
}
