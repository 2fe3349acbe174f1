package org.tidende.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Feeds of made-up articles of a real article's length, the same on each run; what is published grows when told to. */
final class GeneratedNews implements AutoCloseable {
    private static final List<String> NAMES = List.of(
            "NATO",
            "Denmark",
            "Sweden",
            "Christine Lagarde",
            "Ukraine",
            "Interfax",
            "Vladimir Putin",
            "Emmanuel Macron",
            "United Nations",
            "Germany");
    private static final List<String> WORDS = List.of(
            ("minister government budget talks border agreement report committee election vote court police region market bank "
                            + "price energy winter storm river village school hospital research company union worker strike train "
                            + "said on Monday after the meeting in a statement that it would not be able to before next year while others")
                    .split(" "));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int feeds;
    private final int characters;
    private volatile int out;

    /**
     * @param feeds how many
     * @param characters of each article
     */
    GeneratedNews(int feeds, int characters) throws IOException {
        this.feeds = feeds;
        this.characters = characters;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.createContext("/", exchange -> {
            byte[] bytes = document(
                            Integer.parseInt(exchange.getRequestURI().getPath().substring(1)))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    /** From now on each feed shows so many articles. */
    void publish(int each) {
        out = each;
    }

    Path opml(Path file) throws IOException {
        StringBuilder text = new StringBuilder("<opml version=\"2.0\"><body>\n");
        for (int feed = 0; feed < feeds; feed++) {
            text.append("<outline type=\"rss\" text=\"")
                    .append(feed)
                    .append("\" xmlUrl=\"")
                    .append(base())
                    .append(feed)
                    .append("\"/>\n");
        }
        return Files.writeString(file, text.append("</body></opml>\n"));
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private String document(int feed) {
        StringBuilder text = new StringBuilder(
                "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Generated</title>\n");
        for (int entry = 0; entry < out; entry++) {
            Random random = new Random(feed * 100_003L + entry);
            String link = base() + feed + "/" + entry;
            text.append("<item><title>")
                    .append(NAMES.get(random.nextInt(NAMES.size())))
                    .append(" report ")
                    .append(feed)
                    .append('-')
                    .append(entry)
                    .append("</title><link>")
                    .append(link)
                    .append("</link><guid>")
                    .append(link)
                    .append("</guid><content:encoded><![CDATA[<p>");
            int start = text.length();
            while (text.length() - start < characters) {
                text.append(
                        random.nextInt(12) == 0
                                ? NAMES.get(random.nextInt(NAMES.size()))
                                : WORDS.get(random.nextInt(WORDS.size())));
                text.append(random.nextInt(14) == 0 ? ". The " : random.nextInt(90) == 0 ? ".</p><p>In " : " ");
            }
            text.append("</p>]]></content:encoded></item>\n");
        }
        return text.append("</channel></rss>").toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
