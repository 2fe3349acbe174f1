package org.tidende.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidende.ingest.TestServer;
import org.tidende.ingest.fetch.AddressGuard;
import org.tidende.ingest.fetch.HttpGateway;
import org.tidende.ingest.fetch.HttpLimits;

/** Sites as they are found: what a person would call their feeds is what is told, in that order, and nothing else. */
class FeedDiscoveryIT {
    private static final String RSS = "application/rss+xml";
    private static final String ATOM = "application/atom+xml";

    private static TestServer server;
    private static HttpGateway gateway;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        gateway = new HttpGateway(
                new AddressGuard(List.of("127.0.0.0/8")),
                new HttpLimits(Duration.ofSeconds(10), 1_000_000, 5),
                "Tidende/0.1 (test)",
                InstantSource.system(),
                host -> List.of(InetAddress.getLoopbackAddress()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        server.close();
    }

    /**
     * A site and its feeds.
     *
     * @param asked path that a person types
     * @param wanted what is told of each feed: kind, path, and what has the same entries
     */
    private record Site(
            String name, String asked, List<String> wanted, java.util.function.Consumer<HandMadeSite> made) {
        Site(String name, String wanted, java.util.function.Consumer<HandMadeSite> made) {
            this(name, "/", List.of(wanted), made);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String link(String type, String href) {
        return "<link rel=\"alternate\" type=\"" + type + "\" href=\"" + href + "\">";
    }

    static Stream<Site> sites() {
        return Stream.of(
                new Site("plain-link", "site /news.rss", site -> site.page("/", link(RSS, "/news.rss"), "")
                        .rss("/news.rss", "News", "n")),
                new Site("base-href", "site /deep/feeds/all.atom", site -> site.page(
                                "/", "<base href='/deep/'>" + link(ATOM, "feeds/all.atom"), "")
                        .atom("/deep/feeds/all.atom", "All", "n")
                        .rss("/feeds/all.atom", "Wrong", "w")),
                new Site("feed-in-a-comment", "site /real.xml", site -> site.page(
                                "/", "<!-- " + link(RSS, "/old.xml") + " -->" + link(RSS, "/real.xml"), "")
                        .rss("/old.xml", "Old", "o")
                        .rss("/real.xml", "Real", "n")),
                new Site("only-in-robots", "news sitemap /maps/news.xml", site -> site.page("/", "", "")
                        .robots("User-agent: *\nDisallow:\nSitemap: " + site.at("/maps/index.xml") + "\n")
                        .sitemapIndex("/maps/index.xml", List.of("/maps/pages.xml", "/maps/news.xml"))
                        .document(
                                "/maps/pages.xml",
                                "application/xml",
                                "<urlset><url><loc>http://x.example/</loc></url></urlset>")
                        .newsSitemap("/maps/news.xml")),
                new Site("json-feed", "site /feed.json", site -> site.page(
                                "/", link("application/feed+json", "/feed.json"), "")
                        .jsonFeed("/feed.json", "Json", "n")),
                new Site("frames", "site /inside/rss.xml", site -> site.document(
                                "/",
                                "text/html",
                                "<html><frameset><frame src='/menu.html'><frame src='/inside/main.html'></frameset></html>")
                        .page("/menu.html", "", "")
                        .page("/inside/main.html", link(RSS, "rss.xml"), "")
                        .rss("/inside/rss.xml", "Framed", "n")),
                new Site("meta-refresh", "site /en/rss", site -> site.page(
                                "/", "<meta http-equiv='Refresh' content=\"0; URL='/en/'\">", "")
                        .page("/en/", link(RSS, "rss"), "")
                        .rss("/en/rss", "English", "n")),
                new Site("not-found-with-200", "site /index.xml", site -> {
                    for (String path : List.of("/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml")) {
                        site.page(path, "", "This page was not found.");
                    }
                    site.page("/", "", "").rss("/index.xml", "Hugo", "n");
                }),
                new Site("link-to-a-page", "site /all.rss", site -> site.page("/", link(RSS, "/feeds.html"), "")
                        .page("/feeds.html", "", "<ul><li><a href='/all.rss'>All news</a></ul>")
                        .rss("/all.rss", "All", "n")),
                new Site(
                        "comments-first",
                        "/",
                        List.of("site /feed/", "comments /comments/feed/", "comments /storm/feed/"),
                        site -> site.page(
                                        "/",
                                        link(RSS, "/comments/feed/")
                                                + "<link rel=alternate type=" + RSS
                                                + " title='Storm Comments Feed' href='/storm/feed/'>"
                                                + link(RSS, "/feed/"),
                                        "")
                                .rss("/comments/feed/", "Comments for Blog", "n")
                                .rss("/storm/feed/", "Storm", "s")
                                .rss("/feed/", "Blog", "n")),
                new Site(
                        "languages",
                        "/",
                        List.of("site /da/rss", "site /en/rss", "site /de/rss"),
                        site -> site.document(
                                        "/",
                                        "text/html",
                                        "<html lang=da><head><link rel=alternate hreflang=en href='/en/'><link rel=alternate hreflang=de href='/de/'>"
                                                + "<link rel=alternate hreflang=en type=" + RSS + " href='/en/rss'>"
                                                + "<link rel=alternate hreflang=de type=" + RSS + " href='/de/rss'>"
                                                + "<link rel=alternate hreflang=da type=" + RSS
                                                + " href='/da/rss'></head></html>")
                                .rss("/da/rss", "Dansk", "d")
                                .rss("/en/rss", "English", "e")
                                .rss("/de/rss", "Deutsch", "g")),
                new Site("compressed", "site /rss.xml", site -> site.gzipped(
                                "/", "text/html", "<html><head>" + link(RSS, "/rss.xml") + "</head></html>", true)
                        .gzipped("/rss.xml", RSS, site.rss("Gzip", "n"), true)),
                new Site("moved", "/old", List.of("site /new/feed"), site -> site.redirect("/old", 301, "/new/")
                        .page("/new/", link(RSS, "/feeds/main"), "")
                        .redirect("/feeds/main", 301, "/new/feed")
                        .rss("/new/feed", "Moved", "n")),
                new Site("is-a-feed", "/anything", List.of("site /anything"), site -> site.rss(
                                "/anything", "Itself", "n")
                        .rss("/feed", "Other", "o")),
                new Site("link-header", "site /h/feed", site -> site.answer(
                                "/",
                                200,
                                "<html><title>No links</title></html>".getBytes(StandardCharsets.UTF_8),
                                Map.of(
                                        "Content-Type",
                                        "text/html",
                                        "Link",
                                        "</style.css>; rel=preload; as=style, <h/feed>; title=\"News, all\"; type=\"application/rss+xml\"; rel=\"alternate\""))
                        .rss("/h/feed", "Header", "n")),
                new Site(
                        "same-content",
                        "/",
                        List.of("site /rss.xml = /atom.xml", "section /category/sport/feed"),
                        site -> site.page(
                                        "/",
                                        link(RSS, "/category/sport/feed")
                                                + link(RSS, "/rss.xml")
                                                + link(ATOM, "/atom.xml"),
                                        "")
                                .rss("/rss.xml", "RSS", "n")
                                .atom("/atom.xml", "Atom", "n")
                                .rss("/category/sport/feed", "Sport", "s")),
                new Site("only-anchors", "site /nyheder.rdf", site -> site.page(
                                "/",
                                "",
                                "<a href='/about'>About</a><a href='/nyheder.rdf'><img alt='RSS' src='x.png'></a><a href='javascript:feed()'>RSS</a>")
                        .rss("/nyheder.rdf", "Nyheder", "n")),
                new Site("wordpress-query", "site /?feed=rss2", site -> site.page("/", "", "")
                        .rss("/?feed=rss2", "WP", "n")),
                new Site("robots-forbids-guesses", "/", List.of(), site -> site.page("/", "", "")
                        .robots("User-agent: *\nDisallow: /feed\nDisallow: /rss\n")
                        .rss("/feed", "Secret", "n")
                        .rss("/rss", "Secret", "n")),
                new Site("nothing-but-junk", "/", List.of(), site -> site.page(
                                "/",
                                link(RSS, "") + link(RSS, "http://") + link(RSS, "javascript:x")
                                        + link(RSS, "/gone.xml")
                                        + "<base href='::'><link rel='alternate stylesheet' type='" + RSS
                                        + "' href='/s'>",
                                "<a href='feed:'>x</a>")
                        .answer("/gone.xml", 410, new byte[0], Map.of())
                        .document("/feed", "application/json", "[]")),
                new Site("home-is-broken", "site /feed.xml", site -> site.answer("/", 404, new byte[0], Map.of())
                        .rss("/feed.xml", "Jekyll", "n")),
                new Site("compressed-sitemaps", "news sitemap /news-today.xml = /news-old.xml.gz", site -> site.page(
                                "/", "", "")
                        .robots("Sitemap: " + site.at("/news-index.xml.gz") + "\nSitemap: "
                                + site.at("/news-old.xml.gz"))
                        .gzipped(
                                "/news-index.xml.gz",
                                "application/x-gzip",
                                "<sitemapindex><sitemap><loc>" + site.at("/news-today.xml")
                                        + "</loc></sitemap></sitemapindex>",
                                false)
                        .gzipped("/news-old.xml.gz", "application/x-gzip", site.newsSitemap(), false)
                        .newsSitemap("/news-today.xml")),
                new Site("reader-links", "site /hidden/feed", site -> site.page(
                                "/",
                                "",
                                "<a href='https://feedly.com/i/subscription/feed%2F"
                                        + site.at("/hidden/feed")
                                                .replace(":", "%3A")
                                                .replace("/", "%2F") + "'>Follow</a>")
                        .rss("/hidden/feed", "Hidden", "n")));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void shouldFindTheFeedsOfASite(Site site) throws InterruptedException {
        // Given
        HandMadeSite made = new HandMadeSite(server, site.name());
        site.made().accept(made);

        // When
        Discovered discovered = discovery().discover(made.at(site.asked()));

        // Then
        String root = made.at("");
        assertThat(discovered.feeds())
                .as(discovered.toString())
                .extracting(feed -> (feed.kind().words() + " " + feed.address()
                                + (feed.sameAs().isEmpty() ? "" : " = " + String.join(" ", feed.sameAs())))
                        .replace(root, ""))
                .containsExactlyElementsOf(site.wanted());
        assertThat(discovered.requests()).isLessThanOrEqualTo(40);
    }

    @Test
    void shouldSayWhatWasNoFeedAndWhatWasNotAskedFor() throws InterruptedException {
        // Given
        HandMadeSite site = new HandMadeSite(server, "honest")
                .page("/", link(RSS, "/page.html"), "<a href='/private/feed'>RSS</a>")
                .page("/page.html", "", "")
                .robots("User-agent: tidende\nDisallow: /private/\n");

        // When
        Discovered discovered = discovery().discover(site.at("/"));

        // Then
        assertThat(discovered.feeds()).isEmpty();
        assertThat(discovered.rejected())
                .extracting(Discovered.Rejected::address, Discovered.Rejected::reason)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        site.at("/page.html"), "an HTML page \"honest.example\""));
        assertThat(discovered.notes())
                .singleElement()
                .asString()
                .contains("robots.txt forbids", site.at("/private/feed"));
        assertThat(server.requests("/private/feed")).isZero();
    }

    @Test
    void shouldEndAtItsBounds() throws InterruptedException {
        // Given
        StringBuilder links = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            links.append(link(RSS, "/endless/" + i));
        }
        HandMadeSite site = new HandMadeSite(server, "endless").page("/", links.toString(), "");

        // When
        Discovered discovered = new FeedDiscovery(
                        gateway,
                        new DiscoveryLimits(10, 1_000_000, Duration.ofMinutes(1)),
                        "Tidende/0.1",
                        InstantSource.system())
                .discover(site.at("/"));

        // Then
        assertThat(discovered.requests()).isEqualTo(10);
        assertThat(discovered.notes()).containsExactly("the search ended at its bound of 10 requests");
    }

    @Test
    void shouldTryBothSchemesAndStopWhereNobodyIs() throws InterruptedException {
        // Given
        HandMadeSite site = new HandMadeSite(server, "bare").rss("/", "Bare", "n");

        // When, Then
        assertThat(discovery()
                        .discover(site.at("/").substring("http://".length()))
                        .feeds())
                .extracting(FoundFeed::address)
                .containsExactly(site.at("/"));
        assertThat(discovery().discover("http://10.0.0.1/")).satisfies(nobody -> {
            assertThat(nobody.feeds()).isEmpty();
            assertThat(nobody.requests()).isEqualTo(1);
            assertThat(nobody.notes()).singleElement().asString().contains("--allow-address");
        });
        assertThat(discovery().discover("::").notes()).containsExactly("no http or https address");
    }

    private static FeedDiscovery discovery() {
        return new FeedDiscovery(gateway, DiscoveryLimits.DEFAULT, "Tidende/0.1 (test)", InstantSource.system());
    }
}
