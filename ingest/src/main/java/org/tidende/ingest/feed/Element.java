package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.Vocabulary.ATOM;
import static org.tidende.ingest.feed.Vocabulary.CORE;
import static org.tidende.ingest.feed.Vocabulary.IMAGE;
import static org.tidende.ingest.feed.Vocabulary.MEDIA;
import static org.tidende.ingest.feed.Vocabulary.NEWS;
import static org.tidende.ingest.feed.Vocabulary.RDF;
import static org.tidende.ingest.feed.Vocabulary.TOMBSTONE;

import java.util.Map;

/**
 * An open element.
 *
 * @param base what relative links in it are relative to; may be null
 * @param language xml:lang in force, empty where it is declared as unknown; may be null
 * @param namespaces declared here, by prefix; null when none are
 */
record Element(Name name, Role role, String base, String language, Map<String, String> namespaces) {
    /** Stands for each element inside a value. */
    static final Element MARKUP = new Element(null, Role.CLOSED, null, null, null);

    /**
     * A resolved name.
     *
     * @param local in lower case: publishers write pubdate and GUID
     */
    record Name(String namespace, String local) {
        boolean is(String otherNamespace, String otherLocal) {
            return local.equals(otherLocal) && namespace.equals(otherNamespace);
        }

        boolean isFeed() {
            return namespace.equals(CORE) || namespace.equals(ATOM);
        }
    }

    /** What an element is for. */
    enum Role {
        /** A feed or channel. */
        ROOT,
        /** An item or entry. */
        ENTRY,
        /** Carries a value as text or attributes. */
        VALUE,
        /** An author: text, or children with values. */
        PERSON,
        /** The author of the feed that an entry was taken from. */
        SOURCE_PERSON,
        /** The feed that an entry was taken from (RFC 4287 section 4.2.11): only its authors count. */
        SOURCE,
        /** A picture of the feed: only its address counts. */
        PICTURE,
        /** Its children count as its parent's. */
        TRANSPARENT,
        /** Nothing in it counts, but for entries. */
        CLOSED
    }

    static Role role(Name name, Element parent) {
        String local = name.local();
        if (name.isFeed()) {
            switch (local) {
                case "rss", "feed", "channel", "rdf", "urlset", "sitemapindex":
                    return Role.ROOT;
                case "item", "entry":
                    return Role.ENTRY;
                case "url":
                    if (parent != null && parent.role == Role.ROOT) {
                        return Role.ENTRY;
                    }
                    break;
                default:
                    break;
            }
        }
        if (name.is(RDF, "rdf")) {
            return Role.ROOT;
        }
        if (name.is(TOMBSTONE, "deleted-entry")) {
            return Role.ENTRY;
        }
        if (parent == null) {
            return Role.CLOSED;
        }
        return switch (parent.role) {
            case CLOSED -> Role.CLOSED;
            case SOURCE -> name.isFeed() && local.equals("author") ? Role.SOURCE_PERSON : Role.CLOSED;
            case PICTURE -> name.isFeed() && local.equals("url") ? Role.VALUE : Role.CLOSED;
            default -> child(name);
        };
    }

    private static Role child(Name name) {
        String local = name.local();
        if (name.is(MEDIA, "group") || name.is(MEDIA, "content")) {
            return Role.TRANSPARENT;
        }
        if (name.namespace().equals(NEWS) && (local.equals("news") || local.equals("publication"))
                || name.is(IMAGE, "image")) {
            return Role.TRANSPARENT;
        }
        if (name.isFeed()) {
            switch (local) {
                case "author", "managingeditor":
                    return Role.PERSON;
                case "source":
                    return Role.SOURCE;
                case "image":
                    return Role.PICTURE;
                case "sitemap", "items", "skiphours", "skipdays":
                    return Role.TRANSPARENT;
                default:
                    break;
            }
        }
        return FeedValues.isValue(name) ? Role.VALUE : Role.CLOSED;
    }
}
