package org.tidende.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An HTTP server on loopback that does what a test tells it, down to the bytes. */
public final class TestServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile CountDownLatch answersFrom = new CountDownLatch(0);

    /** Writes a whole response. The connection is closed after it. */
    @FunctionalInterface
    public interface Answer {
        void write(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /** @param headers by name in lower case */
    public record Request(String path, Map<String, String> headers) {}

    private TestServer(ServerSocket socket) {
        this.socket = socket;
    }

    public static TestServer start() {
        try {
            TestServer server = new TestServer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            server.connections.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** @param path of any host, or {@code //host/path} of one */
    public TestServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** A document that is always sent. */
    public TestServer document(String path, String body) {
        return on(path, (request, out) -> respond(out, 200, body.getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    /** From now on every answer takes so long. */
    public TestServer delayedBy(Duration each) {
        delay = each;
        return this;
    }

    /** No answer is begun before the latch is down. */
    public TestServer hold(CountDownLatch latch) {
        answersFrom = latch;
        return this;
    }

    /** Requests that were read and are not answered yet. */
    public int underWay() {
        return underWay.get();
    }

    public int requests(String path) {
        AtomicInteger count = requests.get(path);
        return count == null ? 0 : count.get();
    }

    public static void respond(OutputStream out, int status, byte[] body, Map<String, String> headers)
            throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Test\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != 304) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = new BufferedOutputStream(connection.getOutputStream())) {
            Request request = read(in);
            if (request == null) {
                return;
            }
            requests.computeIfAbsent(request.path(), path -> new AtomicInteger())
                    .incrementAndGet();
            underWay.incrementAndGet();
            try {
                answer(request, out);
            } finally {
                underWay.decrementAndGet();
            }
        } catch (IOException gone) {
            // A client that gives up is what some tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Request request, OutputStream out) throws IOException, InterruptedException {
        answersFrom.await();
        LockSupport.parkNanos(delay.toNanos());
        String host = request.headers().getOrDefault("host", "").replaceFirst(":\\d+$", "");
        Answer answer = answers.getOrDefault("//" + host + request.path(), answers.get(request.path()));
        if (answer == null) {
            respond(out, 404, new byte[0], Map.of());
        } else {
            answer.write(request, out);
            out.flush();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                // Somebody who tries TLS first.
                return null;
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(first.split(" ")[1], headers);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.shutdownNow();
    }
}
