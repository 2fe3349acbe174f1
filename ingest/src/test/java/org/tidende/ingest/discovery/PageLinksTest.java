package org.tidende.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLinksTest {
    private static final String SITE = "https://www.example.org/news/";

    private static PageLinks read(String page) {
        return PageLinks.read(page.getBytes(StandardCharsets.UTF_8), "text/html", List.of(), SITE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <link rel=alternate type=application/rss+xml href=rss.xml>                       | https://www.example.org/news/rss.xml
            <LINK REL='ALTERNATE' TYPE='Application/RSS+XML; charset=utf-8' HREF='/rss'>     | https://www.example.org/rss
            <link rel='feed' href='//feeds.example.net/a#top'>                               | https://feeds.example.net/a
            <link rel='alternate home' type='application/feed+json' href='feed:http://x.example/f.json'> | http://x.example/f.json
            <link rel=alternate type=application/json href=/wp-json/posts/1>                 |
            <link rel=alternate type=application/json href=/feed.json>                       | https://www.example.org/feed.json
            <link rel=alternate type=text/html hreflang=de href=/de/>                        |
            <link rel='alternate stylesheet' type=application/rss+xml href=/s.css>           |
            <link rel='alternate alternate' type=application/atom+xml href=?feed=atom>       | https://www.example.org/news/?feed=atom
            <template><link rel=alternate type=application/rss+xml href=/t></template>       |
            <script>document.write("<link rel=alternate type=application/rss+xml href=/s>")</script> |
            <link rel=alternate type=application/rss+xml href=javascript:feed()>             |
            """)
    void shouldReadWhatIsDeclared(String link, String wanted) {
        assertThat(read("<head>" + link + "</head>").declared())
                .extracting(Candidate::address)
                .isEqualTo(wanted == null ? List.of() : List.of(wanted));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href=/rss.xml>All</a>                                        | https://www.example.org/rss.xml
            <a href=/subscribe>RSS</a>                                      | https://www.example.org/subscribe
            <a href=https://other.example/subscribe>RSS</a>                 |
            <a href=https://feeds.feedburner.com/Name>Name</a>              | https://feeds.feedburner.com/Name
            <a href='/x?format=rss&p=1'>x</a>                               | https://www.example.org/x?format=rss&p=1
            <a href=/feedback>Feedback</a>                                  |
            <a href=/rss/about.html>About our feeds</a>                     |
            <a href='feed://x.example/any'>x</a>                            | http://x.example/any
            <a href='https://www.inoreader.com/?add_feed=https%3A%2F%2Fx.example%2Fa'>x</a> | https://x.example/a
            <area href=/atom.xml>                                           | https://www.example.org/atom.xml
            """)
    void shouldReadLinksThatLookLikeFeeds(String anchor, String wanted) {
        assertThat(read("<body>" + anchor + "</body>").anchors())
                .extracting(Candidate::address)
                .isEqualTo(wanted == null ? List.of() : List.of(wanted));
    }

    @Test
    void shouldTellWhatAPageLeadsToAndIsCalled() {
        // When
        PageLinks page = read(
                "<html lang=da-DK><title> Nyt </title><meta http-equiv=refresh content='5;url=/da/'>"
                        + "<meta http-equiv=refresh content='30'><frameset><frame src=a.html><frame src='javascript:x'></frameset>");

        // Then
        assertThat(page.title()).isEqualTo("Nyt");
        assertThat(page.language()).isEqualTo("da-DK");
        assertThat(page.further())
                .containsExactly("https://www.example.org/da/", "https://www.example.org/news/a.html");
    }

    @Test
    void shouldReadTitlesInTheEncodingOfThePage() {
        // Given
        byte[] page =
                "<meta charset=windows-1251><link rel=alternate type=application/rss+xml title='Новости' href=/rss>"
                        .getBytes(Charset.forName("windows-1251"));

        // When, Then
        assertThat(PageLinks.read(page, "text/html", List.of(), SITE).candidates())
                .extracting(Candidate::title)
                .containsExactly("Новости");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<link rel",
                "\u0000\u0000",
                "<base href=''><link rel='' href=''>",
                "<meta http-equiv=refresh content=''>"
            })
    void shouldReadAnything(String page) {
        assertThat(read(page).candidates()).isEmpty();
    }

    @Test
    void shouldReadBytesThatAreNoPageAtAll() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            assertThat(PageLinks.read(bytes, "text/html; charset=nonsense", List.of("<", ";;;", "<a>;rel"), SITE)
                            .declared())
                    .isEmpty();
        }
    }

    @Test
    void shouldBoundWhatItTells() {
        // When
        PageLinks page = read("<link rel=alternate type=application/rss+xml href=/a>"
                + "<link rel=feed href=/%d>".repeat(3)
                + java.util.stream.IntStream.range(0, 5_000)
                        .mapToObj(i -> "<link rel=feed href=/" + i + "><a href=/rss/" + i + ">")
                        .collect(java.util.stream.Collectors.joining()));

        // Then
        assertThat(page.declared()).hasSize(40);
        assertThat(page.anchors()).hasSize(40);
    }

    @Test
    void shouldReadNestingOfAnyDepth() {
        assertThat(read("<div>".repeat(100_000) + "<b>".repeat(100_000) + "<a href=/rss.xml>x")
                        .anchors())
                .extracting(Candidate::address)
                .containsExactly("https://www.example.org/rss.xml");
    }

    @Test
    void shouldReadLinkHeaders() {
        assertThat(LinkHeader.parse(List.of(
                        "<a>; rel=next, </f?a=1,2>; REL=\"alternate feed\" ; type=application/atom+xml;title=\"Say \\\"hi\\\", you\"; hreflang=da",
                        "<b>;rel=one;rel=two",
                        "<broken",
                        "no link")))
                .containsExactly(
                        new LinkHeader.Link("a", "next", "", "", null),
                        new LinkHeader.Link(
                                "/f?a=1,2", "alternate feed", "application/atom+xml", "Say \"hi\", you", "da"),
                        new LinkHeader.Link("b", "one", "", "", null));
    }
}
