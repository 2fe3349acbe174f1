package org.tidende.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What an article is called: JSON-LD, then og:title, then the first h1 that reads like it, then the title without the site's name. */
final class Headlines {
    private static final Pattern BETWEEN =
            Pattern.compile("\\s+[|\\u2013\\u2014\\-\\u00BB\\u00B7\\u2022:]+\\s+|\\s*[|]\\s*");
    private static final int SHORTEST = 3;

    private Headlines() {}

    static String of(ObjectNode article, MetaTags meta, Document page) {
        String site = meta.first("og:site_name", "application-name");
        JsonNode headline = article == null ? null : article.get("headline");
        headline = headline == null
                        && article != null
                        && !article.path("@type").asText().equals("WebPage")
                ? article.get("name")
                : headline;
        if (headline != null
                && headline.isTextual()
                && headline.asText().strip().length() >= SHORTEST) {
            return clean(headline.asText());
        }
        String title = meta.first(
                "og:title",
                "twitter:title",
                "dc.title",
                "dcterms.title",
                "dc:title",
                "headline",
                "title",
                "sailthru.title");
        String heading = heading(page, title == null ? page.title() : title);
        if (title != null) {
            String without = withoutSite(clean(title), site);
            return heading != null ? heading : without;
        }
        if (heading != null) {
            return heading;
        }
        String named = withoutSite(clean(page.title()), site);
        return named.isEmpty() ? null : named;
    }

    /** The first h1 whose words the title has too, else the only h1. */
    private static String heading(Document page, String title) {
        String only = null;
        int count = 0;
        for (Element h1 : page.getElementsByTag("h1")) {
            String text = clean(h1.text());
            if (text.length() < SHORTEST) {
                continue;
            }
            if (title != null
                    && clean(title).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
                    && text.length() * 3 > title.length()) {
                return text;
            }
            only = only == null ? text : only;
            count++;
        }
        return count == 1 ? only : null;
    }

    private static String withoutSite(String title, String site) {
        String[] parts = BETWEEN.split(title);
        if (parts.length < 2) {
            return title;
        }
        String last = parts[parts.length - 1];
        String first = parts[0];
        if (site != null && last.equalsIgnoreCase(site.strip())) {
            return title.substring(0, title.length() - last.length())
                    .replaceFirst("[\\s|\\u2013\\u2014\\-\\u00BB\\u00B7\\u2022:]+$", "");
        }
        if (site != null && first.equalsIgnoreCase(site.strip())) {
            return title.substring(first.length()).replaceFirst("^[\\s|\\u2013\\u2014\\-\\u00BB\\u00B7\\u2022:]+", "");
        }
        // A short tail behind a bar is a site's name or its section.
        int bar = title.lastIndexOf('|');
        return bar > title.length() / 2 && title.length() - bar < 40
                ? title.substring(0, bar).strip()
                : title;
    }

    private static String clean(String text) {
        String plain = text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
        if (plain.indexOf('<') >= 0 && plain.indexOf('>') > 0) {
            plain = plain.replaceAll("</?[a-zA-Z][^<>]{0,200}>", "");
        }
        return plain.replaceAll("[\\s\\u00A0\\u200B\\u00AD]+", " ").strip();
    }
}
