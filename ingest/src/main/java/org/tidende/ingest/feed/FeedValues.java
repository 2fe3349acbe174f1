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
import static org.tidende.ingest.feed.Vocabulary.SYNDICATION;
import static org.tidende.ingest.feed.Vocabulary.XHTML;

import java.util.Set;

/** Which elements of which vocabulary carry values, and the values that stand in attributes. */
final class FeedValues {
    private static final Set<String> CORE_VALUES = Set.of(
            "title",
            "link",
            "description",
            "abstract",
            "subtitle",
            "tagline",
            "info",
            "summary",
            "content",
            "body",
            "fullitem",
            "language",
            "guid",
            "id",
            "pubdate",
            "published",
            "issued",
            "created",
            "updated",
            "modified",
            "lastbuilddate",
            "lastmod",
            "date",
            "category",
            "tags",
            "keywords",
            "copyright",
            "rights",
            "enclosure",
            "loc",
            "url",
            "logo",
            "icon",
            "ttl",
            "hour",
            "day");
    private static final Set<String> DC_VALUES = Set.of(
            "title",
            "creator",
            "author",
            "date",
            "created",
            "issued",
            "modified",
            "description",
            "abstract",
            "subject",
            "language",
            "rights",
            "identifier");
    private static final Set<String> MEDIA_VALUES =
            Set.of("title", "description", "thumbnail", "keywords", "category", "credit");
    private static final Set<String> ITUNES_VALUES =
            Set.of("title", "author", "summary", "subtitle", "keywords", "category", "image");
    private static final Set<String> NEWS_VALUES =
            Set.of("title", "name", "language", "publication_date", "keywords", "genres");

    private final FeedDraft feed;
    private final Problems problems;
    private final ChannelValues ofFeed;
    private final EntryValues ofEntry;

    FeedValues(FeedDraft feed, Problems problems) {
        this.feed = feed;
        this.problems = problems;
        this.ofFeed = new ChannelValues(feed, problems);
        this.ofEntry = new EntryValues(feed, problems);
    }

    static boolean isValue(Element.Name name) {
        return switch (name.namespace()) {
            case CORE, ATOM -> CORE_VALUES.contains(name.local());
            case DC, DCTERMS -> DC_VALUES.contains(name.local());
            case CONTENT -> name.local().equals("encoded");
            case MEDIA -> MEDIA_VALUES.contains(name.local());
            case ITUNES -> ITUNES_VALUES.contains(name.local());
            case NEWS -> NEWS_VALUES.contains(name.local());
            case IMAGE -> name.local().equals("loc");
            case SYNDICATION ->
                name.local().equals("updateperiod") || name.local().equals("updatefrequency");
            case FEEDBURNER -> name.local().equals("origlink");
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
                    media(entry, "enclosure", element, attributes, "url");
                    yield true;
                }
                case "category" -> category(attributes, entry);
                case "sitemap" -> {
                    feed.beginSitemap();
                    yield false;
                }
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
        if (name.namespace().equals(MEDIA)) {
            return mediaAttributes(element, attributes, entry);
        }
        if (name.is(ITUNES, "category")) {
            String text = attributes.get("text");
            if (text != null) {
                keyword(text, entry);
            }
            // Subcategories stand inside: they are told as values of their own.
            return true;
        }
        if (name.is(ITUNES, "image")) {
            String href = attributes.get("href");
            if (href != null && entry != null) {
                entry.media("image", Links.resolve(element.base(), href), null, null);
            } else if (href != null && feed.icon == null) {
                feed.icon = Links.resolve(element.base(), href);
            }
            return href != null;
        }
        return false;
    }

    /** Values in the attributes of CDF's CHANNEL and ITEM. */
    void definition(Element element, Attributes attributes, EntryDraft entry) {
        String href = attributes.get("href");
        String address = href == null || href.isBlank() ? null : Links.resolve(element.base(), href);
        String changed = attributes.get("lastmod");
        if (entry != null) {
            entry.link = address;
            entry.updated = changed == null ? null : problems.date(changed.strip(), entry);
        } else {
            feed.link = feed.link == null ? address : feed.link;
            feed.updated = feed.updated == null && changed != null ? problems.date(changed.strip()) : feed.updated;
        }
    }

    private boolean link(Element element, Attributes attributes, EntryDraft entry) {
        String href = attributes.size() == 0 ? null : attributes.anyPrefix("href");
        if (href == null) {
            return false;
        }
        String address = Links.resolve(element.base(), href);
        String relation = attributes.anyPrefix("rel");
        String type = attributes.anyPrefix("type");
        if (address.isEmpty()) {
            return true;
        }
        if (isAlternate(relation)) {
            boolean html = type == null || type.isBlank() || type.contains("html");
            if (entry == null) {
                if (feed.link == null || html && !feed.linkIsHtml) {
                    feed.link = address;
                    feed.linkIsHtml = html;
                }
            } else if (entry.link == null || html && !entry.linkIsHtml) {
                entry.link = address;
                entry.linkIsHtml = html;
            }
        } else if (relation.equalsIgnoreCase("enclosure") && entry != null) {
            entry.media("enclosure", address, type, bytes(attributes.get("length")));
        }
        return true;
    }

    /** The registered word, or its address (RFC 4287 section 4.2.7.2). */
    static boolean isAlternate(String relation) {
        if (relation == null || relation.isBlank()) {
            return true;
        }
        String word = relation.strip();
        return word.equalsIgnoreCase("alternate") || word.endsWith("/relation/alternate");
    }

    private boolean category(Attributes attributes, EntryDraft entry) {
        String label = attributes.get("label");
        String term = attributes.get("term");
        if (term == null && label == null) {
            return false;
        }
        // The term is what was meant, unless it is an address for machines; the label is for people.
        boolean machine = term != null && term.contains("://");
        if (term != null && !term.isBlank() && !(machine && label != null)) {
            keyword(term, entry);
        }
        if (label != null && !label.isBlank() && !label.equalsIgnoreCase(term)) {
            keyword(label, entry);
        }
        return true;
    }

    private boolean mediaAttributes(Element element, Attributes attributes, EntryDraft entry) {
        switch (element.name().local()) {
            case "content":
                String type = attributes.get("type");
                boolean image =
                        "image".equalsIgnoreCase(attributes.get("medium")) || type != null && type.startsWith("image/");
                media(entry, image ? "image" : "enclosure", element, attributes, "url");
                return true;
            case "thumbnail":
                String href = attributes.get("url");
                if (href != null && entry != null) {
                    entry.media("thumbnail", Links.resolve(element.base(), href), null, null);
                }
                return href != null;
            case "category":
                if (attributes.get("label") != null) {
                    keyword(attributes.get("label"), entry);
                }
                return false;
            case "credit":
                // Photographers and producers are credited too.
                return !"author".equalsIgnoreCase(attributes.get("role"));
            default:
                return false;
        }
    }

    private void keyword(String value, EntryDraft entry) {
        if (entry == null) {
            feed.keyword(value);
        } else {
            entry.keyword(value);
        }
    }

    private static void media(
            EntryDraft entry, String kind, Element element, Attributes attributes, String addressName) {
        String address = attributes.get(addressName);
        if (entry != null && address != null) {
            String length = attributes.get("length");
            entry.media(
                    kind,
                    Links.resolve(element.base(), address),
                    attributes.get("type"),
                    bytes(length == null ? attributes.get("fileSize") : length));
        }
    }

    private static Long bytes(String length) {
        if (length == null || length.isBlank() || length.strip().length() > 15) {
            return null;
        }
        long bytes = 0;
        for (char c : length.strip().toCharArray()) {
            if (c < '0' || c > '9') {
                return null;
            }
            bytes = bytes * 10 + c - '0';
        }
        return bytes;
    }

    /** A value in text. */
    void value(Capture capture, EntryDraft entry) {
        if (capture.isEmpty()) {
            return;
        }
        if (entry == null) {
            ofFeed.value(capture);
        } else {
            ofEntry.value(capture, entry);
        }
    }
}
