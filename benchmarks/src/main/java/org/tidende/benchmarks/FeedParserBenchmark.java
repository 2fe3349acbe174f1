package org.tidende.benchmarks;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedFeed;

/**
 * Our parser and ROME's on the same bytes: an RSS document in UTF-8 with full text, of about the size given. Both must find the
 * same entries before anything is measured. Microseconds a document; megabytes a second are size by time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FeedParserBenchmark {
    /** Bytes of the document. */
    @Param({"1000", "50000", "500000", "5000000"})
    public int size;

    private final FeedParser parser = new FeedParser();
    private byte[] document;
    private byte[] nested;

    @Setup
    public void makeDocuments() throws IOException, FeedException {
        document = feed(size).getBytes(StandardCharsets.UTF_8);
        // As large as the other, but for tags in one another, at most 10,000 deep.
        int depth = Math.min(10_000, size / 12);
        String block = "<div>".repeat(depth) + "x" + "</div>".repeat(depth);
        nested = ("<rss><channel><item><description>" + block.repeat(Math.max(1, size / block.length()))
                        + "</description></item></channel></rss>")
                .getBytes(StandardCharsets.UTF_8);
        int ours = tidende().entries().size();
        int theirs = rome().getEntries().size();
        if (ours != theirs) {
            throw new IllegalStateException("we find " + ours + " entries, ROME " + theirs);
        }
    }

    @Benchmark
    public ParsedFeed tidende() {
        return parser.parse(document, "application/rss+xml", "https://paper.example/feed");
    }

    @Benchmark
    public ParsedFeed tidendeNested() {
        return parser.parse(nested, "application/rss+xml", "https://paper.example/feed");
    }

    @Benchmark
    public SyndFeed rome() throws IOException, FeedException {
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(document), "application/rss+xml")) {
            return new SyndFeedInput().build(reader);
        }
    }

    private static String feed(int size) {
        StringBuilder out = new StringBuilder(size + 3_000);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" ")
                .append("xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" ")
                .append("xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Avisen</title>")
                .append("<link>https://paper.example/</link><description>Nyt</description>");
        String paragraph =
                "<p>Regeringen vil sænke afgiften på el, siger ministeren til avisen &amp; radioen i dag.</p>\n";
        int paragraphs = size < 10_000 ? 2 : 28;
        for (int i = 0; out.length() < size - 300 || i == 0; i++) {
            out.append("<item><title>Overskrift nummer ").append(i).append(" &amp; mere</title>");
            out.append("<link>https://paper.example/nyhed/").append(i).append("</link>");
            out.append("<guid isPermaLink=\"false\">paper-").append(i).append("</guid>");
            out.append("<dc:creator>Ane Holm</dc:creator><category>Politik</category><category>Energi</category>");
            out.append("<pubDate>Tue, 03 Mar 2026 08:30:00 +0100</pubDate>");
            out.append(
                    "<description>Kort om &lt;b&gt;sagen&lt;/b&gt; i en sætning.</description><content:encoded><![CDATA[");
            out.append(paragraph.repeat(paragraphs)).append("]]></content:encoded></item>\n");
        }
        return out.append("</channel></rss>").toString();
    }
}
