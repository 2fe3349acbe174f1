package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.Vocabulary.ATOM;
import static org.tidende.ingest.feed.Vocabulary.CONTENT;
import static org.tidende.ingest.feed.Vocabulary.CORE;
import static org.tidende.ingest.feed.Vocabulary.DC;
import static org.tidende.ingest.feed.Vocabulary.DCTERMS;
import static org.tidende.ingest.feed.Vocabulary.FEEDBURNER;
import static org.tidende.ingest.feed.Vocabulary.ITUNES;
import static org.tidende.ingest.feed.Vocabulary.MEDIA;
import static org.tidende.ingest.feed.Vocabulary.XHTML;

import java.time.Instant;
import java.util.Set;

/** Which element of which vocabulary says what about a feed or an entry. */
final class FeedValues {
    private static final Set<String> CORE_VALUES = Set.of(
            "title",
            "link",
            "description",
            "subtitle",
            "tagline",
            "summary",
            "content",
            "body",
            "language",
            "guid",
            "id",
            "pubDate",
            "pubdate",
            "published",
            "issued",
            "created",
            "updated",
            "modified",
            "category",
            "copyright",
            "rights",
            "enclosure");
    private static final Set<String> DC_VALUES = Set.of(
            "title",
            "creator",
            "author",
            "date",
            "created",
            "issued",
            "modified",
            "description",
            "subject",
            "language",
            "rights");
    private static final Set<String> MEDIA_VALUES = Set.of("title", "description", "thumbnail", "keywords");
    private static final Set<String> ITUNES_VALUES = Set.of("author", "summary", "subtitle", "keywords");

    private final FeedDraft feed;
    private final Problems problems;

    FeedValues(FeedDraft feed, Problems problems) {
        this.feed = feed;
        this.problems = problems;
    }

    static boolean isValue(Element.Name name) {
        return switch (name.namespace()) {
            case CORE, ATOM -> CORE_VALUES.contains(name.local());
            case DC, DCTERMS -> DC_VALUES.contains(name.local());
            case CONTENT -> name.local().equals("encoded");
            case MEDIA -> MEDIA_VALUES.contains(name.local());
            case ITUNES -> ITUNES_VALUES.contains(name.local());
            case FEEDBURNER -> name.local().equals("origLink");
            case XHTML -> name.local().equals("body") || name.local().equals("div");
            default -> false;
        };
    }

    /**
     * Values in attributes.
     *
     * @param entry null outside of entries
     * @return whether the element's text is not wanted any more
     */
    boolean attributes(Element element, Attributes attributes, EntryDraft entry) {
        Element.Name name = element.name();
        if (name.isFeed()) {
            return switch (name.local()) {
                case "link" -> link(element, attributes, entry);
                case "enclosure" -> {
                    media(entry, "enclosure", element, attributes.get("url"), attributes.get("type"));
                    yield true;
                }
                case "category" -> category(attributes, entry);
                case "content" -> {
                    boolean elsewhere = attributes.get("src") != null;
                    if (elsewhere && entry != null && entry.link == null) {
                        entry.link = Links.resolve(element.base(), attributes.get("src"));
                    }
                    yield elsewhere;
                }
                default -> false;
            };
        }
        if (name.is(MEDIA, "content")) {
            String type = attributes.get("type");
            boolean image = "image".equals(attributes.get("medium")) || type != null && type.startsWith("image/");
            media(entry, image ? "image" : "enclosure", element, attributes.get("url"), type);
            return true;
        }
        if (name.is(MEDIA, "thumbnail")) {
            media(entry, "thumbnail", element, attributes.get("url"), null);
            return true;
        }
        return false;
    }

    private boolean link(Element element, Attributes attributes, EntryDraft entry) {
        String href = attributes.get("href");
        if (href == null) {
            return false;
        }
        String address = Links.resolve(element.base(), href);
        String relation = attributes.get("rel");
        String type = attributes.get("type");
        if (address.isEmpty()) {
            return true;
        }
        if (relation == null || relation.isBlank() || relation.equalsIgnoreCase("alternate")) {
            boolean html = type == null || type.contains("html");
            if (entry == null) {
                feed.link = feed.link == null ? address : feed.link;
            } else if (entry.link == null || html && !entry.linkIsHtml) {
                entry.link = address;
                entry.linkIsHtml = html;
            }
        } else if (relation.equalsIgnoreCase("enclosure") && entry != null) {
            entry.media("enclosure", address, type);
        }
        return true;
    }

    private static boolean category(Attributes attributes, EntryDraft entry) {
        String label = attributes.get("label");
        String term = label == null || label.isBlank() ? attributes.get("term") : label;
        if (term == null) {
            return false;
        }
        if (entry != null) {
            entry.keyword(term);
        }
        return true;
    }

    private static void media(EntryDraft entry, String kind, Element element, String address, String type) {
        if (entry != null && address != null) {
            entry.media(kind, Links.resolve(element.base(), address), type);
        }
    }

    /** A value in text. */
    void value(Capture capture, EntryDraft entry) {
        if (capture.value().isEmpty()) {
            return;
        }
        if (entry == null) {
            ofFeed(capture);
        } else {
            ofEntry(capture, entry);
        }
    }

    private void ofFeed(Capture capture) {
        String value = capture.value();
        switch (capture.name().local()) {
            case "title" -> feed.title = feed.title == null ? capture.html() : feed.title;
            case "link" -> feed.link = feed.link == null ? Links.resolve(capture.base(), value) : feed.link;
            case "description", "subtitle", "tagline" ->
                feed.description = feed.description == null ? capture.html() : feed.description;
            case "language" -> feed.language = value;
            case "author", "managingEditor", "creator" -> feed.by = feed.by == null ? value : feed.by;
            case "copyright", "rights" -> feed.rights = feed.rights == null ? value : feed.rights;
            default -> {
                // A feed says more than is asked.
            }
        }
    }

    private void ofEntry(Capture capture, EntryDraft entry) {
        switch (capture.name().namespace()) {
            case CORE, ATOM -> coreOfEntry(capture, entry);
            case DC, DCTERMS -> dublinCoreOfEntry(capture, entry);
            case CONTENT, XHTML -> entry.content(capture.html());
            case FEEDBURNER -> entry.originalLink = Links.resolve(capture.base(), capture.value());
            case MEDIA, ITUNES -> mediaOfEntry(capture, entry);
            default -> {
                // isValue names no others.
            }
        }
    }

    private void coreOfEntry(Capture capture, EntryDraft entry) {
        String value = capture.value();
        switch (capture.name().local()) {
            case "title" -> entry.title = entry.title == null ? capture.html() : entry.title;
            case "link" -> {
                if (entry.link == null) {
                    entry.link = Links.resolve(capture.base(), value);
                    entry.linkIsHtml = true;
                }
            }
            case "description", "summary" -> entry.summary = longer(entry.summary, capture.html());
            case "content", "body" -> {
                if (capture.isReadable()) {
                    entry.content(capture.html());
                } else {
                    problems.add("content that is not text is left out");
                }
            }
            case "language" -> entry.language = value;
            case "guid", "id" -> {
                if (entry.guid == null) {
                    entry.guid = value;
                    entry.guidIsLink = capture.name().local().equals("guid") && capture.isPermalink();
                }
            }
            case "pubDate", "pubdate", "published", "issued", "created" ->
                entry.published = entry.published == null ? date(value) : entry.published;
            case "updated", "modified" -> entry.updated = entry.updated == null ? date(value) : entry.updated;
            case "category" -> entry.keyword(value);
            case "author" -> entry.by = entry.by == null ? value : entry.by;
            case "copyright", "rights" -> entry.rights = entry.rights == null ? value : entry.rights;
            default -> {
                // Only a feed has the others.
            }
        }
    }

    private void dublinCoreOfEntry(Capture capture, EntryDraft entry) {
        String value = capture.value();
        switch (capture.name().local()) {
            case "title" -> entry.title = entry.title == null ? value : entry.title;
            case "creator", "author" -> entry.by = entry.by == null ? value : entry.by;
            case "date" -> entry.lesserDate = entry.lesserDate == null ? date(value) : entry.lesserDate;
            case "created", "issued" -> entry.published = entry.published == null ? date(value) : entry.published;
            case "modified" -> entry.updated = entry.updated == null ? date(value) : entry.updated;
            case "description" -> entry.lesserSummary = longer(entry.lesserSummary, value);
            case "subject" -> entry.keyword(value);
            case "language" -> entry.language = value;
            case "rights" -> entry.rights = entry.rights == null ? value : entry.rights;
            default -> {
                // isValue names no others.
            }
        }
    }

    private void mediaOfEntry(Capture capture, EntryDraft entry) {
        String value = capture.value();
        switch (capture.name().local()) {
            case "title" -> entry.title = entry.title == null ? value : entry.title;
            case "author" -> entry.by = entry.by == null ? value : entry.by;
            case "description", "summary", "subtitle" -> entry.lesserSummary = longer(entry.lesserSummary, value);
            case "keywords" -> {
                for (String keyword : value.split(",")) {
                    entry.keyword(keyword);
                }
            }
            default -> {
                // isValue names no others.
            }
        }
    }

    private Instant date(String value) {
        Instant date = DateParser.parse(value);
        if (date == null) {
            problems.add("a date that can't be read: " + (value.length() > 60 ? value.substring(0, 60) : value));
        }
        return date;
    }

    private static String longer(String known, String other) {
        return known == null || other.length() > known.length() ? other : known;
    }
}
