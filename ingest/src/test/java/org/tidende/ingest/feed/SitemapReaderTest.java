package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SitemapReaderTest {
    private static final String URI = "https://paper.example/sitemap.xml";
    private static final String PROLOG = "<?xml version='1.0' encoding='UTF-8'?>\n<!-- <url> -->"
            + "<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9' "
            + "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>\n";

    private final List<ParsedEntry> entries = new ArrayList<>();
    private final List<SitemapLink> sitemaps = new ArrayList<>();

    private SitemapReader.Summary read(InputStream document) throws IOException {
        return new SitemapReader().read(document, null, URI, entries::add, sitemaps::add);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String address(int number) {
        return "<s:url><s:loc>/a/" + number + "</s:loc>\n<s:lastmod>2026-03-03</s:lastmod><n:news><n:title>Nyhed "
                + number + " æøå</n:title></n:news></s:url>\n";
    }

    /** Begins, goes on with so many addresses, and ends; made while it is read. */
    private static InputStream generated(int addresses, String padding) {
        return new SequenceInputStream(new Enumeration<>() {
            private int next = -1;

            @Override
            public boolean hasMoreElements() {
                return next <= addresses;
            }

            @Override
            public InputStream nextElement() {
                int number = next++;
                return stream(number < 0 ? PROLOG : number == addresses ? "</s:urlset>" : address(number) + padding);
            }
        });
    }

    @Test
    void shouldReadAsMuchAsThePartsOfADocumentHold() throws IOException {
        // When
        SitemapReader.Summary summary = read(generated(20_000, ""));

        // Then
        assertThat(summary).isEqualTo(new SitemapReader.Summary(ParsedFeed.Format.SITEMAP, 20_000, 0, List.of()));
        assertThat(entries).hasSize(20_000);
        for (int i = 0; i < 20_000; i += 97) {
            assertThat(entries.get(i).link()).isEqualTo("https://paper.example/a/" + i);
            assertThat(entries.get(i).title()).isEqualTo("Nyhed " + i + " æøå");
            assertThat(entries.get(i).updated()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
        }
    }

    @Test
    void shouldStopAtTheLimits() throws IOException {
        // When
        SitemapReader.Summary many = read(generated(SitemapReader.MOST_ENTRIES + 1, ""));
        int read = entries.size();
        SitemapReader.Summary large = read(generated(10_000, "<!--" + "x".repeat(7_000) + "-->"));

        // Then
        assertThat(read).isEqualTo(SitemapReader.MOST_ENTRIES);
        assertThat(many.problems()).containsExactly("more than 50000 addresses: the rest is left out");
        assertThat(large.entries()).isBetween(7_000, 7_500);
        assertThat(large.problems()).contains("more bytes than are read: the rest is left out");
    }

    @Test
    void shouldTellTheLineOfTheDocument() throws IOException {
        // Given
        StringBuilder document = new StringBuilder(PROLOG);
        for (int i = 0; i < 5_000; i++) {
            document.append(address(i));
        }
        document.append("<s:url><s:loc>/odd?a</s:loc x=1 <</s:url></s:urlset>");

        // When
        SitemapReader.Summary summary = read(stream(document.toString()));

        // Then
        int line = 1 + (int) document.chars().filter(c -> c == '\n').count();
        assertThat(summary.entries()).isEqualTo(5_001);
        assertThat(summary.problems()).anyMatch(problem -> problem.endsWith(", line " + line));
    }

    @Test
    void shouldReadAGzippedIndex() throws IOException {
        // Given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("<sitemapindex><sitemap><loc>/s1.xml</loc><lastmod>2026-03-03</lastmod></sitemap>"
                            + "<sitemap><lastmod>2026-03-02</lastmod><loc>/s2.xml</loc></sitemap><sitemap><loc>/s3.xml</loc></sitemap>"
                            + "</sitemapindex>")
                    .getBytes(StandardCharsets.UTF_8));
        }

        // When
        SitemapReader.Summary summary = read(new ByteArrayInputStream(packed.toByteArray()));

        // Then
        assertThat(summary.format()).isEqualTo(ParsedFeed.Format.SITEMAP_INDEX);
        assertThat(sitemaps)
                .containsExactly(
                        new SitemapLink("https://paper.example/s1.xml", Instant.parse("2026-03-03T00:00:00Z")),
                        new SitemapLink("https://paper.example/s2.xml", Instant.parse("2026-03-02T00:00:00Z")),
                        new SitemapLink("https://paper.example/s3.xml", null));
    }

    @Test
    void shouldReadWhatIsNoSitemapAsTheParserDoes() throws IOException {
        // When
        SitemapReader.Summary feed = read(stream("<rss><channel><item><link>/1</link></item></channel></rss>"));
        SitemapReader.Summary page = read(stream("<html><p>Not found</p></html>"));
        SitemapReader.Summary nothing = read(stream(""));
        SitemapReader.Summary endless = read(stream("<urlset><url><loc>/2</loc>" + "x".repeat(400_000)));

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.RSS);
        assertThat(entries).extracting(ParsedEntry::link).startsWith("https://paper.example/1");
        assertThat(page.problems()).contains("this is no feed");
        assertThat(nothing.problems()).containsExactly("this is no feed");
        assertThat(endless.entries()).isEqualTo(1);
        assertThat(endless.problems()).anyMatch(problem -> problem.startsWith("the document ends inside"));
    }

    @Test
    void shouldKeepTheNewestOfALargeSitemap() {
        // Given
        StringBuilder document = new StringBuilder("<urlset>");
        for (int i = 0; i < FeedParser.MOST_ENTRIES + 200; i++) {
            document.append("<url><loc>/")
                    .append(i)
                    .append("</loc><lastmod>")
                    .append(Instant.ofEpochSecond(1_772_526_600L + i % 7 * 86_400L))
                    .append("</lastmod></url>");
        }

        // When
        ParsedFeed feed = new FeedParser()
                .parse(document.append("</urlset>").toString().getBytes(StandardCharsets.UTF_8), null, URI);

        // Then
        assertThat(feed.entries()).hasSize(FeedParser.MOST_ENTRIES);
        assertThat(feed.problems()).containsExactly("more than 2000 entries: the rest is left out");
        assertThat(feed.entries())
                .filteredOn(entry -> Integer.parseInt(entry.link().substring(22)) % 7 != 0)
                .as("all but the oldest day")
                .hasSize(1_885);
        assertThat(feed.entries())
                .extracting(entry -> Integer.parseInt(entry.link().substring(22)))
                .isSorted();
    }
}
