package org.tidende.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Many sites behind one socket, told apart by the host that is asked for, as a process of its own. Of {@code feed<n>.example} each
 * tenth takes one to nine seconds to answer, and one in twenty fails in one of three ways; all feeds of {@code slow.example} take five
 * seconds. The others have a new entry each ten minutes. Writes its port, and what it saw for each line that it reads.
 */
public final class LoadServerMain {
    private static final int ENTRIES = 20;
    private static final long NEW_ENTRY_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private final long intervalMillis;
    private final Map<String, long[]> last = new ConcurrentHashMap<>();
    private final Map<Site, LoadFigures> delays = new ConcurrentHashMap<>();

    private LoadServerMain(long intervalMillis) {
        this.intervalMillis = intervalMillis;
        reset();
    }

    /** How a site behaves. */
    private enum Site {
        HEALTHY,
        SLOW,
        FAILING,
        SLOW_DOMAIN
    }

    /** @param args milliseconds between two polls of a feed */
    public static void main(String[] args) throws IOException {
        LoadServerMain load = new LoadServerMain(Long.parseLong(args[0]));
        ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
        ServerSocket socket = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        connections.execute(() -> load.accept(socket, connections));
        System.out.println(socket.getLocalPort());
        while (System.in.read() >= 0) {
            System.out.println(load.figures());
        }
        System.exit(0);
    }

    private void reset() {
        for (Site site : Site.values()) {
            delays.put(site, new LoadFigures());
        }
    }

    private String figures() {
        StringBuilder told = new StringBuilder("{");
        for (Site site : Site.values()) {
            told.append(told.length() == 1 ? "" : ",").append('"').append(site).append("\":");
            told.append(delays.get(site).json());
        }
        reset();
        return told.append('}').toString();
    }

    private void accept(ServerSocket socket, ExecutorService connections) {
        while (true) {
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
            String path = line(in).split(" ")[1];
            String host = "";
            String etag = null;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                if (line.regionMatches(true, 0, "host:", 0, 5)) {
                    host = value.substring(0, value.lastIndexOf(':'));
                } else if (line.regionMatches(true, 0, "if-none-match:", 0, 14)) {
                    etag = value;
                }
            }
            answer(host, path, etag, out);
        } catch (IOException | RuntimeException gone) {
            // A client that gives up has its own record of that.
        }
    }

    private void answer(String host, String path, String etag, OutputStream out) throws IOException {
        int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        Site site = host.equals("slow.example")
                ? Site.SLOW_DOMAIN
                : number % 10 == 0 ? Site.SLOW : number % 20 == 1 ? Site.FAILING : Site.HEALTHY;
        long service =
                switch (site) {
                    case SLOW -> ThreadLocalRandom.current().nextLong(1_000, 9_000);
                    case SLOW_DOMAIN -> 5_000;
                    case HEALTHY, FAILING -> 0;
                };
        note(host + path, site, service);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(service));
        if (site == Site.FAILING) {
            switch (number % 3) {
                case 0 -> TestServer.respond(out, 500, new byte[0], Map.of());
                case 1 -> TestServer.respond(out, 404, new byte[0], Map.of());
                default -> out.flush();
            }
            return;
        }
        long newest = (System.currentTimeMillis() + number * 7_919L) / NEW_ENTRY_MILLIS;
        String current = "\"" + newest + "\"";
        if (current.equals(etag)) {
            TestServer.respond(out, 304, new byte[0], Map.of("ETag", current));
        } else {
            TestServer.respond(out, 200, document(number, newest), Map.of("ETag", current));
        }
    }

    private void note(String feed, Site site, long service) {
        long now = System.currentTimeMillis();
        long[] before = last.put(feed, new long[] {now, service});
        if (before != null) {
            delays.get(site).add(now - before[0] - before[1] - intervalMillis);
        }
    }

    private static byte[] document(int number, long newest) {
        StringBuilder text = new StringBuilder("<rss version='2.0'><channel><title>Feed ")
                .append(number)
                .append("</title>");
        for (long entry = newest; entry > newest - ENTRIES; entry--) {
            text.append("<item><title>Something happened again, number ").append(entry);
            text.append("</title><link>https://feed")
                    .append(number)
                    .append(".example/")
                    .append(entry);
            text.append("</link><guid>").append(entry).append("</guid><description>");
            text.append("The council met and talked about the bridge, as it does each ten minutes. ".repeat(2));
            text.append("</description></item>");
        }
        return text.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
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
}
