package org.tidende.app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A feed on loopback whose document a test changes. */
final class OneFeed implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger served = new AtomicInteger();
    private volatile String document = "<rss version='2.0'><channel><title>Tom</title></channel></rss>";

    OneFeed() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/feed.xml", exchange -> {
            byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
            served.incrementAndGet();
        });
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void serve(String xml) {
        document = xml;
    }

    /** How often the document was asked for. */
    int served() {
        return served.get();
    }

    Path opml(Path file) throws IOException {
        return Files.writeString(
                file,
                "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"En\" xmlUrl=\"" + base()
                        + "/feed.xml\"/></body></opml>");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
