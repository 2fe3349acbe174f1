package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.Vocabulary.ATOM;
import static org.tidende.ingest.feed.Vocabulary.CORE;
import static org.tidende.ingest.feed.Vocabulary.MEDIA;
import static org.tidende.ingest.feed.Vocabulary.RDF;
import static org.tidende.ingest.feed.Vocabulary.TOMBSTONE;

import java.util.Map;

/**
 * An open element.
 *
 * @param base what relative links in it are relative to; may be null
 * @param language xml:lang in force; may be null
 * @param namespaces declared here, by prefix; null when none are
 */
record Element(Name name, Role role, String base, String language, Map<String, String> namespaces) {
    /** Stands for each element inside a value. */
    static final Element MARKUP = new Element(null, Role.CLOSED, null, null, null);

    /** A resolved name. */
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
        /** Its children count as its parent's. */
        TRANSPARENT,
        /** Nothing in it counts, but for entries. */
        CLOSED
    }

    static Role role(Name name, Element parent) {
        String local = name.local();
        if (name.isFeed()) {
            switch (local) {
                case "rss", "feed", "channel", "RDF", "Channel":
                    return Role.ROOT;
                case "item", "entry":
                    return Role.ENTRY;
                default:
                    break;
            }
        }
        if (name.is(RDF, "RDF")) {
            return Role.ROOT;
        }
        if (name.is(TOMBSTONE, "deleted-entry")) {
            return Role.ENTRY;
        }
        if (parent == null || parent.role() == Role.CLOSED) {
            return Role.CLOSED;
        }
        if (name.is(MEDIA, "group") || name.is(MEDIA, "content")) {
            return Role.TRANSPARENT;
        }
        if (name.isFeed() && (local.equals("author") || local.equals("managingEditor"))) {
            return Role.PERSON;
        }
        return FeedValues.isValue(name) ? Role.VALUE : Role.CLOSED;
    }
}
