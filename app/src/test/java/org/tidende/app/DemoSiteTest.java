package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidende.contract.Records;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedEntry;
import org.tidende.ingest.feed.ParsedFeed;
import org.tidende.ingest.page.HtmlText;

/** What somebody meets who watches the demo for a minute. */
class DemoSiteTest {
    /** So that there is time left for the pipeline in the first quarter of the minute. */
    private static final double SOON = 5;

    private DemoSite site;

    @BeforeEach
    void start() throws Exception {
        Records.trust();
        site = DemoSite.start(1);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void shouldShowAllLanguagesSoonAndTheRestOverAMinute() {
        // When
        List<ParsedEntry> soon = entries(SOON);
        List<ParsedEntry> all = entries(60);

        // Then
        assertThat(languages(soon)).isEqualTo(languages(all)).hasSizeGreaterThanOrEqualTo(8);
        assertThat(all).hasSizeGreaterThanOrEqualTo(24);
        assertThat(soon).hasSizeLessThan(all.size() - 5);
        assertThat(entries(50)).hasSizeLessThan(all.size());
    }

    @Test
    void shouldHaveAFeedOfBrokenXmlAndACorrection() {
        assertThat(feeds(60)).anyMatch(feed -> !feed.problems().isEmpty());
        assertThat(feeds(60)).anyMatch(feed -> feed.problems().isEmpty());
        assertThat(texts(SOON)).isNotEqualTo(texts(20));
        assertThat(links(SOON)).isEqualTo(links(20));
    }

    @Test
    void shouldBeOverloadedOnceAndNotSendTwiceWhatIsKnown() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            // When
            String overloaded = address("bureau");
            HttpResponse<String> first = get(client, overloaded, null);
            HttpResponse<String> second = get(client, overloaded, null);
            HttpResponse<String> third =
                    get(client, overloaded, second.headers().firstValue("ETag").orElseThrow());

            // Then
            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(first.headers().firstValue("Retry-After")).hasValue("4");
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(third.statusCode()).isEqualTo(304);
            assertThat(third.body()).isEmpty();
        }
    }

    private String address(String feed) {
        return site.documents().stream()
                .map(DemoSite.Document::uri)
                .filter(uri -> uri.contains(feed))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> get(HttpClient client, String address, String tag) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<ParsedFeed> feeds(double second) {
        FeedParser parser = new FeedParser();
        return site.documents(second).stream()
                .map(document -> parser.parse(document.bytes(), "application/xml; charset=utf-8", document.uri()))
                .toList();
    }

    private List<ParsedEntry> entries(double second) {
        List<ParsedEntry> entries = new ArrayList<>();
        feeds(second).forEach(feed -> entries.addAll(feed.entries()));
        return entries;
    }

    private Set<String> links(double second) {
        Set<String> links = new TreeSet<>();
        entries(second).forEach(entry -> links.add(entry.link()));
        return links;
    }

    private Set<String> texts(double second) {
        Set<String> texts = new TreeSet<>();
        entries(second).forEach(entry -> texts.add(entry.link() + " " + text(entry)));
        return texts;
    }

    private static Set<String> languages(List<ParsedEntry> entries) {
        Dictionaries dictionaries = Dictionaries.load(List.of(), true);
        Set<String> languages = new TreeSet<>();
        entries.forEach(entry -> languages.add(Enricher.enrich(
                        entry.title(), null, text(entry), entry.language(), LocalDate.of(2024, 2, 6), dictionaries)
                .language()));
        return languages;
    }

    private static String text(ParsedEntry entry) {
        return HtmlText.paragraphs(entry.contentHtml() == null ? entry.summaryHtml() : entry.contentHtml());
    }
}
