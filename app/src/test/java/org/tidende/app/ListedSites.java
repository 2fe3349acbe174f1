package org.tidende.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishers on addresses of loopback of their own, each a domain to whoever asks. The first part of a path says how it behaves:
 * {@code /feed}, {@code /moved}, {@code /elsewhere}, {@code /page}, {@code /page-with-feeds}, {@code /empty}, {@code /json}, {@code
 * /silent}, or a status.
 */
final class ListedSites implements AutoCloseable {
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    ListedSites(int sites) throws IOException {
        for (int i = 1; i <= sites; i++) {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0." + i, 0), 50);
            server.setExecutor(threads);
            server.createContext("/", this::answer);
            server.start();
            servers.add(server);
        }
    }

    /** An address at one of the sites. */
    String at(int site, String path) {
        InetSocketAddress address = servers.get(site).getAddress();
        return "http://" + address.getHostString() + ":" + address.getPort() + path;
    }

    /** The most requests that one site had at once. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getLocalAddress().getHostString();
        AtomicInteger here = underWay.computeIfAbsent(host, name -> new AtomicInteger());
        mostAtOnce.accumulateAndGet(here.incrementAndGet(), Math::max);
        requests.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        String behaviour = path.split("/")[1];
        try {
            if (behaviour.equals("silent")) {
                over.await();
            }
            byte[] body = body(behaviour, path).getBytes(StandardCharsets.UTF_8);
            int status = behaviour.matches("\\d{3}") ? Integer.parseInt(behaviour) : 200;
            if (behaviour.equals("moved") || behaviour.equals("elsewhere")) {
                status = behaviour.equals("moved") ? 301 : 302;
                exchange.getResponseHeaders().set("Location", path.replace(behaviour, "feed"));
            }
            // Before the last byte is out: whoever has it may ask again.
            here.decrementAndGet();
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static String body(String behaviour, String path) {
        return switch (behaviour) {
            case "feed" ->
                "<rss version='2.0'><channel><title>" + path
                        + "</title><item><title>A storm</title><link>https://storm.example" + path
                        + "</link></item></channel></rss>";
            case "page" -> "<!DOCTYPE html><html><head><title>For sale</title></head><body>This domain.</body></html>";
            case "page-with-feeds" ->
                "<!DOCTYPE html><html><head><title>News</title><link rel='alternate' type='application/rss+xml' href='/feed"
                        + path + "'></head></html>";
            case "json" -> "{\"error\": \"no such feed\"}";
            default -> "";
        };
    }

    @Override
    public void close() {
        over.countDown();
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
