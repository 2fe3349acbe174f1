package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that would swallow, split or blow up what stands around them. */
class TextRepairTest {
    private static ParsedFeed parse(String document) {
        return new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), null, "https://paper.example/feed/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    sa<!-- x >fe<script>alert(1)</script>      ~ safe
                    a <!-- b --> c <!-- d > e                  ~ a  c  e
                    a <!' <b>b</b>                             ~ a <!' b
                    a <!-- b                                   ~ a
                    <!DOCTYPE html><p>a</p>                    ~ a
                    &#55357;&#56832; &#x263A;                  ~ 😀 ☺
                    &#55357; x                                 ~ \uFFFD x
                    """)
    void shouldKeepTheTextOfHtml(String html, String expected) {
        // When
        String text = SafeHtml.fragment(SafeHtml.of(html + "<br>", null), "").wholeText();

        // Then
        assertThat(text.strip()).isEqualTo(expected);
    }

    @Test
    void shouldReadHalvesOfACharacterAsOne() {
        // When
        ParsedFeed feed =
                parse("<rss><channel><item><title>&#55357;&#56832; &#xD83D; &#xDE00;</title></item></channel></rss>");

        // Then
        assertThat(feed.entries().getFirst().title()).isEqualTo("😀 \uFFFD \uFFFD");
    }

    @Test
    void shouldNotLetABaseGrowALink() {
        // Given
        String base = "https://paper.example/" + "a".repeat(600) + "/";

        // When
        ParsedFeed feed = parse("<rss xml:base='" + base + "'><channel><item><link>b</link></item></channel></rss>");

        // Then
        assertThat(feed.entries().getFirst().link()).isEqualTo("b");
        assertThat(SafeHtml.of("<a href='b'>c</a>", base)).isEqualTo("<a>c</a>");
        assertThat(SafeHtml.of("<a href='b'>c</a>", "https://paper.example/x?" + "a".repeat(600)))
                .isEqualTo("<a href=\"https://paper.example/b\">c</a>");
    }

    @Test
    void shouldBoundWhatNamesOfTheDocumentPutIn() {
        // Given
        String document =
                "<!DOCTYPE rss [<!ENTITY x '" + "y".repeat(1_000) + "'>]><rss><channel><title>a</title><description>"
                        + "&x;".repeat(1_000) + "</description></channel></rss>";

        // When
        ParsedFeed feed = parse(document);

        // Then
        assertThat(feed.description().length()).isBetween(10_000, 10 * document.length());
        assertThat(feed.description()).endsWith("&x;");
    }

    @Test
    void shouldTellWhereADateCouldNotBeRead() {
        // When
        ParsedFeed rss = parse("<rss><channel>\n<item>\n<pubDate>soon\tor\nlater</pubDate></item></channel></rss>");
        ParsedFeed json = parse(
                "{\"version\":\"https://jsonfeed.org/version/1\",\n\"items\":[{\"id\":1,\n\"date_published\":\"soon\"}]}");

        // Then
        assertThat(rss.problems()).containsExactly("a date that can't be read: \"soon or later\", line 4");
        assertThat(json.problems()).containsExactly("a date that can't be read: \"soon\", line 3");
        assertThat(json.entries().getFirst().problems()).isEqualTo(List.of("a date that can't be read: \"soon\""));
    }

    @Test
    void shouldReadLocalesAndTags() {
        // When
        ParsedFeed feed =
                parse("<rss xml:lang='pt_BR'><channel><item><tags>eleição, clima</tags></item></channel></rss>");

        // Then
        assertThat(feed.language()).isEqualTo("pt-BR");
        assertThat(feed.entries().getFirst().keywords()).containsExactly("eleição", "clima");
    }
}
