package org.tidende.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.tidende.ingest.page.PageWords.Kind;

/** When an article was published and changed, by the first source that says so. */
final class PageDates {
    private static final String[] PUBLISHED = {
        "article:published_time",
        "article:published",
        "og:article:published_time",
        "og:published_time",
        "article:post_date",
        "datepublished",
        "publish-date",
        "publish_date",
        "publishdate",
        "published_date",
        "published_at",
        "published",
        "pubdate",
        "pub_date",
        "publication_date",
        "publication-date",
        "publicationdate",
        "dateposted",
        "article_date_original",
        "article.published",
        "article.created",
        "article_published_time",
        "article:published:time",
        "article:time",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "cxenseparse:recs:published_time",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date.created",
        "dcterms.created",
        "dc:date.created",
        "dc.date",
        "dcterms.date",
        "dc:date",
        "dc:created",
        "citation_publication_date",
        "citation_date",
        "ptime",
        "displaydate",
        "date_published",
        "originalpublicationdate",
        "datecreated",
        "date",
        "article:created_time",
        "og:release_date",
        "release_date",
        "release:date",
        "uploaddate",
        "bt:pubdate",
        "rnews:datepublished",
        "vr:published-time",
        "acquia_lift:published_date",
        "dcsext.articlefirstpublished"
    };
    private static final String[] MODIFIED = {
        "article:modified_time", "article:modified", "og:article:modified_time", "og:updated_time", "og:modified_time",
                "datemodified",
        "article_modified_time", "article:modified:time", "dc.date.modified", "dcterms.modified", "dc:date.modified",
                "lastmod",
        "last_updated_date", "last_modified", "last-modified", "dateupdate", "updated_at"
    };
    private static final Pattern IN_URL = Pattern.compile(
            "/((?:19|20)\\d\\d)[/-]([01]?\\d)[/-]([0-3]?\\d)(?=[/._-]|$)|[/_.-]((?:19|20)\\d\\d)-?([01]\\d)-?([0-3]\\d)(?=\\D|$)");
    private static final int NEAR_BEFORE = 8;
    private static final int NEAR_BEHIND = 25;
    private static final int MOST_ELEMENTS = 100;
    private static final int LONGEST_LINE = 160;

    /** A date that nobody has found by then is not the article's. */
    private static final int MOST_LINES = 5_000;

    private static final int LONGEST_DATELINE = 40;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final DateText dates;
    private final PageWords words;
    private final PageTree tree;

    /** Whether an element has a name of dates; each is the parent of many. */
    private final byte[] dated;

    Instant created;
    String from;
    Instant modified;

    PageDates(DateText dates, PageWords words, PageTree tree) {
        this.dates = dates;
        this.words = words;
        this.tree = tree;
        this.dated = new byte[tree.size()];
    }

    void read(ObjectNode article, MetaTags meta, Document page, String url, int headline, int root) {
        found(dates.find(text(article, "datePublished", "dateCreated", "uploadDate")), "json-ld");
        for (int i = 0; created == null && i < PUBLISHED.length; i++) {
            found(dates.find(meta.first(PUBLISHED[i])), "meta");
        }
        if (created == null) {
            found(property(page, "datePublished", "dateCreated"), "microdata");
        }
        modified = dates.find(text(article, "dateModified"));
        for (int i = 0; modified == null && i < MODIFIED.length; i++) {
            modified = dates.find(meta.first(MODIFIED[i]));
        }
        modified = modified != null ? modified : property(page, "dateModified");
        if (created == null) {
            found(timeElement(headline), "time");
        }
        if (created == null) {
            found(inAddress(url), "url");
        }
        if (created == null) {
            found(inText(headline, root), "text");
        }
    }

    private void found(Instant moment, String source) {
        if (created == null && moment != null) {
            created = moment;
            from = source;
        }
    }

    private static String text(ObjectNode article, String... names) {
        for (String name : names) {
            JsonNode value = article == null ? null : article.get(name);
            value = value != null && value.isArray() ? value.get(0) : value;
            if (value != null && value.isValueNode() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return null;
    }

    private Instant property(Document page, String... names) {
        for (String name : names) {
            List<Element> named = page.getElementsByAttributeValueMatching("itemprop", "(?i)^" + name + "$");
            for (Element element : named.subList(0, Math.min(named.size(), MOST_ELEMENTS))) {
                Instant moment = dates.find(value(element));
                if (moment != null) {
                    return moment;
                }
            }
        }
        return null;
    }

    private static String value(Element element) {
        for (String attribute : new String[] {"content", "datetime", "title"}) {
            if (!element.attr(attribute).isBlank()) {
                return element.attr(attribute);
            }
        }
        return ShortText.of(element);
    }

    /** The time element that stands nearest behind the headline, else nearest before. */
    private Instant timeElement(int headline) {
        Instant best = null;
        long nearest = Long.MAX_VALUE;
        int seen = 0;
        for (int i = 0; i < tree.size() && seen < MOST_ELEMENTS; i++) {
            Element element = tree.elements.get(i);
            boolean time = tree.tag(i).equals("time")
                    || tree.tag(i).equals("abbr") && element.className().contains("published");
            if (!time) {
                continue;
            }
            seen++;
            long distance = i >= headline ? i - headline : (headline - i) * 3L;
            String names = (element.className() + " " + element.parent().className()).toLowerCase(Locale.ROOT);
            distance +=
                    names.contains("updated") && !names.contains("published") || names.contains("modified") ? 200 : 0;
            if (distance < nearest) {
                Instant moment = dates.find(value(element));
                if (moment == null) {
                    moment = dates.find(ShortText.of(element));
                }
                if (moment != null) {
                    nearest = distance;
                    best = moment;
                }
            }
        }
        return best;
    }

    private Instant inAddress(String url) {
        if (url == null) {
            return null;
        }
        Matcher matcher = IN_URL.matcher(url);
        while (matcher.find()) {
            int first = matcher.group(1) != null ? 1 : 4;
            Instant moment =
                    dates.find(matcher.group(first) + "-" + matcher.group(first + 1) + "-" + matcher.group(first + 2));
            if (moment != null) {
                return moment;
            }
        }
        return null;
    }

    /** What a reader would take for the date: near the headline, under a name of dates, else the first short line with one. */
    private Instant inText(int headline, int root) {
        int at = tree.size() == 0 ? 0 : tree.firstBlock[headline];
        Instant near = lines(at, at + NEAR_BEHIND, false);
        near = near != null ? near : lines(at - NEAR_BEFORE, at, false);
        near = near != null ? near : lines(0, tree.blocks.size(), true);
        if (near == null && tree.size() > 0) {
            near = lines(tree.firstBlock[root], tree.endBlock[root], false);
        }
        return near != null ? near : lines(0, tree.blocks.size(), false);
    }

    private Instant lines(int from, int to, boolean named) {
        int looked = 0;
        for (int b = Math.max(0, from); b < Math.min(to, tree.blocks.size()) && looked < MOST_LINES; b++) {
            TextBlock block = tree.blocks.get(b);
            if (named && !isNamed(block.element)) {
                continue;
            }
            looked++;
            // A longer text may begin with the date, as reports of agencies do.
            boolean line = block.text.length() <= LONGEST_LINE;
            Instant moment = dates.find(line ? block.text : block.text.substring(0, LONGEST_DATELINE));
            if (moment != null) {
                return moment;
            }
        }
        return null;
    }

    private boolean isNamed(int element) {
        int at = element;
        for (int step = 0; step < 3 && at >= 0; step++, at = tree.parent[at]) {
            if (dated[at] == 0) {
                dated[at] = words.kinds(tree.elements.get(at)).contains(Kind.DATE) ? YES : NO;
            }
            if (dated[at] == YES) {
                return true;
            }
        }
        return false;
    }
}
