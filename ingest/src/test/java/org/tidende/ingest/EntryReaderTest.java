package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.PageRequest;
import org.tidende.ingest.EntryReader.Read;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedFeed;

class EntryReaderTest {
    private static final String URI = "https://paper.example/feed";

    private final EntryReader reader = new EntryReader();

    private EntryReader.Document read(String... items) {
        ParsedFeed parsed =
                new FeedParser().parse(TestFeeds.rss(List.of(items)).getBytes(StandardCharsets.UTF_8), null, URI);
        return reader.read(TestFeeds.feed(URI), parsed, TestFeeds.NOON);
    }

    private Read one(String item) {
        return read(item).reads().getFirst();
    }

    @Test
    void shouldTakeTheGuidAsIdentityAndTheTextAsContent() {
        // When
        Read first = one(
                "<item><guid>1</guid><title>A</title><link>https://p.example/a</link><description>x  y</description></item>");
        Read touched = one(
                "<item><guid>1</guid><title>A</title><link>https://p.example/a?utm_source=z</link><description>x\ny</description>"
                        + "<pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate><author>Somebody</author></item>");
        Read changed = one(
                "<item><guid>1</guid><title>A</title><link>https://p.example/a</link><description>x z</description></item>");

        // Then
        assertThat(touched.seen()).isEqualTo(first.seen());
        assertThat(changed.seen().identity()).isEqualTo(first.seen().identity());
        assertThat(changed.seen().content()).isNotEqualTo(first.seen().content());
        assertThat(first.request().getEntryId()).hasSize(32);
        assertThat(Long.parseUnsignedLong(first.request().getEntryId().substring(0, 16), 16))
                .isEqualTo(first.seen().identity());
    }

    @Test
    void shouldTellApartEntriesThatShareAGuid() {
        // When
        EntryReader.Document document = read(
                "<item><guid isPermaLink='false'>same</guid><title>A</title><link>https://p.example/a</link></item>",
                "<item><guid isPermaLink='false'>same</guid><title>B</title><link>https://p.example/b</link></item>",
                "<item><guid isPermaLink='false'>same</guid><title>B</title><link>https://p.example/b</link></item>");

        // Then
        assertThat(document.reads())
                .extracting(one -> one.request().getHeadline())
                .containsExactly("A", "B");
        assertThat(document.doubles()).isEqualTo(1);
    }

    @Test
    void shouldFallBackToLinkThenToTitleAndContent() {
        // When
        Read byLink = one("<item><title>A</title><link>https://p.example/a</link></item>");
        Read byLinkLater = one("<item><title>B</title><link>https://p.example/a</link></item>");
        Read byText = one("<item><title>A</title><description>x</description></item>");
        Read byOtherText = one("<item><title>A</title><description>y</description></item>");

        // Then
        assertThat(byLink.seen().identity()).isEqualTo(byLinkLater.seen().identity());
        assertThat(byText.seen().identity()).isNotEqualTo(byOtherText.seen().identity());
    }

    @Test
    void shouldKeyBySiteOfTheArticleElseOfTheFeed() {
        assertThat(one("<item><link>https://news.other.co.uk/a</link></item>")
                        .request()
                        .getSource()
                        .getDomain())
                .isEqualTo("other.co.uk");
        assertThat(one("<item><title>A</title></item>").request().getSource().getDomain())
                .isEqualTo("paper.example");
    }

    @Test
    void shouldSayWhatCannotBeUsed() {
        assertThat(one("<item><pubDate>x</pubDate></item>").unusable())
                .isEqualTo("an entry with no title, no text and no link");
        assertThat(one("<item><link>https://p.example/a</link></item>").unusable())
                .isNull();
        assertThat(one("<item><title>A</title><link>mailto:a@example.org</link></item>")
                        .request()
                        .getProblems())
                .containsExactly("a link that is no http address: mailto:a@example.org");
    }

    @Test
    void shouldCutWhatIsTooLargeAndSaySo() {
        // When
        PageRequest request = one("<item><title>A</title><guid>" + "g".repeat(5_000) + "</guid><description>"
                        + "word ".repeat(20_000) + "</description></item>")
                .request();

        // Then
        assertThat(request.getSummaryHtml().length()).isBetween(32_768, 65_536);
        assertThat(request.getProblems()).containsExactly("summary cut at 65536 bytes");
        assertThat(request.getGuid()).hasSizeLessThan(600).endsWith("#" + request.getEntryId());
    }

    @Test
    void shouldKeepADateThatLiesAheadAndMarkIt() {
        // When
        Read ahead = one("<item><guid>1</guid><title>A</title><pubDate>2037-01-17T06:42:11Z</pubDate></item>");
        Read nearly = one("<item><guid>2</guid><title>B</title><pubDate>" + TestFeeds.NOON.plusSeconds(240)
                + "</pubDate></item>");
        Read unreadable = one("<item><guid>3</guid><title>C</title><pubDate>soon</pubDate></item>");

        // Then
        assertThat(ahead.request().getContentCreated()).isEqualTo("2037-01-17T06:42:11Z");
        assertThat(ahead.request().getProblems()).containsExactly("published in the future: 2037-01-17T06:42:11Z");
        assertThat(nearly.request().getProblems()).isEmpty();
        assertThat(unreadable.request().getContentCreated()).isNull();
        assertThat(unreadable.request().getProblems()).containsExactly("a date that can't be read: \"soon\"");
    }
}
