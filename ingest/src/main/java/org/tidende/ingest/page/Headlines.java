package org.tidende.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What an article is called: JSON-LD, then og:title, then the first h1 that reads like it, then the title without the site's name. */
final class Headlines {
    private static final Pattern BETWEEN =
            Pattern.compile("\\s+[|\\u2013\\u2014\\-\\u00BB\\u00B7\\u2022:]+\\s+|\\s*[|]\\s*");
    private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 3;
    private static final int LONGEST = 3_000;
    private static final int MOST_HEADINGS = 30;
    private static final int SHORTEST_BEFORE = 10;
    private static final int LONGEST_TAIL = 40;

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

    /** The first h1 that stands in the title, else the only one, unless it is too short and too strange to be more than
     * the site's name. */
    private static String heading(Document page, String title) {
        String only = null;
        int count = 0;
        String wanted = clean(title).toLowerCase(Locale.ROOT);
        List<Element> headings = page.getElementsByTag("h1");
        for (Element h1 : headings.subList(0, Math.min(headings.size(), MOST_HEADINGS))) {
            String text = clean(ShortText.of(h1));
            if (text.length() < SHORTEST) {
                continue;
            }
            if (wanted.contains(text.toLowerCase(Locale.ROOT)) && text.length() * 3 > wanted.length()) {
                return text;
            }
            only = only == null ? text : only;
            count++;
        }
        return count == 1 && (wanted.isEmpty() || sharesWords(only, wanted)) ? only : null;
    }

    private static boolean sharesWords(String heading, String title) {
        Set<String> words = Set.of(WORD_ENDS.splitAsStream(title).distinct().toArray(String[]::new));
        String[] own = WORD_ENDS.split(heading.toLowerCase(Locale.ROOT));
        long shared = Arrays.stream(own).filter(words::contains).count();
        return shared * 2 >= own.length && own.length > 2 || own.length > 3;
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
        String before = title.substring(0, Math.max(bar, 0)).strip();
        return before.length() > SHORTEST_BEFORE && title.length() - bar < LONGEST_TAIL ? before : title;
    }

    private static String clean(String text) {
        String first = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String plain = first.indexOf('&') >= 0 ? Parser.unescapeEntities(first, false) : first;
        if (plain.indexOf('<') >= 0 && plain.indexOf('>') > 0) {
            plain = plain.replaceAll("</?[a-zA-Z][^<>]{0,200}>", "");
        }
        return plain.replaceAll("[\\s\\u00A0\\u200B\\u00AD]+", " ").strip();
    }
}
