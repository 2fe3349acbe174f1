package org.tidende.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidende.ingest.page.TestPages.BODY;
import static org.tidende.ingest.page.TestPages.FIRST;
import static org.tidende.ingest.page.TestPages.SECOND;
import static org.tidende.ingest.page.TestPages.THIRD;
import static org.tidende.ingest.page.TestPages.extract;
import static org.tidende.ingest.page.TestPages.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleBodyTest {
    private static final String OTHER =
            "Somebody else wrote this sentence, which is long enough to be taken for prose, and put it here.";

    @Test
    void shouldTakeTheArticleAndNothingAroundIt() {
        assertThat(extract(page("", "", "")).body()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<aside><p>%s</p></aside>",
                "<div class='comments'><p>%s</p></div>",
                "<section id='kommentare-liste'><p>%s</p></section>",
                "<div class='related-articles'><p>%s</p></div>",
                "<div class='articles-lies'><p>%s</p></div>",
                "<div class='noticias-relacionadas'><p>%s</p></div>",
                "<div class='newsletter-signup'><p>%s</p></div>",
                "<div class='cookieBanner'><p>%s</p></div>",
                "<figure><img src='a.jpg'><figcaption>%s</figcaption></figure>",
                "<p class='wp-caption'>%s</p>",
                "<div class='authorBio'><p>%s</p></div>",
                "<div hidden><p>%s</p></div>",
                "<div style='display: none'><p>%s</p></div>",
                "<div role='complementary'><p>%s</p></div>",
                "<form><p>%s</p></form>",
                "<p><a href='/x'>%s</a></p>",
                "<ul><li><a href='/x'>Pier</a></li><li><a href='/y'>%s</a></li></ul>",
                "<noscript><p>%s</p></noscript>",
                "<h2>Related articles</h2><p>%s</p>",
                "<script>var a = '%s';</script>",
            })
    void shouldLeaveOutWhatIsBesideTheArticle(String besides) {
        ExtractedArticle article = extract(page("", "", besides.formatted(OTHER)));

        assertThat(article.body()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read also: The pier that was never built",
                "Lesen Sie auch: Der Hafen",
                "Læs også: Havnen bygges om",
                "Lire aussi : le port",
                "Читайте также: Порт",
                "延伸閱讀：港口",
                "ADVERTISEMENT",
                "Anzeige",
                "\u00A9 2024 The Example",
            })
    void shouldLeaveOutLinesThatLeadAway(String line) {
        assertThat(extract(page("", "", "<p>" + line + "</p>")).body()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read more than one newspaper, the mayor said, and think about each.",
                "Reklamationer kan sendes til havnekontoret inden fredag, siger formanden.",
                "Anzeigen gegen den Betreiber liegen nicht vor, teilte die Polizei mit.",
            })
    void shouldKeepSentencesThatOnlyBeginLikeSuchLines(String sentence) {
        String body = extract(page("", "", "<p>" + sentence.replace("Read more", "To read more") + "</p>"))
                .body();

        assertThat(body).isEqualTo(BODY + "\n\n" + sentence.replace("Read more", "To read more"));
    }

    @Test
    void shouldKeepListsTablesQuotesAndHeadings() {
        String more = "<h2>What it costs</h2><ul><li>Stone: two millions</li><li>Wages: one million</li></ul>"
                + "<blockquote>We can't wait for another storm.</blockquote><table><tr><td>Weeks</td><td>11</td></tr></table>";

        assertThat(extract(page("", "", more)).body())
                .isEqualTo(BODY + "\n\nWhat it costs\n\nStone: two millions\n\nWages: one million\n\n"
                        + "We can't wait for another storm.\n\nWeeks 11");
    }

    @Test
    void shouldTakeTheLeadThatStandsOutsideOfTheText() {
        String lead = "A storm broke it in March; by the autumn, says the board, boats shall lie there again.";
        String page = "<html><body><div class='head'><h1>Board votes to rebuild pier</h1><div class='teaser-text'><p>"
                + lead + "</p></div></div><div class='article-body'>" + TestPages.paragraphs() + "</div></body></html>";

        assertThat(extract(page).body()).isEqualTo(lead + "\n\n" + BODY);
    }

    @Test
    void shouldNotRepeatTheHeadline() {
        String page = page("", "<h2>Board votes to rebuild pier</h2>", "");

        assertThat(extract(page).body()).isEqualTo(BODY);
    }

    @Test
    void shouldDropAHeadingWithNothingUnderIt() {
        assertThat(extract(page("", "", "<h3>More of the sea</h3>")).body()).isEqualTo(BODY);
    }

    @Test
    void shouldCutParagraphsAtDoubleLineBreaks() {
        String page = "<html><body><div id=text>" + FIRST + "<br><br>" + SECOND + "<br>\n<br>" + THIRD
                + "</div></body></html>";

        assertThat(extract(page).body()).isEqualTo(BODY);
    }

    @Test
    void shouldJoinTextThatIsSpreadOverSections() {
        String page = "<html><body><h1>Pier</h1><div><section><div><p>" + FIRST
                + "</p></div></section><section><div><p>" + SECOND + "</p></div></section><section><div><p>" + THIRD
                + "</p></div></section></div></body></html>";

        assertThat(extract(page).body()).isEqualTo(BODY);
    }

    @Test
    void shouldNotBelieveANameThatWouldCostTheWholeText() {
        String page =
                "<html><body><div class='sidebar comments related'>" + TestPages.paragraphs() + "</div></body></html>";

        assertThat(extract(page).body()).isEqualTo(BODY);
    }

    @Test
    void shouldNotTakeLabelsOfAPostForItsKind() {
        String page = "<html><body><h1>Pier</h1><div class='post hentry category-comments tag-related'>"
                + TestPages.paragraphs()
                + "</div><p>And now for something else, which is of no interest at all, to anybody.</p></body></html>";

        assertThat(extract(page).body()).contains(BODY);
    }

    @Test
    void shouldTakeTheTextOfTheDataWhereThePageHasLittle() {
        String data =
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Pier\",\"articleBody\":\""
                        + BODY.replace("\n", "\\n") + "\"}</script>";
        String page = "<html><head>" + data + "</head><body><div id='app'><p>" + FIRST + "</p></div></body></html>";

        assertThat(extract(page).body()).isEqualTo(BODY);
    }

    @Test
    void shouldReadWhatIsForBrowsersWithoutScriptsWhereThereIsNothingElse() {
        String page =
                "<html><body><div id='app'></div><noscript>" + TestPages.paragraphs() + "</noscript></body></html>";

        assertThat(extract(page).body()).isEqualTo(BODY);
    }

    @Test
    void shouldReadLanguagesWithoutSpaces() {
        String text = "市议会星期一投票决定重建北码头，该码头在三月的一场风暴中受损，费用将由渡轮停运以来城镇保留的储备金支付。";
        String page = "<html lang=zh><body><div><a href=/a>首页</a></div><h1>码头</h1><div><p>" + text + "</p><p>" + text
                + "</p></div></body></html>";

        assertThat(extract(page).body()).isEqualTo(text + "\n\n" + text);
    }
}
