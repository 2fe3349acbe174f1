package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedEntry;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;

class SitemapFollowerTest {
    private static final String INDEX = "https://paper.example/sitemap.xml";

    private final Map<String, FetchResult> site = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final SitemapFollower follower = new SitemapFollower(this::answer);

    private FetchResult answer(FetchRequest request) {
        asked.add(request.address().substring("https://paper.example/".length()));
        return site.getOrDefault(
                request.address(), new FetchResult.Failed(FetchResult.Failure.STATUS, 404, "HTTP status 404", 3));
    }

    private static FetchResult.Fetched fetched(String address, byte[] body) {
        return new FetchResult.Fetched(address, null, "text/xml", "\"e\"", "then", 200, body, 5, null, List.of(), "da");
    }

    private static byte[] index(String... sitemaps) {
        return ("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + String.join("", sitemaps)
                        + "</sitemapindex>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String dated(String name, String changed) {
        return "<sitemap><loc>https://paper.example/" + name + "</loc><lastmod>" + changed + "</lastmod></sitemap>";
    }

    private static byte[] sitemap(String... pages) {
        StringBuilder urls =
                new StringBuilder("<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>");
        for (String page : pages) {
            urls.append("<url><loc>https://paper.example/").append(page).append("</loc></url>");
        }
        return urls.append("</urlset>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> pages(FetchResult came) {
        FetchResult.Fetched document = (FetchResult.Fetched) came;
        return new FeedParser()
                .parseResponse(document.body(), document.headers(), document.address()).entries().stream()
                        .map(ParsedEntry::link)
                        .map(link -> link.substring("https://paper.example/".length()))
                        .toList();
    }

    @Test
    void shouldAskForTheNewestOfAnIndex() {
        // Given
        site.put("https://paper.example/new.xml.gz", fetched("https://paper.example/new.xml.gz", sitemap("æ1", "b2")));
        site.put("https://paper.example/mid.xml", fetched("https://paper.example/mid.xml", sitemap("c3")));
        site.put("https://paper.example/old.xml", fetched("https://paper.example/old.xml", sitemap("d4")));
        FetchResult came = fetched(
                INDEX,
                index(
                        dated("oldest.xml", "2020-01"),
                        dated("old.xml", "2026-01-03"),
                        dated("new.xml.gz", "2026-03-03T08:30:00Z"),
                        dated("mid.xml", "2026-03-02")));

        // When
        FetchResult followed = follower.follow(came);

        // Then
        assertThat(asked).containsExactly("new.xml.gz", "mid.xml", "old.xml");
        assertThat(pages(followed)).containsExactly("æ1", "b2", "c3", "d4");
        FetchResult.Fetched document = (FetchResult.Fetched) followed;
        assertThat(document.address()).isEqualTo(INDEX);
        assertThat(document.etag()).isEqualTo("\"e\"");
        assertThat(document.millis()).isEqualTo(20);
    }

    @Test
    void shouldAskAgainForAnIndexThatCouldNotBeFollowedInFull() {
        // Given
        site.put("https://paper.example/a.xml", fetched("https://paper.example/a.xml", sitemap("a1")));

        // When
        FetchResult.Fetched partly = (FetchResult.Fetched)
                follower.follow(fetched(INDEX, index(dated("a.xml", "2026-03-03"), dated("gone.xml", "2026-03-02"))));
        FetchResult.Fetched undated = (FetchResult.Fetched)
                follower.follow(fetched(INDEX, index("<sitemap><loc>https://paper.example/a.xml</loc></sitemap>")));

        // Then
        assertThat(pages(partly)).containsExactly("a1");
        assertThat(partly.etag()).isNull();
        assertThat(partly.lastModified()).isNull();
        assertThat(undated.etag()).isNull();
    }

    @Test
    void shouldFailWhereNoSitemapCameAndWaitWhereItIsTold() {
        // Given
        site.put("https://paper.example/busy.xml", new FetchResult.Throttled(429, Duration.ofMinutes(7), 4));

        // When
        FetchResult none = follower.follow(fetched(INDEX, index(dated("gone.xml", "2026-03-02"))));
        FetchResult busy =
                follower.follow(fetched(INDEX, index(dated("busy.xml", "2026-03-02"), dated("x.xml", "2026"))));

        // Then
        assertThat(none)
                .isEqualTo(new FetchResult.Failed(
                        FetchResult.Failure.STATUS,
                        404,
                        "a sitemap that it lists, https://paper.example/gone.xml: HTTP status 404",
                        8));
        assertThat(busy).isEqualTo(new FetchResult.Throttled(429, Duration.ofMinutes(7), 9));
        assertThat(asked).containsExactly("gone.xml", "busy.xml");
    }

    @Test
    void shouldLeaveEverythingElseAsItIs() {
        // Given
        FetchResult feed = fetched(INDEX, TestFeeds.rss(List.of()).getBytes(StandardCharsets.UTF_8));
        FetchResult foreign = fetched(INDEX, index("<sitemap><loc>https://other.example/a.xml</loc></sitemap>"));
        FetchResult unchanged = new FetchResult.NotModified(null, 3);

        // When, Then
        assertThat(follower.follow(feed)).isSameAs(feed);
        assertThat(follower.follow(foreign)).isSameAs(foreign);
        assertThat(follower.follow(unchanged)).isSameAs(unchanged);
        assertThat(asked).isEmpty();
    }
}
