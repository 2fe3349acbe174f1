package org.tidende.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The publishers of the demo: feeds on a free loopback port, with articles that were written for it. They answer 304 to who has the
 * document already; one is XML that no strict parser reads; one is overloaded at first and says when to come back.
 */
final class DemoSite implements AutoCloseable {
    private static final List<String> FEEDS =
            List.of("fjordposten", "continental", "vestnik", "alwaha", "tribune", "bureau");
    private static final String OVERLOADED = "bureau";
    private static final int REFUSALS = 1;
    private static final int RETRY_SECONDS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, DemoScript> scripts = new LinkedHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final double pace;
    private volatile long opened = -1;

    private DemoSite(HttpServer server, double pace) throws IOException {
        this.server = server;
        this.pace = pace;
        for (String feed : FEEDS) {
            scripts.put("/" + feed + ".xml", new DemoScript(read(feed).replace("{base}", base())));
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
    }

    /** @param pace how many seconds of the script go by in one */
    static DemoSite start(double pace) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        DemoSite site = new DemoSite(server, pace);
        server.start();
        return site;
    }

    /** The script begins. */
    void open() {
        opened = System.nanoTime();
    }

    /** A feed as it is served. */
    record Document(String uri, byte[] bytes) {}

    /** All feeds. */
    List<Document> documents() {
        return documents(Double.MAX_VALUE / 2);
    }

    /** All feeds as they are at a second of the script. */
    List<Document> documents(double second) {
        return scripts.entrySet().stream()
                .map(entry -> new Document(
                        base() + entry.getKey(), entry.getValue().at(second).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String read(String feed) throws IOException {
        try (InputStream in = DemoSite.class.getResourceAsStream("demo/" + feed + ".xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            DemoScript script = scripts.get(path);
            if (script == null) {
                send(exchange, 404, "text/plain", "This page is not part of the demo.\n");
            } else if (path.contains(OVERLOADED) && refused.getAndIncrement() < REFUSALS) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(RETRY_SECONDS));
                send(exchange, 503, "text/plain", "Too many readers, come back later.\n");
            } else {
                document(exchange, script);
            }
        }
    }

    private void document(HttpExchange exchange, DemoScript script) throws IOException {
        double second = opened < 0 ? 0 : (System.nanoTime() - opened) / 1e9 * pace;
        String text = script.at(second);
        String tag = "\"" + Integer.toHexString(Arrays.hashCode(text.getBytes(StandardCharsets.UTF_8))) + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, "application/xml", text);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
