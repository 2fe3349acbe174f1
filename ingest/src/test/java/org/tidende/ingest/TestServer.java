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

    /** Does what it likes with a connection, which is closed after it. */
    @FunctionalInterface
    public interface Conversation {
        void hold(Socket connection) throws IOException, InterruptedException;
    }

    /**
     * @param path as asked for, with its query
     * @param headers by name in lower case
     * @param connection to do worse with it than writing
     */
    public record Request(String path, Map<String, String> headers, Socket connection) {}

    private TestServer(ServerSocket socket) {
        this.socket = socket;
    }

    public static TestServer start() {
        try {
            return start(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param socket bound; one for TLS makes a server for https */
    public static TestServer start(ServerSocket socket) {
        TestServer server = new TestServer(socket);
        server.connections.execute(() -> server.accept(server::serve));
        return server;
    }

    /** One that needn't speak HTTP. */
    public static TestServer raw(Conversation conversation) {
        try {
            TestServer server = new TestServer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            server.connections.execute(() -> server.accept(conversation));
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

    /** @param path of any host, or {@code //host/path} of one; without a query it stands for any */
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

    private void accept(Conversation conversation) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.execute(() -> hold(connection, conversation));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void hold(Socket connection, Conversation conversation) {
        try (connection) {
            conversation.hold(connection);
        } catch (IOException gone) {
            // A client that gives up is what some tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket connection) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(connection.getInputStream());
        OutputStream out = new BufferedOutputStream(connection.getOutputStream());
        Request request = read(in, connection);
        if (request == null) {
            return;
        }
        String path = request.path();
        Answer answer = answer(request, path);
        if (answer == null) {
            path = path.split("\\?")[0];
            answer = answer(request, path);
        }
        requests.computeIfAbsent(path, name -> new AtomicInteger()).incrementAndGet();
        underWay.incrementAndGet();
        try {
            answersFrom.await();
            LockSupport.parkNanos(delay.toNanos());
            if (answer == null) {
                respond(out, 404, new byte[0], Map.of());
            } else {
                answer.write(request, out);
                out.flush();
            }
        } finally {
            underWay.decrementAndGet();
        }
    }

    private Answer answer(Request request, String path) {
        String host = request.headers().getOrDefault("host", "").replaceFirst(":\\d+$", "");
        return answers.getOrDefault("//" + host + path, answers.get(path));
    }

    private static Request read(InputStream in, Socket connection) throws IOException {
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
        return new Request(first.split(" ")[1], headers, connection);
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
