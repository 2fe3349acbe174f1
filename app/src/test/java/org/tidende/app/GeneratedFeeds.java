package org.tidende.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidende.contract.ArticleId;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Records;
import org.tidende.contract.record.Feed;

/**
 * Publishers with a known list of entries: what a pipeline makes of them can be held against a manifest, id by id and text by text.
 * Entries come out in turn, one feed after the other, by count or at a steady rate; a feed shows the newest of those that are out.
 */
public final class GeneratedFeeds implements AutoCloseable {
    private static final List<String> ACTORS =
            List.of("NATO", "Danmark", "Sverige", "Christine Lagarde", "Ukraine", "Interfax", "Bundestag", "Macron");
    private static final int ADDRESSES_IN_BLOCK = 250;
    private static final int BACKLOG = 1_000;
    private static final Pattern FEED = Pattern.compile("/feed-(\\d+)\\.xml");

    private final HttpServer server;
    private final List<String> addresses;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int answers;
    private final List<Deque<Long>> seen = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile Pace pace = new Pace(0, 0, 0);

    /** So many are out, and from a moment on so many more each second. */
    private record Pace(long out, long perSecond, long sinceNanos) {
        long at(long nanos) {
            return out + (perSecond == 0 ? 0 : (nanos - sinceNanos) / 1_000 * perSecond / 1_000_000);
        }
    }

    /**
     * Feeds on loopback addresses of their own where the system has them: each is a domain, and they are chosen so that every
     * partition gets as many.
     *
     * @param answers in which an entry is shown, after that it is gone: while nobody asks, nothing gets lost
     */
    public GeneratedFeeds(int feeds, int answers) throws IOException {
        this.answers = answers;
        this.addresses = addresses(feeds);
        for (int feed = 0; feed < feeds; feed++) {
            seen.add(new ArrayDeque<>());
        }
        // One listens at all addresses, and answers those that come from this machine.
        this.server = HttpServer.create(new InetSocketAddress(0), BACKLOG);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private static List<String> addresses(int feeds) {
        boolean many = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        int[] taken = new int[KafkaTopics.PARTITIONS];
        int most = Math.ceilDiv(feeds, KafkaTopics.PARTITIONS);
        List<String> addresses = new ArrayList<>();
        for (int number = 0; addresses.size() < feeds; number++) {
            String address = many
                    ? "127.0." + (number / ADDRESSES_IN_BLOCK + 1) + "." + (number % ADDRESSES_IN_BLOCK + 1)
                    : "127.0.0.1";
            int partition = FeedPartitioner.partitionOfDomain(address, taken.length);
            if (!many || taken[partition]++ < most) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /** Lets so many entries of each feed be seen, and no more until told again. */
    public void publish(int each) {
        pace = new Pace((long) each * addresses.size(), 0, 0);
    }

    /** From now on so many entries come out each second, over all feeds; 0 holds what is out. */
    public void publishSteadily(int perSecond) {
        long now = System.nanoTime();
        pace = new Pace(pace.at(now), perSecond, now);
    }

    /** From now on every answer takes so long. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Requests that were read and are not answered yet. */
    public int underWay() {
        return underWay.get();
    }

    /** Entries that are out, over all feeds. */
    public long published() {
        return pace.at(System.nanoTime());
    }

    /** Ids of all entries that are out. */
    public Set<String> manifest() {
        return contents().keySet();
    }

    /** Digest of headline and text of all entries that are out, by article id. */
    public Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        long out = published();
        for (int feed = 0; feed < addresses.size(); feed++) {
            for (long entry = 0; entry < out(feed, out); entry++) {
                contents.put(
                        ArticleId.of(CanonicalUrl.parse(link(feed, entry)).orElseThrow()),
                        Contents.digest(headline(feed, entry), body(feed, entry)));
            }
        }
        return contents;
    }

    /** Writes an OPML that lists the feeds. */
    public Path opml(Path file) throws IOException {
        StringBuilder text = new StringBuilder("<opml version=\"2.0\"><head/><body>\n");
        for (int feed = 0; feed < addresses.size(); feed++) {
            text.append("<outline type=\"rss\" text=\"Generated ")
                    .append(feed)
                    .append("\" xmlUrl=\"")
                    .append(uri(feed))
                    .append("\"/>\n");
        }
        return Files.writeString(file, text.append("</body></opml>\n"));
    }

    /** The feeds, to be put into a catalog. */
    public List<Feed> feeds() {
        Records.trust();
        List<Feed> feeds = new ArrayList<>();
        for (int feed = 0; feed < addresses.size(); feed++) {
            feeds.add(Feed.newBuilder()
                    .setUri(uri(feed))
                    .setGroups(List.of("generated"))
                    .setAdded(Instant.EPOCH)
                    .build());
        }
        return feeds;
    }

    private String uri(int feed) {
        return base(feed) + "/feed-" + feed + ".xml";
    }

    private String base(int feed) {
        return "http://" + addresses.get(feed) + ":" + server.getAddress().getPort();
    }

    private String link(int feed, long entry) {
        return base(feed) + "/articles/" + feed + "-" + entry;
    }

    private static String headline(int feed, long entry) {
        return "Report " + entry + " of source " + feed;
    }

    private static String body(int feed, long entry) {
        return String.join("\n\n", paragraphs(feed, entry));
    }

    private static List<String> paragraphs(int feed, long entry) {
        long seed = feed * 31L + entry;
        return List.of(
                actor(seed) + " met " + actor(seed + 3) + " for talks about the budget, report number " + seed
                        + " says.",
                "The second paragraph tells nothing new about the meeting. "
                        .repeat(4)
                        .strip());
    }

    private static String actor(long seed) {
        return ACTORS.get((int) (seed % ACTORS.size()));
    }

    private long out(int feed, long all) {
        return Math.ceilDiv(Math.max(0, all - feed), addresses.size());
    }

    private void answer(HttpExchange exchange) throws IOException {
        underWay.incrementAndGet();
        try (exchange) {
            Matcher feed = FEED.matcher(exchange.getRequestURI().getPath());
            if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress() || !feed.matches()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            LockSupport.parkNanos(delay.toNanos());
            byte[] document = document(Integer.parseInt(feed.group(1))).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** The oldest entry of an answer that goes up to a newest one. */
    private long oldest(int feed, long newest) {
        Deque<Long> before = seen.get(feed);
        synchronized (before) {
            before.addLast(newest);
            return before.size() <= answers ? 0 : before.removeFirst();
        }
    }

    private String document(int feed) {
        StringBuilder text = new StringBuilder(
                        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Generated ")
                .append(feed)
                .append("</title><language>en</language>\n");
        long newest = out(feed, published());
        long oldest = oldest(feed, newest);
        for (long entry = newest - 1; entry >= oldest; entry--) {
            String link = link(feed, entry);
            Instant time = Instant.ofEpochSecond(1_700_000_000L + (feed * 31L + entry) * 60);
            text.append("<item><title>")
                    .append(headline(feed, entry))
                    .append("</title><link>")
                    .append(link)
                    .append("</link><guid>")
                    .append(link)
                    .append("</guid><pubDate>")
                    .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)))
                    .append("</pubDate><content:encoded><![CDATA[<p>")
                    .append(String.join("</p><p>", paragraphs(feed, entry)))
                    .append("</p>]]></content:encoded></item>\n");
        }
        return text.append("</channel></rss>").toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
