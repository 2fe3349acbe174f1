package org.tidende.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The publishers of the demo: a few feeds on a free loopback port, with articles that were written for it. */
final class DemoSite implements AutoCloseable {
    /** The feeds, by the names of their files. */
    static final List<String> FEEDS = List.of("fjordposten", "continental", "vestnik");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> documents = new TreeMap<>();

    private DemoSite(HttpServer server) throws IOException {
        this.server = server;
        for (String feed : FEEDS) {
            documents.put(
                    "/" + feed + ".xml", read(feed).replace("{base}", base()).getBytes(StandardCharsets.UTF_8));
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
    }

    static DemoSite start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        DemoSite site = new DemoSite(server);
        server.start();
        return site;
    }

    /** A feed as it is served. */
    record Document(String uri, byte[] bytes) {}

    /** All feeds. */
    List<Document> documents() {
        return documents.entrySet().stream()
                .map(entry -> new Document(base() + entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Addresses of the feeds. */
    List<String> feeds() {
        return documents().stream().map(Document::uri).toList();
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
            URI uri = exchange.getRequestURI();
            byte[] document = documents.get(uri.getPath());
            if (document == null) {
                byte[] text = "This page is not part of the demo.\n".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                exchange.sendResponseHeaders(404, text.length);
                exchange.getResponseBody().write(text);
                return;
            }
            String tag = "\"" + Integer.toHexString(java.util.Arrays.hashCode(document)) + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.getResponseHeaders().set("Content-Type", "application/xml; charset=utf-8");
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
