package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Formats beside RSS and Atom, and the values that only some of them have. */
class FeedKindsTest {
    private static final String URI = "https://paper.example/feeds/all";

    private static ParsedFeed parse(String document) {
        return new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), null, URI);
    }

    @Test
    void shouldReadJsonFeed() {
        // When
        ParsedFeed feed = parse("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Paper & <Pen>", "home_page_url": "/",
                 "description": "All of it", "language": "nb", "authors": [{"name": "Desk", "url": "/desk"}], "icon": "i.png",
                 "items": [{"id": 7, "url": "n/1", "title": "Tall < 5", "content_text": "a < b", "summary": "Kort",
                   "date_published": "2026-03-03T08:30:00+01:00", "date_modified": "2026-03-04T08:30:00Z",
                   "author": {"name": "Kari", "url": "mailto:kari@paper.example"}, "tags": ["politikk", "krig"], "language": "nn",
                   "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12, "_x": {"y": [1]}}],
                   "_other": {"deep": [[{"x": 1}]]}},
                  {"id": "https://paper.example/n/2", "content_html": "<p>To</p>", "content_text": "To"}]}
                """);

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.JSON);
        assertThat(feed.title()).isEqualTo("Paper & <Pen>");
        assertThat(feed.link()).isEqualTo("https://paper.example/");
        assertThat(feed.language()).isEqualTo("nb");
        assertThat(feed.icon()).isEqualTo("https://paper.example/feeds/i.png");
        assertThat(feed.authors()).containsExactly(new FeedPerson("Desk", null, "https://paper.example/desk"));
        ParsedEntry first = feed.entries().getFirst();
        assertThat(first.guid()).isEqualTo("7");
        assertThat(first.link()).isEqualTo("https://paper.example/feeds/n/1");
        assertThat(first.title()).isEqualTo("Tall < 5");
        assertThat(first.contentHtml()).isEqualTo("a &lt; b");
        assertThat(first.summaryHtml()).isEqualTo("Kort");
        assertThat(first.published()).isEqualTo(Instant.parse("2026-03-03T07:30:00Z"));
        assertThat(first.updated()).isEqualTo(Instant.parse("2026-03-04T08:30:00Z"));
        assertThat(first.authors()).containsExactly(new FeedPerson("Kari", "kari@paper.example", null));
        assertThat(first.keywords()).containsExactly("politikk", "krig");
        assertThat(first.language()).isEqualTo("nn");
        assertThat(first.media())
                .containsExactly(
                        new ParsedEntry.Media("enclosure", "https://paper.example/feeds/a.mp3", "audio/mpeg", 12L));
        assertThat(feed.entries().get(1).link()).isEqualTo("https://paper.example/n/2");
        assertThat(feed.entries().get(1).contentHtml()).isEqualTo("<p>To</p>");
    }

    @Test
    void shouldReadJsonFeedUpToWhereItBreaksOff() {
        // When
        ParsedFeed feed = parse("""
                {"version": "https://jsonfeed.org/version/1", "title": "Paper",
                 "items": [{"id": "1", "title": "One"}, "odd", {"id": "2", "title": "Two", "url": "https://pap""");

        // Then
        assertThat(feed.entries()).extracting(ParsedEntry::title).containsExactly("One", "Two");
        assertThat(feed.problems()).anyMatch(problem -> problem.startsWith("JSON that is broken"));
        assertThat(feed.problems()).contains("an item that is no object, line 2");
    }

    @Test
    void shouldNotTakeOtherJsonForAFeed() {
        // When
        ParsedFeed feed = parse("{\"error\": \"not found\"}");

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.UNKNOWN);
    }

    @Test
    void shouldReadNewsSitemap() {
        // When
        ParsedFeed feed = parse("""
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
                  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                <url><loc>https://paper.example/a/1</loc><lastmod>2026-03-03T10:00:00Z</lastmod>
                 <n:news><n:publication><n:name>The Paper</n:name><n:language>da</n:language></n:publication>
                 <n:publication_date>2026-03-03T08:30:00+01:00</n:publication_date><n:title>Valg &amp; vejr</n:title>
                 <n:keywords>valg, vejr</n:keywords></n:news>
                 <image:image><image:loc>https://paper.example/a/1.jpg</image:loc></image:image></url>
                <url><loc>https://paper.example/a/2</loc></url></urlset>
                """);

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.SITEMAP);
        assertThat(feed.title()).isEqualTo("The Paper");
        assertThat(feed.entries()).hasSize(2);
        ParsedEntry entry = feed.entries().getFirst();
        assertThat(entry.link()).isEqualTo("https://paper.example/a/1");
        assertThat(entry.title()).isEqualTo("Valg & vejr");
        assertThat(entry.published()).isEqualTo(Instant.parse("2026-03-03T07:30:00Z"));
        assertThat(entry.updated()).isEqualTo(Instant.parse("2026-03-03T10:00:00Z"));
        assertThat(entry.language()).isEqualTo("da");
        assertThat(entry.keywords()).containsExactly("valg", "vejr");
        assertThat(entry.media()).extracting(ParsedEntry.Media::href).containsExactly("https://paper.example/a/1.jpg");
    }

    @Test
    void shouldListTheSitemapsOfAnIndex() {
        // When
        ParsedFeed feed = parse("""
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>https://paper.example/s1.xml</loc><lastmod>2026-03-03</lastmod></sitemap>
                <sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>
                """);

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.SITEMAP_INDEX);
        assertThat(feed.sitemaps()).containsExactly("https://paper.example/s1.xml", "https://paper.example/s2.xml");
        assertThat(feed.entries()).isEmpty();
    }

    @Test
    void shouldReadChannelDefinition() {
        // When
        ParsedFeed feed = parse("""
                <CHANNEL HREF="https://paper.example/" LASTMOD="2026-03-03T08:30Z"><TITLE>Paper</TITLE><ABSTRACT>News</ABSTRACT>
                <ITEM HREF="/a" LASTMOD="2026-03-02"><TITLE>First</TITLE><ABSTRACT>Short</ABSTRACT></ITEM></CHANNEL>
                """);

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.CDF);
        assertThat(feed.title()).isEqualTo("Paper");
        assertThat(feed.description()).isEqualTo("News");
        assertThat(feed.updated()).isEqualTo(Instant.parse("2026-03-03T08:30:00Z"));
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.link()).isEqualTo("https://paper.example/a");
            assertThat(entry.title()).isEqualTo("First");
            assertThat(entry.summaryHtml()).isEqualTo("Short");
            assertThat(entry.updated()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        });
    }

    @Test
    void shouldReadWhatTheFeedSaysOfItself() {
        // When
        ParsedFeed feed = parse("""
                <rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"><CHANNEL>
                <title>Paper</title><atom:link rel="self" href="https://other.example/"/><link>https://paper.example/</link>
                <managingEditor>desk@paper.example (The Desk)</managingEditor><PubDate>Tue, 03 Mar 2026 08:30:00 GMT</PubDate>
                <lastBuildDate>Tue, 03 Mar 2026 09:30:00 GMT</lastBuildDate><copyright>© Paper</copyright><category>News</category>
                <itunes:category text="Society"><itunes:category text="Politics"/></itunes:category>
                <image><title>Logo</title><link>https://logo.example/</link><url>/logo.png</url></image>
                <textInput><title>Search</title><link>https://search.example/</link></textInput></CHANNEL></rss>
                """);

        // Then
        assertThat(feed.title()).isEqualTo("Paper");
        assertThat(feed.link()).isEqualTo("https://paper.example/");
        assertThat(feed.authors()).containsExactly(new FeedPerson("The Desk", "desk@paper.example", null));
        assertThat(feed.published()).isEqualTo(Instant.parse("2026-03-03T08:30:00Z"));
        assertThat(feed.updated()).isEqualTo(Instant.parse("2026-03-03T09:30:00Z"));
        assertThat(feed.rights()).isEqualTo("© Paper");
        assertThat(feed.keywords()).containsExactly("News", "Society", "Politics");
        assertThat(feed.icon()).isEqualTo("https://paper.example/logo.png");
    }

    @Test
    void shouldTakeBaseAndLanguageFromTheHeaders() {
        // Given
        byte[] document =
                "<rss><channel><title>x</title><link>a/b</link></channel></rss>".getBytes(StandardCharsets.UTF_8);

        // When
        ParsedFeed feed = new FeedParser()
                .parseResponse(
                        document,
                        Map.of("content-location", "https://moved.example/x/", "Content-Language", "is"),
                        "https://paper.example/");

        // Then
        assertThat(feed.link()).isEqualTo("https://moved.example/x/a/b");
        assertThat(feed.language()).isEqualTo("is");
    }

    @Test
    void shouldTellWhenTheSitemapsOfAnIndexChanged() {
        // Given
        ParsedFeed index = parse("""
                <sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2026-01-03</lastmod></sitemap>
                <sitemap><loc>/undated.xml</loc></sitemap><sitemap><loc>https://other.example/new.xml</loc><lastmod>2027</lastmod></sitemap>
                <sitemap><lastmod>2026-03-03</lastmod><loc>https://paper.example/new.xml</loc></sitemap>
                <sitemap><loc>/old.xml</loc></sitemap><sitemap><loc>/feeds/all</loc></sitemap><sitemap><loc>/x.xml</loc></sitemap></sitemapindex>
                """);

        // When
        List<SitemapLink> chosen = SitemapIndex.toFollow(index, URI);

        // Then
        assertThat(index.sitemaps()).hasSize(7);
        assertThat(chosen)
                .containsExactly(
                        new SitemapLink("https://paper.example/new.xml", Instant.parse("2026-03-03T00:00:00Z")),
                        new SitemapLink("https://paper.example/old.xml", Instant.parse("2026-01-03T00:00:00Z")),
                        new SitemapLink("https://paper.example/undated.xml", null));
    }

    @Test
    void shouldReadJsonFeedOfWrongTypes() {
        // When
        ParsedFeed feed = parse("""
                {"version": 1.1, "title": 7, "authors": ["Kari <kari@paper.example>", {"name": "Ola"}, 3, null],
                 "items": [{"id": true, "url": ["x"], "title": {"a": 1}, "tags": "a, b", "authors": {"name": "Per"},
                   "date_published": 1772526600, "attachments": ["a.mp3", {"url": "b.mp3", "size_in_bytes": "many"}], "summary": null},
                  7, {"id": null, "content_text": 12.5, "language": "nb_NO"}]}
                """);

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.JSON);
        assertThat(feed.title()).isEqualTo("7");
        assertThat(feed.authors()).extracting(FeedPerson::label).containsExactly("Kari", "Ola", "3");
        assertThat(feed.entries()).hasSize(2);
        ParsedEntry first = feed.entries().getFirst();
        assertThat(first.guid()).isEqualTo("true");
        assertThat(first.title()).isNull();
        assertThat(first.keywords()).containsExactly("a", "b");
        assertThat(first.by()).isEqualTo("Per");
        assertThat(first.published()).isEqualTo(Instant.parse("2026-03-03T08:30:00Z"));
        assertThat(first.media())
                .extracting(ParsedEntry.Media::href)
                .containsExactly("https://paper.example/feeds/a.mp3", "https://paper.example/feeds/b.mp3");
        assertThat(feed.entries().get(1).contentHtml()).isEqualTo("12.5");
        assertThat(feed.entries().get(1).language()).isEqualTo("nb-NO");
    }
}
