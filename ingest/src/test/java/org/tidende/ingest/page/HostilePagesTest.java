package org.tidende.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.tidende.ingest.page.TestPages.BODY;
import static org.tidende.ingest.page.TestPages.bytes;
import static org.tidende.ingest.page.TestPages.page;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever owns a page decides what is in it: none may stop the pipeline, or hold it up. */
@Timeout(60)
class HostilePagesTest {
    private static final int MANY = 100_000;
    private final ArticleExtractor extractor = new ArticleExtractor();

    static Stream<String> hostile() {
        String data = "<script type='application/ld+json'>";
        return Stream.of(
                "",
                "<",
                "\u0000\u0001\uFFFE\uD800",
                "no markup at all",
                "<html><head><title>x</title></head></html>",
                "<frameset><frame src=a></frameset>",
                "<div>".repeat(MANY),
                "<div>".repeat(MANY) + "text" + "</div>".repeat(MANY),
                "<p><b><i><a href=x>".repeat(MANY / 4),
                "<p><b><i><a href=x>t".repeat(2 * MANY),
                "<table><tr><td>".repeat(MANY / 4),
                "<ul><li>".repeat(MANY / 4)
                        + "Some text, that reads as prose, is deep inside of this list, and stays there.",
                "<br>".repeat(MANY * 3),
                "<p>a</p>".repeat(MANY * 4),
                "<p class='" + "comment-".repeat(MANY) + "'>Text.</p>",
                "<p>" + "1".repeat(MANY * 3) + "</p>",
                "<p>" + "12 ".repeat(MANY) + "</p>",
                "<table><tr>" + "<td>Some words of a cell.".repeat(MANY),
                "<p>Das könnte dich auch interessieren</p>".repeat(MANY)
                        + ("<p>" + "A sentence, and another one. ".repeat(3) + "</p>").repeat(MANY / 4),
                "<div class='" + "x".repeat(20 * MANY) + "'>" + "<p>a</p>".repeat(2 * MANY),
                "<div class='" + " ".repeat(20 * MANY) + "'>" + "<p>a</p>".repeat(2 * MANY),
                "<h1><div>".repeat(MANY),
                "<title>" + "a".repeat(MANY * 10) + "</title><h1>" + "a".repeat(MANY * 10) + "b</h1>",
                ("<time>" + "x ".repeat(30)).repeat(MANY / 2),
                ("<div itemprop=datePublished class=author>" + "x ".repeat(30)).repeat(MANY / 4),
                "<time>" + "12 May ".repeat(MANY) + "</time>",
                "<h1>" + " | ".repeat(MANY) + "</h1>",
                "<meta name=author content='" + "by ".repeat(MANY) + "'>",
                "<meta name=author content='" + "1 a ".repeat(120) + "'>",
                "<meta property=og:title content='" + " - ".repeat(3_000) + "'>",
                "<meta name=date content='" + "1".repeat(1_900) + " May'>",
                "<link rel=canonical href='http://[::1'><link rel=canonical href='http://" + "a.".repeat(5_000) + "'>",
                data + "[".repeat(MANY) + "</script>",
                data + "{\"a\":".repeat(MANY) + "</script>",
                data + "{\"@type\":\"NewsArticle\",\"author\":\"" + "a\\\"".repeat(MANY) + "</script>",
                data + "\"author\":".repeat(MANY) + "</script>",
                data
                        + "{\"@type\":{\"@type\":[]},\"headline\":{\"x\":1},\"author\":[[[1]]],\"datePublished\":[],\"image\":[],\"keywords\":{}}</script>",
                data
                        + "{\"@type\":\"NewsArticle\",\"headline\":null,\"author\":null,\"datePublished\":null,\"image\":null,\"keywords\":null}</script>",
                data
                        + "{\"@type\":\"NewsArticle\",\"image\":[],\"articleSection\":[],\"inLanguage\":[],\"author\":[]}</script>");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldReadAnything(String page) {
        ExtractedArticle article =
                extractor.extract(page.getBytes(StandardCharsets.UTF_8), "text/html", "https://example.org/a");

        assertThat(article.body()).isNotNull();
    }

    @Test
    void shouldReadNoMoreThanTheFirstPartOfALargePage() {
        byte[] large =
                bytes(page("", "", "<p>" + "And so on, and so forth, without an end. ".repeat(260_000) + "</p>"));

        ExtractedArticle article = extractor.extract(large, null, null);

        assertThat(large.length).isGreaterThan(10_000_000);
        assertThat(article.body()).startsWith(TestPages.FIRST);
        assertThat(article.body().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(512 << 10);
        assertThat(article.representationType()).isEqualTo("partial");
        assertThat(article.problems()).hasSize(2);
    }

    @Test
    void shouldReadNoMoreTagsThanAPageMayHave() {
        byte[] page = bytes(page("", "", "<br>".repeat(3 * MANY) + "<p>The last of it, and nobody reads it.</p>"));

        ExtractedArticle article = extractor.extract(page, null, null);

        assertThat(article.body()).isEqualTo(BODY);
        assertThat(article.representationType()).isEqualTo("partial");
        assertThat(article.problems()).contains("page cut at 300000 tags");
    }

    @Test
    void shouldTakeTimeInProportion() {
        String part = "<div class='a b-c'><p>Some words, and a <a href=x>link</a>.</p><ul><li>One</li></ul>";
        byte[] small = bytes(part.repeat(1_000));
        byte[] large = bytes(part.repeat(16_000));
        extractor.extract(large, null, null);

        long once = nanoseconds(small);
        long sixteen = nanoseconds(large);

        assertThat(Duration.ofNanos(sixteen))
                .isLessThan(Duration.ofNanos(once).multipliedBy(100).plusSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-8", "UTF-16", "GB18030", "windows-1251", "Shift_JIS"})
    void shouldReadPagesInTheirEncoding(String name) {
        Charset charset = Charset.forName(name);
        String word = new String("Düne русский 港".getBytes(charset), charset);

        ExtractedArticle article = extractor.extract(
                page("", "", "<p>" + word + "</p>").getBytes(charset), "text/html;charset=" + name, null);

        assertThat(article.body()).isEqualTo(BODY + "\n\n" + word);
    }

    @Test
    void shouldReadTheEncodingThatThePageDeclares() {
        byte[] page = page("<script charset='utf-8'></script><meta charset='windows-1251'>", "", "<p>русский язык</p>")
                .getBytes(Charset.forName("windows-1251"));

        assertThat(extractor.extract(page, null, null).body()).endsWith("русский язык");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charset=nonsense", "charset=\"", "text/html; charset=utf-16", "charset=utf-8", ""})
    void shouldReadPagesWithAWrongEncoding(String contentType) {
        byte[] page = page("", "", "<p>Düne</p>").getBytes(Charset.forName("windows-1252"));

        assertThat(extractor.extract(page, contentType, null).body()).startsWith(BODY + "\n\nD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not a url", "https://", "file:///etc/hosts", "https://example.org/%%%", "//x", "http://[::1"
            })
    void shouldLiveWithAnyAddress(String url) {
        byte[] page =
                bytes(page("<link rel=canonical href='/pier'><meta property=og:image content='../a b.jpg'>", "", ""));

        assertThat(extractor.extract(page, null, url).body()).isEqualTo(BODY);
    }

    @Test
    void shouldGiveTheSameForMutatedPagesEachTime() {
        String data =
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Pier\",\"author\":{\"name\":\"Ada Holm\"},"
                        + "\"datePublished\":\"2024-05-13T08:30:00+02:00\",\"articleBody\":\"Text, and more of it.\"}</script>";
        String head = data
                + "<meta property='article:published_time' content='2024-05-13'><link rel='canonical' href='/pier'>";
        byte[] seed = bytes(page(
                head,
                "<p class='byline author'>By Ada Holm, 13 May 2024</p>",
                "<ul class=related><li><a href=x>x</a></li></ul>"));
        ArticleExtractor other = new ArticleExtractor();
        Random random = new Random(20240513);

        for (int i = 0; i < 3_000; i++) {
            byte[] mutated = mutated(seed, random);
            ExtractedArticle[] article = new ExtractedArticle[1];

            assertThatCode(() -> article[0] = extractor.extract(mutated, null, TestPages.URL))
                    .as("mutation %d", i)
                    .doesNotThrowAnyException();
            Assertions.assertThat(other.extract(mutated, null, TestPages.URL)).isEqualTo(article[0]);
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        String signs = "<>/\"'={}[]:,& \u0000\\-!";
        for (int n = 1 + random.nextInt(30); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) signs.charAt(random.nextInt(signs.length()));
                case 2 -> {
                    int length = random.nextInt(Math.min(80, bytes.length - at));
                    System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length), length);
                }
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, bytes.length - random.nextInt(40)));
            }
        }
        return bytes;
    }

    private long nanoseconds(byte[] page) {
        long start = System.nanoTime();
        extractor.extract(page, null, null);
        return System.nanoTime() - start;
    }
}
