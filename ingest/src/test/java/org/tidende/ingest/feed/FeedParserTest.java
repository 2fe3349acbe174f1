package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParserTest {
    private final FeedParser parser = new FeedParser();

    private ParsedFeed parse(String document) {
        return parser.parse(document.getBytes(StandardCharsets.UTF_8), null, "https://paper.example/feeds/all.xml");
    }

    @Test
    void shouldReadRss() {
        // When
        ParsedFeed feed = parse("""
                <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "y">]>
                <rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel><title>The &amp; Paper</title><link>https://paper.example/</link><language>da-DK</language>
                <image><title>Logo</title><url>x.png</url></image>
                <item><title>Et &lt;b&gt;stort&lt;/b&gt; hus</title><link>/news/1</link><guid isPermaLink="false">id-1</guid>
                <description>Kort &lt;p&gt;tekst&lt;/p&gt;</description><c:encoded><![CDATA[<p>Lang & god</p>]]></c:encoded>
                <dc:creator>Ane Holm</dc:creator><category>Politik</category><category>Verden</category>
                <pubDate>Tue, 03 Mar 2026 08:30:00 +0100</pubDate>
                <enclosure url="/a.mp3" type="audio/mpeg" length="1"/></item>
                </channel></rss>
                """);

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.RSS);
        assertThat(feed.title()).isEqualTo("The & Paper");
        assertThat(feed.link()).isEqualTo("https://paper.example/");
        assertThat(feed.language()).isEqualTo("da-DK");
        assertThat(feed.problems()).isEmpty();
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("Et stort hus");
            assertThat(entry.link()).isEqualTo("https://paper.example/news/1");
            assertThat(entry.guid()).isEqualTo("id-1");
            assertThat(entry.summaryHtml()).isEqualTo("Kort <p>tekst</p>");
            assertThat(entry.contentHtml()).isEqualTo("<p>Lang & god</p>");
            assertThat(entry.by()).isEqualTo("Ane Holm");
            assertThat(entry.keywords()).containsExactly("Politik", "Verden");
            assertThat(entry.published()).isEqualTo(Instant.parse("2026-03-03T07:30:00Z"));
            assertThat(entry.media())
                    .containsExactly(
                            new ParsedEntry.Media("enclosure", "https://paper.example/a.mp3", "audio/mpeg", 1L));
        });
    }

    @Test
    void shouldReadAtom() {
        // When
        ParsedFeed feed = parse("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv" xml:base="https://tidning.example/a/">
                <title type="html">Nytt &amp;amp; Gammalt</title><link rel="self" href="feed"/><link href="/"/>
                <entry xml:base="b/"><id>tag:1</id><title>Rubrik</title>
                <link rel="edit" href="edit"/><link rel="alternate" type="text/html" href="c?x=1&amp;y=2"/>
                <link rel="enclosure" href="http://cdn.example/p.jpg" type="image/jpeg"/>
                <author><name>Bo Ek</name><email>bo@example.org</email></author>
                <published>2026-03-03T07:30:00Z</published><updated>2026-03-04T07:30:00.123+01:00</updated>
                <summary>a &lt; b</summary>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ett <em>stort</em> hus &amp; mer</p></div></content>
                <category term="http://tidning.example/x" label="Kultur"/><source><title>Annan</title></source></entry>
                <entry><id>2</id><title>Två</title><content type="text">1 &lt;b&gt; 2</content></entry>
                </feed>
                """);

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.ATOM);
        assertThat(feed.title()).isEqualTo("Nytt & Gammalt");
        assertThat(feed.language()).isEqualTo("sv");
        assertThat(feed.problems()).isEmpty();
        assertThat(feed.entries()).hasSize(2);
        ParsedEntry entry = feed.entries().getFirst();
        assertThat(entry.title()).isEqualTo("Rubrik");
        assertThat(entry.link()).isEqualTo("https://tidning.example/a/b/c?x=1&y=2");
        assertThat(entry.by()).isEqualTo("Bo Ek");
        assertThat(entry.published()).isEqualTo(Instant.parse("2026-03-03T07:30:00Z"));
        assertThat(entry.updated()).isEqualTo(Instant.parse("2026-03-04T06:30:00Z"));
        assertThat(entry.summaryHtml()).isEqualTo("a &lt; b");
        assertThat(entry.contentHtml()).contains("<p>Ett <em>stort</em> hus &amp; mer</p>");
        assertThat(entry.keywords()).containsExactly("Kultur");
        assertThat(entry.media()).extracting(ParsedEntry.Media::href).containsExactly("http://cdn.example/p.jpg");
        assertThat(feed.entries().get(1).contentHtml()).isEqualTo("1 &lt;b> 2");
    }

    @Test
    void shouldReadRdfAndUnusualPrefixes() {
        // When
        ParsedFeed feed = parse("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                 xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
                <channel rdf:about="https://paper.example/"><title>Paper</title></channel>
                <item rdf:about="https://paper.example/1"><title>One</title><d:date>2026-03-03</d:date><d:creator>Li</d:creator>
                <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">Text</content:encoded></item>
                </rdf:RDF>
                """);

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.RDF);
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.link()).isEqualTo("https://paper.example/1");
            assertThat(entry.by()).isEqualTo("Li");
            assertThat(entry.contentHtml()).isEqualTo("Text");
            assertThat(entry.published()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
        });
    }

    @Test
    void shouldRepairWhatIsBrokenAndSaySo() {
        // When
        ParsedFeed feed = parse("""
                junk before <rss version=2.0><channel><title>A & B &nosuch; &eacute;</title>
                <item><title>One<link>https://paper.example/1</link><description>No end &amp; <b>bold <i>both</b></i>
                <item><title>Two</title><dc:creator>Undeclared</dc:creator><link>https://paper.example/2</link></item>
                <item><title>Three</title><description><![CDATA[cut off""");

        // Then
        assertThat(feed.title()).isEqualTo("A & B &nosuch; é");
        assertThat(feed.entries()).extracting(ParsedEntry::title).containsExactly("One", "Two", "Three");
        assertThat(feed.entries())
                .extracting(ParsedEntry::link)
                .containsExactly("https://paper.example/1", "https://paper.example/2", null);
        assertThat(feed.entries().get(0).summaryHtml()).startsWith("No end & <b>bold <i>both</i></b>");
        assertThat(feed.entries().get(1).by()).isEqualTo("Undeclared");
        assertThat(feed.entries().get(2).summaryHtml()).isEqualTo("cut off");
        assertThat(feed.problems())
                .anySatisfy(problem -> assertThat(problem).startsWith("text outside of the root element, line 1"))
                .anySatisfy(problem -> assertThat(problem).contains("ampersands that begin no known reference: 2"))
                .anySatisfy(problem -> assertThat(problem).startsWith("a CDATA section that is never closed, line 4"))
                .anySatisfy(problem -> assertThat(problem).startsWith("an attribute without quotes, line 1"));
    }

    @Test
    void shouldReadWhatIsNotDeclaredAsItIs() {
        // Given
        String document =
                "<?xml version=\"1.0\" encoding=\"%s\"?><rss><channel><title>Æblegrød – “ja”</title></channel></rss>";
        byte[] utf8AsLatin = document.formatted("ISO-8859-1").getBytes(StandardCharsets.UTF_8);
        byte[] windowsAsUtf8 = document.formatted("UTF-8").getBytes(Charset.forName("windows-1252"));
        byte[] windowsAsLatin = document.formatted("ISO-8859-1").getBytes(Charset.forName("windows-1252"));
        byte[] utf16 = document.formatted("UTF-16").getBytes(StandardCharsets.UTF_16);

        // When, Then
        for (byte[] bytes : new byte[][] {utf8AsLatin, windowsAsUtf8, windowsAsLatin, utf16}) {
            assertThat(parser.parse(bytes, null, null).title()).isEqualTo("Æblegrød – “ja”");
        }
        assertThat(parser.parse(windowsAsLatin, null, null).problems()).isEmpty();
        assertThat(parser.parse(utf8AsLatin, null, null).problems())
                .containsExactly("declared as windows-1252, is UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void shouldSeeTheEncodingWithoutAMark(String charset) {
        // Given
        String space = charset.startsWith("UTF-32") ? "" : "\n\n  ";
        byte[] bytes =
                (space + "<rss><channel><title>Æbler – 梨</title></channel></rss>").getBytes(Charset.forName(charset));

        // When, Then
        assertThat(parser.parse(bytes, null, null).title()).isEqualTo("Æbler – 梨");
    }

    @Test
    void shouldTellAWithdrawal() {
        // When
        ParsedFeed feed = parse("""
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
                <at:deleted-entry ref="tag:1" when="2026-03-03T07:30:00Z"><link href="https://paper.example/1"/></at:deleted-entry></feed>
                """);

        // Then
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.withdrawn()).isTrue();
            assertThat(entry.guid()).isEqualTo("tag:1");
        });
    }

    @Test
    void shouldSayThatSomethingIsNoFeed() {
        // When
        ParsedFeed feed = parse("<html><head><title>404</title></head><body><p>Not here</p></body></html>");

        // Then
        assertThat(feed.format()).isEqualTo(ParsedFeed.Format.UNKNOWN);
        assertThat(feed.entries()).isEmpty();
        assertThat(feed.problems()).contains("this is no feed");
    }

    @Test
    void shouldLeaveOutWhatIsTooMuch() {
        // When
        ParsedFeed feed = parse("<rss><channel>" + "<item><title>x</title></item>".repeat(2_500) + "</channel></rss>");

        // Then
        assertThat(feed.entries()).hasSize(2_000);
        assertThat(feed.problems()).contains("more than 2000 entries: the rest is left out");
    }

    @Test
    void shouldAnswerWhateverComes() {
        // Given
        String seed =
                "<rss><channel><item><title>a&amp;b</title><![CDATA[x]]><!-- c --><link href='x\">y</link></item>";
        Random random = new Random(20260301);

        // When, Then: no exception
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = seed.repeat(3).getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change < 12; change++) {
                bytes[random.nextInt(bytes.length)] = (byte)
                        (random.nextInt(4) == 0 ? random.nextInt(256) : "<>&'\"/![]-= ".charAt(random.nextInt(12)));
            }
            assertThat(parser.parse(bytes, "text/xml; charset=x", "http://a.example/")
                            .entries())
                    .isNotNull();
        }
    }
}
