package org.tidende.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is known of a feed while it is read. The first of several wins. */
final class FeedDraft {
    private static final int MOST_VALUES = 100;
    private static final int MOST_SITEMAPS = 50_000;

    final List<EntryDraft> entries = new ArrayList<>();
    final List<FeedPerson> authors = new ArrayList<>(2);
    final List<FeedPerson> lesserAuthors = new ArrayList<>(2);
    final List<String> keywords = new ArrayList<>(2);
    final List<SitemapLink> sitemaps = new ArrayList<>(0);
    private Instant sitemapChanged;
    private boolean sitemapOpen;
    ParsedFeed.Format format = ParsedFeed.Format.UNKNOWN;
    String id;
    String title;
    String lesserTitle;
    String link;
    boolean linkIsHtml;
    String description;
    String lesserDescription;
    String language;
    boolean languageDeclared;
    String titleLanguage;
    String rights;
    String icon;
    Instant published;
    Instant updated;
    Instant lesserDate;
    final PaceDraft pace = new PaceDraft();

    void author(FeedPerson person, boolean first) {
        add(first ? authors : lesserAuthors, person);
    }

    static void add(List<FeedPerson> people, FeedPerson person) {
        if (person != null && !person.isEmpty() && people.size() < MOST_VALUES && !people.contains(person)) {
            people.add(person);
        }
    }

    void keyword(String value) {
        EntryDraft.keyword(keywords, value);
    }

    void beginSitemap() {
        sitemapChanged = null;
        sitemapOpen = true;
    }

    void sitemap(String address) {
        if (!address.isEmpty() && sitemaps.size() < MOST_SITEMAPS) {
            sitemaps.add(new SitemapLink(address, sitemapChanged));
            sitemapOpen = false;
        }
    }

    /** When the sitemap that is read changed, whose address was read or comes. */
    void sitemapChanged(Instant changed) {
        if (sitemapOpen) {
            sitemapChanged = changed;
        } else if (!sitemaps.isEmpty() && sitemaps.getLast().changed() == null) {
            sitemaps.add(new SitemapLink(sitemaps.removeLast().address(), changed));
        }
    }

    ParsedFeed finish(String charset, List<ParsedEntry> finished, Problems problems) {
        String spoken = language != null && !language.isBlank() ? language : titleLanguage;
        return new ParsedFeed(
                format,
                id,
                PlainText.of(title != null ? title : lesserTitle),
                link,
                PlainText.of(description != null ? description : lesserDescription),
                spoken == null || spoken.isBlank() ? null : spoken,
                authors.isEmpty() ? lesserAuthors : authors,
                keywords,
                published,
                updated != null ? updated : lesserDate,
                PlainText.of(rights),
                icon,
                sitemaps,
                pace.finish(),
                charset,
                finished,
                problems.list());
    }
}
