package org.tidende.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tidende.contract.ArticleId;
import org.tidende.contract.CanonicalUrl;

/**
 * Publishers with a known list of entries: what a pipeline makes of them can be held against a manifest, id by id. A feed shows
 * all entries that are out so far.
 */
final class GeneratedFeeds implements AutoCloseable {
    private static final List<String> ACTORS =
            List.of("NATO", "Danmark", "Sverige", "Christine Lagarde", "Ukraine", "Interfax", "Bundestag", "Macron");

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int entriesPerFeed;
    private volatile int out;

    /** Feeds on loopback addresses of their own where the system has them (each is a domain, so that they spread over partitions). */
    GeneratedFeeds(int feeds, int entriesPerFeed) throws IOException {
        this.entriesPerFeed = entriesPerFeed;
        boolean manyAddresses =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        for (int feed = 0; feed < feeds; feed++) {
            String address = manyAddresses ? "127.0.1." + (feed + 1) : "127.0.0.1";
            HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 64);
            int number = feed;
            server.createContext("/", exchange -> answer(exchange, number));
            server.setExecutor(threads);
            server.start();
            servers.add(server);
        }
    }

    /** Lets so many entries of each feed be seen. */
    void publish(int each) {
        out = Math.min(each, entriesPerFeed);
    }

    int entries() {
        return servers.size() * entriesPerFeed;
    }

    /** Ids of all entries, out or not. */
    Set<String> manifest() {
        Set<String> ids = new TreeSet<>();
        for (int feed = 0; feed < servers.size(); feed++) {
            for (int entry = 0; entry < entriesPerFeed; entry++) {
                ids.add(ArticleId.of(CanonicalUrl.parse(link(feed, entry)).orElseThrow()));
            }
        }
        return ids;
    }

    /** Writes an OPML that lists the feeds. */
    Path opml(Path file) throws IOException {
        StringBuilder text = new StringBuilder("<opml version=\"2.0\"><head/><body>\n");
        for (int feed = 0; feed < servers.size(); feed++) {
            text.append("<outline type=\"rss\" text=\"Generated ")
                    .append(feed)
                    .append("\" xmlUrl=\"")
                    .append(base(feed))
                    .append("/feed.xml\"/>\n");
        }
        return Files.writeString(file, text.append("</body></opml>\n"));
    }

    private String base(int feed) {
        InetSocketAddress address = servers.get(feed).getAddress();
        return "http://" + address.getHostString() + ":" + address.getPort();
    }

    private String link(int feed, int entry) {
        return base(feed) + "/articles/" + feed + "-" + entry;
    }

    private void answer(HttpExchange exchange, int feed) throws IOException {
        try (exchange) {
            byte[] document = document(feed).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
        }
    }

    private String document(int feed) {
        StringBuilder text = new StringBuilder(
                        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Generated ")
                .append(feed)
                .append("</title><language>en</language>\n");
        int shown = out;
        for (int entry = 0; entry < shown; entry++) {
            int seed = feed * 31 + entry;
            text.append("<item><title>Report ")
                    .append(entry)
                    .append(" of source ")
                    .append(feed)
                    .append("</title><link>")
                    .append(link(feed, entry))
                    .append("</link><guid>")
                    .append(link(feed, entry))
                    .append("</guid><pubDate>")
                    .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Instant.ofEpochSecond(1_700_000_000L + seed * 60L).atOffset(ZoneOffset.UTC)))
                    .append("</pubDate><content:encoded><![CDATA[<p>")
                    .append(ACTORS.get(seed % ACTORS.size()))
                    .append(" met ")
                    .append(ACTORS.get((seed + 3) % ACTORS.size()))
                    .append(" for talks about the budget, report number ")
                    .append(seed)
                    .append(" says.</p><p>")
                    .append("The second paragraph tells nothing new about the meeting. ".repeat(12))
                    .append("</p>]]></content:encoded></item>\n");
        }
        return text.append("</channel></rss>").toString();
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.close();
    }
}
