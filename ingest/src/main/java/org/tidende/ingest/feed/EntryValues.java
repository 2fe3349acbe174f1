package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.Vocabulary.ATOM;
import static org.tidende.ingest.feed.Vocabulary.CONTENT;
import static org.tidende.ingest.feed.Vocabulary.CORE;
import static org.tidende.ingest.feed.Vocabulary.DC;
import static org.tidende.ingest.feed.Vocabulary.DCTERMS;
import static org.tidende.ingest.feed.Vocabulary.FEEDBURNER;
import static org.tidende.ingest.feed.Vocabulary.IMAGE;
import static org.tidende.ingest.feed.Vocabulary.ITUNES;
import static org.tidende.ingest.feed.Vocabulary.MEDIA;
import static org.tidende.ingest.feed.Vocabulary.NEWS;
import static org.tidende.ingest.feed.Vocabulary.XHTML;

/** What a text in an entry says about it. */
final class EntryValues {
    private final FeedDraft feed;
    private final Problems problems;

    EntryValues(FeedDraft feed, Problems problems) {
        this.feed = feed;
        this.problems = problems;
    }

    void value(Capture capture, EntryDraft entry) {
        String value = capture.value();
        if (value.isEmpty() && capture.role() == Element.Role.VALUE) {
            return;
        }
        switch (capture.name().namespace()) {
            case CORE, ATOM -> core(capture, value, entry);
            case DC, DCTERMS -> dublinCore(capture, value, entry);
            case CONTENT, XHTML -> entry.content(capture.html(), capture.base(), capture.language());
            case FEEDBURNER -> entry.originalLink = Links.resolve(capture.base(), value);
            case MEDIA, ITUNES -> media(capture, value, entry);
            case NEWS -> news(capture, value, entry);
            case IMAGE -> entry.media("image", Links.resolve(capture.base(), value), null, null);
            default -> {
                // isValue names no others.
            }
        }
    }

    private void core(Capture capture, String value, EntryDraft entry) {
        switch (capture.name().local()) {
            case "title" -> {
                if (entry.title == null) {
                    entry.title = capture.html();
                    spoken(capture, entry);
                }
            }
            case "link" -> {
                String address = Links.resolve(capture.base(), value);
                if ("enclosure".equalsIgnoreCase(capture.relation())) {
                    entry.media("enclosure", address, null, null);
                } else if (entry.link == null && FeedValues.isAlternate(capture.relation())) {
                    entry.link = address;
                    entry.linkIsHtml = true;
                }
            }
            case "loc" -> entry.link = entry.link == null ? Links.resolve(capture.base(), value) : entry.link;
            case "description", "summary", "abstract" -> {
                entry.summary = longer(entry.summary, capture.html());
                spoken(capture, entry);
                entry.base = entry.base == null ? capture.base() : entry.base;
            }
            case "content", "body", "fullitem" -> {
                if (capture.isReadable()) {
                    entry.content(capture.html(), capture.base(), capture.language());
                } else {
                    problems.add("content that is not text is left out");
                }
            }
            case "language" -> entry.language = Languages.tag(value);
            case "guid", "id" -> {
                if (entry.guid == null) {
                    entry.guid = value;
                    entry.guidIsLink = capture.name().local().equals("guid") && capture.isPermalink();
                }
            }
            case "pubdate", "published", "issued", "created" ->
                entry.published = entry.published == null ? problems.date(value, entry) : entry.published;
            case "updated", "modified", "lastmod" ->
                entry.updated = entry.updated == null ? problems.date(value, entry) : entry.updated;
            case "date" -> entry.lesserDate = entry.lesserDate == null ? problems.date(value, entry) : entry.lesserDate;
            case "category" -> entry.keyword(value);
            case "tags", "keywords" -> keywords(value, entry);
            case "author", "managingeditor" ->
                FeedDraft.add(
                        capture.role() == Element.Role.SOURCE_PERSON ? entry.sourceAuthors : entry.authors,
                        capture.person());
            case "copyright", "rights" -> entry.rights = entry.rights == null ? capture.html() : entry.rights;
            default -> {
                // Only a feed has the others.
            }
        }
    }

    private void dublinCore(Capture capture, String value, EntryDraft entry) {
        switch (capture.name().local()) {
            case "title" -> entry.lesserTitle = entry.lesserTitle == null ? value : entry.lesserTitle;
            case "creator", "author" -> FeedDraft.add(entry.authors, capture.person());
            case "date" -> entry.lesserDate = entry.lesserDate == null ? problems.date(value, entry) : entry.lesserDate;
            case "created", "issued" ->
                entry.published = entry.published == null ? problems.date(value, entry) : entry.published;
            case "modified" -> entry.updated = entry.updated == null ? problems.date(value, entry) : entry.updated;
            case "description", "abstract" -> entry.lesserSummary = longer(entry.lesserSummary, value);
            case "subject" -> entry.keyword(value);
            case "language" -> entry.language = Languages.tag(value);
            case "rights" -> entry.rights = entry.rights == null ? value : entry.rights;
            case "identifier" -> entry.about = entry.about == null ? value : entry.about;
            default -> {
                // isValue names no others.
            }
        }
    }

    private void media(Capture capture, String value, EntryDraft entry) {
        switch (capture.name().local()) {
            case "title" -> entry.lesserTitle = entry.lesserTitle == null ? value : entry.lesserTitle;
            case "author", "credit" -> FeedDraft.add(entry.lesserAuthors, capture.person());
            case "description", "summary", "subtitle" -> entry.lesserSummary = longer(entry.lesserSummary, value);
            case "category" -> entry.keyword(value);
            case "keywords" -> keywords(value, entry);
            case "thumbnail" -> entry.media("thumbnail", Links.resolve(capture.base(), value), null, null);
            default -> {
                // Images stand in attributes.
            }
        }
    }

    private void news(Capture capture, String value, EntryDraft entry) {
        switch (capture.name().local()) {
            case "title" -> entry.title = entry.title == null ? value : entry.title;
            case "name" -> feed.lesserTitle = feed.lesserTitle == null ? value : feed.lesserTitle;
            case "language" -> entry.language = Languages.tag(value);
            case "publication_date" ->
                entry.published = entry.published == null ? problems.date(value, entry) : entry.published;
            case "keywords" -> keywords(value, entry);
            default -> {
                // Genres say what kind of text it is, not what it is about.
            }
        }
    }

    private static void keywords(String value, EntryDraft entry) {
        for (String keyword : value.split(",", 101)) {
            entry.keyword(keyword);
        }
    }

    /** The language of a text is the entry's where it doesn't say one itself. */
    private static void spoken(Capture capture, EntryDraft entry) {
        if (entry.textLanguage == null) {
            entry.textLanguage = capture.language();
        }
    }

    private static String longer(String known, String other) {
        return known == null || other.length() > known.length() ? other : known;
    }
}
