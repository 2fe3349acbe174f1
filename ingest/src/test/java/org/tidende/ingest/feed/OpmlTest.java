package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.record.Feed;

class OpmlTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Opml opml = new Opml(InstantSource.fixed(NOW));

    private List<Feed> read(String document) throws OpmlException {
        return opml.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldReadFeedsWithTheirFolders() throws OpmlException {
        // When
        List<Feed> feeds = read("""
                <?xml version="1.0"?><opml version="2.0"><head><title>All</title></head><body>
                <outline text="Nordic"><outline text="Denmark/Faroes">
                <outline type="rss" text="Bladet &amp; co" xmlUrl=" https://blad.example/rss?a=1&amp;b=2 " htmlUrl="https://blad.example/"/>
                </outline><outline text="No end" xmlurl="https://noend.example/rss" language="sv"></outline>
                <outline title="Again" xmlUrl="https://blad.example/rss?a=1&amp;b=2"/></outline>
                <outline xmlUrl="https://top.example/rss"/>
                """);

        // Then
        assertThat(feeds)
                .extracting(Feed::getUri)
                .containsExactly(
                        "https://blad.example/rss?a=1&b=2", "https://noend.example/rss", "https://top.example/rss");
        assertThat(feeds.getFirst().getTitle()).isEqualTo("Bladet & co");
        assertThat(feeds.getFirst().getGroups()).containsExactly("Nordic/Denmark∕Faroes", "Nordic");
        assertThat(feeds.getFirst().getAdded()).isEqualTo(NOW);
        assertThat(feeds.get(1).getLanguage()).isEqualTo("sv");
        assertThat(feeds.get(2).getGroups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                          | line 1: no element in it, wanted <opml>
                    just text                   | line 1: no element in it, wanted <opml>
                    <html><body/></html>        | line 1: the first element is <html>, wanted <opml>
                    <opml><body/></opml>        | line 1: no <outline> with an xmlUrl in it
                    """)
    void shouldSayWhatIsWrongAndWhere(String document, String message) {
        // When, Then
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(OpmlException.class)
                .hasMessage(message);
    }
}
