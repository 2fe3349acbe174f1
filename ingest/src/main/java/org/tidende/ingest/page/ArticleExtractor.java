package org.tidende.ingest.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.tidende.contract.Sizes;

/**
 * From the HTML of a page to its article. Pure: no network, no clock; the same bytes give the same article. Thread-safe.
 *
 * <p>Facts are taken from the first source that has them, in this order: JSON-LD of an article, OpenGraph and other meta elements,
 * Dublin Core, microdata, time elements, the address, the visible text. The body is the element with the best score of prose
 * ({@link ContentFinder}) without what names, roles and links tell to be beside it ({@link Boilerplate}); where JSON-LD carries a
 * text that is much longer, it is that.
 *
 * <p>Whatever the input is, nothing is thrown: 5 MiB, 300,000 tags and as many elements are read of it, deeper nesting than the
 * parser's limit is made flat, and what is missing is null.
 */
public final class ArticleExtractor {
    private static final int DEEPEST = 400;

    /** A parser makes up to a dozen elements of one tag, where others were left open, and bounds neither. */
    private static final int MOST_TAGS = 300_000;

    /** A body shorter than this is doubted. */
    private static final int SHORT = 250;

    private final PageWords words = new PageWords();
    private final LinePhrases phrases = new LinePhrases();
    private final MonthNames months = new MonthNames();
    private final JsonLd jsonLd = new JsonLd();

    /**
     * @param html as it came
     * @param contentType of the HTTP answer, null when not known
     * @param url where the page was found, null when not known
     */
    public ExtractedArticle extract(byte[] html, String contentType, String url) {
        List<String> problems = new ArrayList<>();
        String whole = PageBytes.decode(html, contentType, problems);
        String text = whole.substring(0, endOfTags(whole));
        if (text.length() < whole.length()) {
            problems.add("page cut at " + MOST_TAGS + " tags");
        }
        Document page = Jsoup.parse(text, "", Parser.htmlParser().setMaxDepth(DEEPEST));
        MetaTags meta = new MetaTags(page);
        JsonLd.Objects data = jsonLd.read(scripts(page), problems);
        ObjectNode article = data.articles().isEmpty() ? null : data.articles().getFirst();
        String headline = Headlines.of(article, meta, page);
        String language = PageLanguage.of(page, meta, article);

        PageText found = PageText.of(page.body(), words, phrases, headline);
        String body = found.body();
        String articleBody = articleBody(data);
        if (articleBody.length() > SHORT && body.length() < articleBody.length() * 0.6) {
            body = articleBody;
        }
        String description = meta.first("og:description", "description", "dc.description", "twitter:description");
        boolean described = body.isEmpty() && description != null;
        if (described) {
            body = description.strip();
            problems.add("no text found: the page's description instead");
        }
        String fitting = Sizes.utf8(body, Sizes.BODY_BYTES);
        boolean cut = found.tree().cut
                || html.length > PageBytes.MOST
                || text.length() < whole.length()
                || fitting.length() < body.length();
        if (fitting.length() < body.length()) {
            problems.add("body cut at " + Sizes.BODY_BYTES + " bytes");
        }
        PageDates dates = new PageDates(new DateText(months, language), words, found.tree());
        dates.read(article, meta, page, url, found.title(), found.root());
        return new ExtractedArticle(
                Links.canonical(page, meta, url),
                headline == null ? null : Sizes.codePoints(headline, Sizes.HEADLINE),
                Bylines.of(data, article, meta, page, words),
                fitting,
                dates.created,
                dates.from,
                dates.modified,
                language,
                PageLists.image(data, article, meta, url),
                PageLists.keywords(article, meta),
                PageLists.section(article, meta),
                Completeness.isFull(fitting, described, cut, article, meta, articleBody, problems),
                problems);
    }

    private static int endOfTags(String text) {
        int at = -1;
        for (int tag = 0; tag < MOST_TAGS; tag++) {
            at = text.indexOf('<', at + 1);
            if (at < 0) {
                return text.length();
            }
        }
        return at;
    }

    private static List<Element> scripts(Document page) {
        List<Element> scripts = new ArrayList<>();
        for (Element script : page.getElementsByTag("script")) {
            if (script.attr("type").toLowerCase(java.util.Locale.ROOT).contains("ld+json")) {
                scripts.add(script);
            }
        }
        return scripts;
    }

    private static String articleBody(JsonLd.Objects data) {
        for (ObjectNode article : data.articles()) {
            String text = article.path("articleBody").asText();
            if (!text.isBlank()) {
                return HtmlText.paragraphs(text);
            }
        }
        return "";
    }
}
