package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rule of reading entries a case. */
class EntryRulesTest {
    private static final String NAMESPACES =
            " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'"
                    + " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
                    + " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
                    + " xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'";

    private static ParsedEntry item(String inner) {
        return parse("<rss" + NAMESPACES + "><channel><item>" + inner + "</item></channel></rss>");
    }

    private static ParsedEntry entry(String inner) {
        return parse("<feed xmlns='http://www.w3.org/2005/Atom'" + NAMESPACES + " xml:lang='en'><entry>" + inner
                + "</entry></feed>");
    }

    private static ParsedEntry parse(String document) {
        return new FeedParser()
                .parse(document.getBytes(StandardCharsets.UTF_8), null, "https://paper.example/feed/")
                .entries()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    <media:title>Picture</media:title><title>Own</title>     ~ Own
                    <dc:title>Other</dc:title>                              ~ Other
                    <TITLE>Loud</TITLE>                                     ~ Loud
                    <title>AT&amp;amp;T</title>                             ~ AT&T
                    <title>Caf&amp;eacute;</title>                          ~ Café
                    <title>CafÃ© â€“ bar</title>                              ~ Café – bar
                    <title>São Tomé</title>                                 ~ São Tomé
                    <title>a &amp;lt;b&amp;gt; c</title>                    ~ a <b> c
                    <title><![CDATA[<i>x</i> y]]></title>                   ~ x y
                    <title>x<iframe src="y"/> z</title>                     ~ x z
                    <title>A<dc:creator>B</dc:creator></title>              ~ A
                    """)
    void shouldReadTitle(String inner, String expected) {
        assertThat(item(inner).title()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    <link>/a b</link>                                                  ~ https://paper.example/a b
                    <guid>https://paper.example/1</guid>                               ~ https://paper.example/1
                    <guid isPermaLink="false">https://paper.example/1</guid>           ~
                    <guid>tag:1</guid>                                                 ~
                    <link>/proxy</link><feedburner:origLink>/own</feedburner:origLink>   ~ https://paper.example/own
                    <a10:link href="/undeclared"/>                                     ~ https://paper.example/undeclared
                    <link rel="enclosure">/file</link><link>/page</link>                ~ https://paper.example/page
                    """)
    void shouldReadLinkOfItem(String inner, String expected) {
        assertThat(item(inner).link()).isEqualTo(expected);
    }

    @Test
    void shouldReadALinkThatIsBrokenOverLines() {
        assertThat(item("<link>https://paper.example/\n   split</link>").link())
                .isEqualTo("https://paper.example/split");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    <link rel="alternate" type="application/json" href="j"/><link rel="alternate" type="text/html" href="h"/> ~ h
                    <link rel="http://www.iana.org/assignments/relation/alternate" href="a"/>                        ~ a
                    <link rel="edit" href="e"/><link href="b"/>                                                    ~ b
                    <link atom:rel="alternate" atom:href="p"/>                                                     ~ p
                    <link rel="replies" href="e"/>                                                                 ~
                    """)
    void shouldReadLinkOfEntry(String inner, String expected) {
        assertThat(entry(inner).link()).isEqualTo(expected == null ? null : "https://paper.example/feed/" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    <author>ann@paper.example (Ann Lee)</author>        ~ Ann Lee | ann@paper.example
                    <author>Ann Lee (ann@paper.example)</author>        ~ Ann Lee | ann@paper.example
                    <author>Ann Lee &lt;ann@paper.example&gt;</author>   ~ Ann Lee | ann@paper.example
                    <author>ann@paper.example Ann Lee</author>          ~ Ann Lee | ann@paper.example
                    <author>ann@paper.example</author>                  ~ null | ann@paper.example
                    <author>Ann Lee (London)</author>                   ~ Ann Lee (London) | null
                    <dc:creator>Ann Lee</dc:creator>                    ~ Ann Lee | null
                    <itunes:author>Radio</itunes:author><dc:creator>Ann Lee</dc:creator> ~ Ann Lee | null
                    """)
    void shouldReadAuthor(String inner, String expected) {
        assertThat(item(inner).authors()).singleElement().satisfies(person -> assertThat(
                        person.name() + " | " + person.email())
                .isEqualTo(expected));
    }

    @Test
    void shouldReadAllAuthorsAndThoseOfTheSource() {
        // When
        ParsedEntry two = entry("<author><name>One</name><uri>/one</uri></author><author><name>Two</name></author>"
                + "<contributor><name>Three</name></contributor>");
        ParsedEntry taken =
                entry("<source><title>Other</title><author><name>Far</name></author></source><title>t</title>");

        // Then
        assertThat(two.authors())
                .containsExactly(
                        new FeedPerson("One", null, "https://paper.example/one"), new FeedPerson("Two", null, null));
        assertThat(two.by()).isEqualTo("One, Two");
        assertThat(taken.by()).isEqualTo("Far");
        assertThat(taken.title()).isEqualTo("t");
    }

    @Test
    void shouldDecodeBase64() {
        // When
        ParsedEntry entry = entry("<content type='application/octet-stream'>PGI+SGVq\nPC9iPg==</content>");
        ParsedEntry image = entry("<content type='image/png'>iVBORw0KGgoAAAANSUhEUg==</content>");

        // Then
        assertThat(entry.contentHtml()).isEqualTo("<b>Hej</b>");
        assertThat(image.contentHtml()).isNull();
    }

    @Test
    void shouldTakeTheLanguageOfTheText() {
        assertThat(entry("<content xml:lang='sv'>Hej</content>").language()).isEqualTo("sv");
        assertThat(entry("<content>Hello</content>").language()).isNull();
        assertThat(entry("<title xml:lang='fi'>Hei</title>").language()).isEqualTo("fi");
        assertThat(item("<dc:language>pl</dc:language><title>x</title>").language())
                .isEqualTo("pl");
    }

    @Test
    void shouldReadTagsOfEveryVocabulary() {
        // When
        ParsedEntry entry = item(
                "<category domain='x'>One</category><dc:subject>Two</dc:subject><category>One</category>"
                        + "<itunes:keywords>Three, Four</itunes:keywords><media:category label='Vijf'>Five</media:category>");
        ParsedEntry atom = entry("<category term='six' label='Six'/><category term='http://x.example/7' label='Seven'/>"
                + "<category term='eight' label='The Eighth'/>");

        // Then
        assertThat(entry.keywords()).containsExactly("One", "Two", "Three", "Four", "Vijf", "Five");
        assertThat(atom.keywords()).containsExactly("six", "Seven", "eight", "The Eighth");
    }

    @Test
    void shouldReadEnclosuresWithTheirSizes() {
        // When
        ParsedEntry entry =
                item("<enclosure url='/a.mp3' length='1234' type='audio/mpeg'/><enclosure url='b' length='many'/>"
                        + "<media:group><media:content url='c.jpg' medium='image' fileSize='9'/></media:group>");

        // Then
        assertThat(entry.media())
                .containsExactly(
                        new ParsedEntry.Media("enclosure", "https://paper.example/a.mp3", "audio/mpeg", 1234L),
                        new ParsedEntry.Media("enclosure", "https://paper.example/feed/b", null, null),
                        new ParsedEntry.Media("image", "https://paper.example/feed/c.jpg", null, 9L));
    }

    @Test
    void shouldKeepAFutureDateAndHaveNoneForAnUnreadableOne() {
        assertThat(item("<pubDate>Fri, 01 Jan 2999 00:00:00 GMT</pubDate>").published())
                .isEqualTo(Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(item("<pubDate>soon</pubDate><title>x</title>").published()).isNull();
    }

    @Test
    void shouldPutInTheTextsThatTheDocumentNames() {
        // Given
        String head = "<!DOCTYPE rss [<!ENTITY paper \"The &#163; Paper\"><!ENTITY a \"b&lt;\">"
                + "<!ENTITY one \"&two;&two;\"><!ENTITY two \"x\"><!ENTITY far SYSTEM \"file:///etc/passwd\">]>";

        // When
        ParsedEntry entry = parse(head + "<rss><item><title>&paper; &one; &far;</title><link>/&a;</link></item></rss>");

        // Then
        assertThat(entry.title()).isEqualTo("The £ Paper &two;&two; &far;");
        assertThat(entry.link()).isEqualTo("https://paper.example/b<");
    }

    @Test
    void shouldBoundWhatIsPutIn() {
        // Given
        String document = "<!DOCTYPE rss [<!ENTITY a \"" + "x".repeat(1_000) + "\">]><rss><item><description>"
                + "&a;".repeat(100_000) + "</description></item></rss>";

        // When
        ParsedEntry entry = parse(document);

        // Then
        assertThat(entry.summaryHtml().length()).isLessThan(1_500_000);
    }

    @Test
    void shouldTakeTheSiteAsBaseOfItsItems() {
        // When
        ParsedEntry entry = parse(
                "<rss><channel><link>https://site.example/</link><item><link>news/1</link></item></channel></rss>");

        // Then
        assertThat(entry.link()).isEqualTo("https://site.example/news/1");
        assertThat(entry.base()).isNotNull();
    }

    @Test
    void shouldResolveFromTheBaseInForce() {
        // When
        ParsedEntry entry = entry("<content xml:base='http://base.example/x/' type='xhtml'>"
                + "<div xmlns='http://www.w3.org/1999/xhtml'><a href='y'>z</a></div></content>");

        // Then
        assertThat(entry.base()).isEqualTo("http://base.example/x/");
        assertThat(SafeHtml.of(entry.contentHtml(), entry.base())).contains("href=\"http://base.example/x/y\"");
    }
}
