package org.tidende.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of every format with bytes changed, cut out, doubled and swapped: an answer for each, and never an exception. */
class MutationTest {
    private static final String RSS =
            "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY x 'y'>]><rss version='2.0'><channel><title>a&amp;b &x;"
                    + "</title><item><title><![CDATA[x<b>]]></title><link>/1</link><author>a@b.c (D)</author><!-- c -->"
                    + "<pubDate>Tue, 03 Mar 2026 08:30:00 GMT</pubDate><enclosure url='x\">y' length='1'/></item></channel></rss>";
    private static final String ATOM =
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='a/' xml:lang='en'><entry><author><name>N</name></author>"
                    + "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>é<p/></div></content><link href='x'/>"
                    + "<content mode='base64'>PGI+SGVqPC9iPg==</content><updated>2026-03-03T08:30:00.1+01:00</updated></entry></feed>";
    private static final String JSON =
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":1,\"tags\":[\"a\"],\"authors\":[{\"name\":\"N\"}],"
                    + "\"attachments\":[{\"url\":\"x\",\"size_in_bytes\":1}],\"date_published\":\"2026\"}]}";
    private static final String SITEMAP =
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
                    + "<url><loc>x</loc><n:news><n:title>t</n:title><n:keywords>a,b</n:keywords></n:news></url></urlset>";

    private static final String SIGNS = "<>&'\"/![]-= {}:,\\;#x\0\u00FF";

    @ParameterizedTest
    @ValueSource(strings = {RSS, ATOM, JSON, SITEMAP})
    @Timeout(60)
    void shouldAnswerEveryMutation(String document) {
        // Given
        Random random = new Random(20260303);
        FeedParser parser = new FeedParser();
        byte[] seed = document.getBytes(StandardCharsets.UTF_8);

        // When, Then
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = seed.clone();
            for (int change = random.nextInt(1, 8); change > 0; change--) {
                bytes = mutate(bytes, random);
            }
            ParsedFeed feed =
                    parser.parse(bytes, round % 3 == 0 ? "text/xml; charset=utf-16" : null, "http://a.example/");
            assertThat(feed.entries()).doesNotContainNull();
            feed.entries().forEach(entry -> SafeHtml.of(entry.contentHtml(), entry.base()));
        }
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + random.nextInt(1, 30));
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes[at] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
            case 2 -> {
                byte[] shorter = Arrays.copyOf(bytes, Math.max(1, bytes.length - (end - at)));
                System.arraycopy(bytes, end, shorter, at < shorter.length ? at : shorter.length, bytes.length - end);
                return shorter;
            }
            case 3 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + end - at);
                System.arraycopy(bytes, at, longer, end, bytes.length - at);
                return longer;
            }
            default -> {
                int other = random.nextInt(bytes.length);
                byte swapped = bytes[at];
                bytes[at] = bytes[other];
                bytes[other] = swapped;
            }
        }
        return bytes;
    }

    @Test
    @Timeout(60)
    void shouldReadDatesOfAnyLettersWithoutAnException() {
        // Given
        Random random = new Random(42);
        String signs = "0123456789:-+/., TZtzhWwapmAPMgmtGMT年月日오후ΙανMärz٣";

        // When, Then
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(1, 30); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            DateParser.parse(text.toString());
        }
        assertThat(DateParser.parse("2026-03-03")).isNotNull();
    }
}
