package org.tidende.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidende.ingest.page.TestPages.extract;
import static org.tidende.ingest.page.TestPages.page;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleFactsTest {
    private static final String DATA = """
            {"@context": "https://schema.org", "@graph": [
              {"@type": "WebSite", "name": "The Example"},
              {"@type": "Person", "@id": "#ada", "name": "Ada Holm"},
              {"@type": ["NewsArticle"], "headline": "Pier to be rebuilt", "author": [{"@id": "#ada"}, {"@type": "Person", "name": "Bo Lind"}],
               "datePublished": "2024-05-13T08:30:00+02:00", "dateModified": "2024-05-14T06:00:00Z", "inLanguage": "en",
               "keywords": "harbour, pier", "articleSection": "Sea", "image": {"url": "https://news.example.org/pier.jpg"},
               "mentions": [{"@type": "NewsArticle", "headline": "Another", "datePublished": "2001-01-01"}]}
            ]}""";

    @Test
    void shouldReadJsonLd() {
        ExtractedArticle article = extract(page(script(DATA), "", ""));

        assertThat(article.headline()).isEqualTo("Pier to be rebuilt");
        assertThat(article.by()).isEqualTo("Ada Holm, Bo Lind");
        assertThat(article.contentCreated()).isEqualTo(Instant.parse("2024-05-13T06:30:00Z"));
        assertThat(article.contentCreatedFrom()).isEqualTo("json-ld");
        assertThat(article.contentModified()).isEqualTo(Instant.parse("2024-05-14T06:00:00Z"));
        assertThat(article.keywords()).containsExactly("harbour", "pier");
        assertThat(article.section()).isEqualTo("Sea");
        assertThat(article.image()).isEqualTo("https://news.example.org/pier.jpg");
        assertThat(article.representationType()).isEqualTo("full");
        assertThat(article.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- {0} -->",
                "//<![CDATA[\n{0}\n//]]>",
                "{0};",
                "{0} {\"@type\": \"Organization\"}",
                "[{0},]",
                "/* article */ {0}",
            })
    void shouldReadJsonLdAsItIsFoundInTheWild(String form) {
        String json =
                "{\"@type\":\"NewsArticle\",\"headline\":\"Pier\nto be rebuilt\",\"datePublished\":\"2024-05-13\",}";

        ExtractedArticle article = extract(page(script(form.replace("{0}", json)), "", ""));

        assertThat(article.headline()).isEqualTo("Pier to be rebuilt");
        assertThat(article.contentCreated()).isEqualTo(Instant.parse("2024-05-13T00:00:00Z"));
        assertThat(article.problems()).isEmpty();
    }

    @Test
    void shouldSalvageWhatBrokenJsonLdSays() {
        String json = "{\"@type\":\"NewsArticle\",\"headline\":\"Pier to be rebuilt\",\"datePublished\":\"2024-05-13\","
                + "\"author\":{\"@type\":\"Person\",\"name\":\"Ada Holm\"},\"description\":\"He said \"never\" again\"";

        ExtractedArticle article = extract(page(script(json), "", ""));

        assertThat(article.headline()).isEqualTo("Pier to be rebuilt");
        assertThat(article.by()).isEqualTo("Ada Holm");
        assertThat(article.contentCreated()).isEqualTo(Instant.parse("2024-05-13T00:00:00Z"));
        assertThat(article.problems()).containsExactly("JSON-LD broken");
    }

    @Test
    void shouldReadMetaElements() {
        String head =
                "<meta property='og:title' content='Pier to be rebuilt - The Example'><meta property='og:site_name' content='The Example'>"
                        + "<meta name='author' content='By Ada Holm and Bo Lind'><meta property='article:published_time' content='2024-05-13T08:30:00Z'>"
                        + "<meta property='article:modified_time' content='2024-05-13T09:00:00Z'><meta property='article:tag' content='pier'>"
                        + "<meta property='article:tag' content='harbour'><meta property='og:image' content='/pier.jpg'>"
                        + "<meta property='article:section' content='Sea'>";
        String page = "<html><head>" + head + "</head><body>" + TestPages.paragraphs() + "</body></html>";

        ExtractedArticle article = extract(page);

        assertThat(article.headline()).isEqualTo("Pier to be rebuilt");
        assertThat(article.by()).isEqualTo("Ada Holm, Bo Lind");
        assertThat(article.contentCreated()).isEqualTo(Instant.parse("2024-05-13T08:30:00Z"));
        assertThat(article.contentCreatedFrom()).isEqualTo("meta");
        assertThat(article.contentModified()).isEqualTo(Instant.parse("2024-05-13T09:00:00Z"));
        assertThat(article.keywords()).containsExactly("pier", "harbour");
        assertThat(article.image()).isEqualTo("https://news.example.org/pier.jpg");
        assertThat(article.section()).isEqualTo("Sea");
    }

    @Test
    void shouldReadDublinCoreAndMicrodata() {
        ExtractedArticle core = extract(page(
                "<meta name='DC.creator' content='Ada Holm'><meta name='DC.date.issued' content='2024-05-13'>",
                "",
                ""));
        ExtractedArticle micro = extract(page(
                "",
                "<p itemprop='author'><span itemprop='name'>Ada Holm</span></p><span itemprop='datePublished' content='2024-05-13T10:00Z'></span>",
                ""));

        assertThat(core.by()).isEqualTo("Ada Holm");
        assertThat(core.contentCreatedFrom()).isEqualTo("meta");
        assertThat(micro.by()).isEqualTo("Ada Holm");
        assertThat(micro.contentCreated()).isEqualTo(Instant.parse("2024-05-13T10:00:00Z"));
        assertThat(micro.contentCreatedFrom()).isEqualTo("microdata");
    }

    @Test
    void shouldTakeTheTimeElementBehindTheHeadline() {
        String page =
                "<html><body><time datetime='2020-01-01'>today</time><article><h1>Pier</h1><time datetime='2024-05-13T10:00Z'>Monday</time>"
                        + TestPages.paragraphs() + "</article><time datetime='2021-01-01'>another</time></body></html>";

        ExtractedArticle article = extract(page);

        assertThat(article.contentCreated()).isEqualTo(Instant.parse("2024-05-13T10:00:00Z"));
        assertThat(article.contentCreatedFrom()).isEqualTo("time");
    }

    @Test
    void shouldTakeTheDateOfTheAddressBeforeThatOfTheText() {
        ExtractedArticle article = extract(page("", "<p>12 May 2024</p>", ""));

        assertThat(article.contentCreated()).isEqualTo(Instant.parse("2024-05-13T00:00:00Z"));
        assertThat(article.contentCreatedFrom()).isEqualTo("url");
    }

    @Test
    void shouldTakeTheDateOfTheTextNearTheHeadline() {
        byte[] page = TestPages.bytes(
                page("", "<p>Published 12 May 2024, 14:05</p>", "<p>The first pier was built on 3 June 1996.</p>"));

        ExtractedArticle article = new ArticleExtractor().extract(page, null, null);

        assertThat(article.contentCreated()).isEqualTo(Instant.parse("2024-05-12T14:05:00Z"));
        assertThat(article.contentCreatedFrom()).isEqualTo("text");
    }

    @Test
    void shouldNotInventADate() {
        ExtractedArticle article = new ArticleExtractor().extract(TestPages.bytes(page("", "", "")), null, null);

        assertThat(article.contentCreated()).isNull();
        assertThat(article.contentCreatedFrom()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "<link rel=canonical href='https://www.example.org/pier?utm_source=x'>, https://www.example.org/pier",
        "<link rel=canonical href='/pier'>, https://news.example.org/pier",
        "<link rel=canonical href='https://news.example.org/'><meta property=og:url content='https://news.example.org/pier'>, https://news.example.org/pier",
        "<link rel=canonical href='https://elsewhere.example.com/pier'>, ",
        "<link rel=canonical href='javascript:void(0)'>, ",
        "<meta property=og:url content='https://news.example.org/?p=1'>, ",
    })
    void shouldBelieveTheCanonicalAddressOfTheSameSiteOnly(String head, String canonical) {
        assertThat(extract(page(head, "", "")).canonicalUrl()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "<html lang=da-DK><head></head>, da-DK",
        "<html lang=de_AT><head></head>, de-AT",
        "<html><head><meta http-equiv=content-language content=sv></head>, sv",
        "<html><head><meta property=og:locale content=pt_BR></head>, pt-BR",
        "<html lang='{{ lang }}'><head></head>, ",
        "<html><head></head>, ",
    })
    void shouldReadTheLanguage(String start, String language) {
        assertThat(extract(start + "<body><p>Text.</p></body></html>").language())
                .isEqualTo(language);
    }

    @Test
    void shouldTakeTheTitleWithoutTheSiteWhereThereIsNoHeadline() {
        ExtractedArticle article =
                extract("<html><head><title>Board votes | The Example</title></head><body><p>Text.</p></body></html>");

        assertThat(article.headline()).isEqualTo("Board votes");
    }

    @Test
    void shouldNotTakeACommenterForTheAuthor() {
        ExtractedArticle article = extract(
                page("", "", "<div class='comments'><p class='author'>Somebody</p><p>Well said, I think.</p></div>"));

        assertThat(article.by()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"isAccessibleForFree\":false}</script>",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"wordCount\":900}</script>",
                "<meta property='article:content_tier' content='locked'>",
            })
    void shouldCallAPartPartial(String head) {
        assertThat(extract(page(head, "", "")).representationType()).isEqualTo("partial");
    }

    @Test
    void shouldTakeTheDescriptionAsPartWhereThereIsNoText() {
        ExtractedArticle article =
                extract("<html><head><meta name=description content='The pier.'></head><body></body></html>");

        assertThat(article.body()).isEqualTo("The pier.");
        assertThat(article.representationType()).isEqualTo("partial");
        assertThat(article.problems()).containsExactly("no text found: the page's description instead");
    }

    private static String script(String json) {
        return "<script type=\"application/ld+json\">" + json + "</script>";
    }
}
