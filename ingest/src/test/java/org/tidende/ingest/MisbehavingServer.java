package org.tidende.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An HTTP server on loopback that does wrong what servers do wrong: each {@link Behaviour} at an address of its own. */
public final class MisbehavingServer implements AutoCloseable {
    private final TestServer server = TestServer.start();
    private final CountDownLatch closing = new CountDownLatch(1);

    private MisbehavingServer() {}

    public static MisbehavingServer start() {
        MisbehavingServer misbehaving = new MisbehavingServer();
        for (Behaviour behaviour : Behaviour.values()) {
            String path = behaviour.path();
            misbehaving.server.on(
                    path,
                    (request, out) -> behaviour.answer(
                            new Exchange(request, out, misbehaving.server.requests(path), misbehaving.closing)));
        }
        return misbehaving;
    }

    public URI uri(Behaviour behaviour) {
        return server.uri(behaviour.path());
    }

    public int port() {
        return server.port();
    }

    /** How often it was asked. */
    public int requests(Behaviour behaviour) {
        return server.requests(behaviour.path());
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }

    /**
     * One request, and how to answer it.
     *
     * @param count of requests for this behaviour, this one included
     * @param closing is down when nobody listens any more
     */
    record Exchange(TestServer.Request request, OutputStream out, int count, CountDownLatch closing) {
        void head(String status, String... headers) throws IOException {
            raw("HTTP/1.1 " + status + "\r\n");
            for (String header : headers) {
                raw(header + "\r\n");
            }
            raw("\r\n");
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        void document(byte[] body, String... headers) throws IOException {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (String header : headers) {
                int colon = header.indexOf(": ");
                pairs.put(header.substring(0, colon), header.substring(colon + 2));
            }
            TestServer.respond(out, 200, body, pairs);
        }

        /** A bit now and then, for as long as anybody listens. */
        void drip(String text) throws IOException, InterruptedException {
            do {
                raw(text);
                out.flush();
            } while (isHeard(20));
        }

        /** Whether somebody listens still after so many milliseconds. */
        boolean isHeard(int millis) throws InterruptedException {
            return !closing.await(millis, TimeUnit.MILLISECONDS);
        }

        void await() throws InterruptedException {
            closing.await();
        }

        /** The connection won't be closed but broken. */
        void reset() throws IOException {
            out.flush();
            request.connection().setSoLinger(true, 0);
        }
    }
}
