package org.tidende.ingest.feed;

import static org.tidende.ingest.feed.Vocabulary.ATOM;
import static org.tidende.ingest.feed.Vocabulary.CORE;
import static org.tidende.ingest.feed.Vocabulary.TOMBSTONE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the tags of a feed mean: keeps the nesting (namespaces, xml:base, xml:lang), collects the text of elements that carry a
 * value, and hands values to {@link FeedValues}. One handler for all formats: publishers mix them.
 */
final class FeedHandler implements TokenSink {
    /** Siblings of an element of an item: where one begins inside another's text, that other was never closed. */
    private static final Set<String> SIBLINGS =
            Set.of("item", "entry", "link", "guid", "pubDate", "description", "category", "comments", "enclosure");

    private final Problems problems;
    private final FeedDraft feed = new FeedDraft();
    private final FeedValues values;
    private final List<Element> open = new ArrayList<>();
    private final Map<String, Element.Name> resolved = new HashMap<>();
    private final String uri;
    private Capture capture;
    private EntryDraft entry;
    private final EntryLimit limit;

    FeedHandler(String uri, Problems problems) {
        this(uri, problems, FeedParser.MOST_ENTRIES);
    }

    FeedHandler(String uri, Problems problems, int mostEntries) {
        this.uri = uri;
        this.limit = new EntryLimit(feed.entries, mostEntries);
        this.problems = problems;
        this.values = new FeedValues(feed, problems);
    }

    FeedDraft finish() {
        limit.finish();
        if (limit.isExceeded()) {
            problems.add("more than " + FeedParser.MOST_ENTRIES + " entries: the rest is left out");
        }
        return feed;
    }

    @Override
    public void start(String tag, Attributes attributes, int offset) {
        if (capture != null) {
            if (capture.takesMarkup() || !isSibling(tag)) {
                capture.start(tag, attributes);
                open.add(Element.MARKUP);
                return;
            }
            problems.add("<" + capture.name().local() + "> is not closed before <" + tag + ">");
            closeCapture();
        }
        Element parent = open.isEmpty() ? null : open.getLast();
        Element element = enter(tag, attributes, parent);
        open.add(element);
        switch (element.role()) {
            case ROOT -> root(element, tag, attributes);
            case ENTRY -> beginEntry(element, attributes);
            case VALUE, PERSON, SOURCE_PERSON -> {
                if (!values.attributes(element, attributes, entry)) {
                    capture = new Capture(element, open.size(), attributes);
                }
            }
            case TRANSPARENT -> values.attributes(element, attributes, entry);
            case SOURCE, PICTURE, CLOSED -> {
                // Nobody asks for it.
            }
        }
    }

    private boolean isSibling(String tag) {
        if (SIBLINGS.contains(tag)) {
            return true;
        }
        // What has a prefix of ours is no HTML.
        int colon = tag.indexOf(':');
        if (colon <= 0) {
            return false;
        }
        String namespace = namespace(tag.substring(0, colon));
        return !namespace.equals(Vocabulary.XHTML)
                && FeedValues.isValue(
                        new Element.Name(namespace, tag.substring(colon + 1).toLowerCase(Locale.ROOT)));
    }

    private Element enter(String tag, Attributes attributes, Element parent) {
        Map<String, String> declared = null;
        for (int i = 0; i < attributes.size(); i++) {
            String name = attributes.name(i);
            if (name.startsWith("xmlns") && (name.length() == 5 || name.charAt(5) == ':')) {
                declared = declared == null ? new HashMap<>(4) : declared;
                declared.put(name.length() == 5 ? "" : name.substring(6), Vocabulary.ofAddress(attributes.value(i)));
            }
        }
        String base = attributes.get("xml:base");
        String outer = parent == null ? uri : parent.base();
        base = base == null ? outer : Links.resolve(outer, base);
        String language = attributes.get("xml:lang");
        language = language != null ? Languages.tag(language) : parent == null ? null : parent.language();
        if (declared != null) {
            resolved.clear();
        }
        Element.Name name = declared == null ? resolved.get(tag) : null;
        if (name == null) {
            name = resolve(tag, declared);
            if (declared == null) {
                resolved.put(tag, name);
            }
        }
        Element.Role role = Element.role(name, parent);
        if (role == Element.Role.ENTRY && Objects.equals(base, uri) && isOfSite()) {
            base = feed.link;
        }
        return new Element(name, role, base, language, declared);
    }

    /** RSS says nothing of relative links: publishers mean them relative to their site, wherever the feed is served from. */
    private boolean isOfSite() {
        return feed.link != null
                && EntryDraft.isWeb(feed.link)
                && (feed.format == ParsedFeed.Format.RSS || feed.format == ParsedFeed.Format.RDF);
    }

    private Element.Name resolve(String tag, Map<String, String> declared) {
        int colon = tag.indexOf(':');
        String prefix = colon < 0 ? "" : tag.substring(0, colon);
        String local = tag.substring(colon + 1).toLowerCase(Locale.ROOT);
        String namespace = declared == null ? null : declared.get(prefix);
        namespace = namespace == null ? namespace(prefix) : namespace;
        if (prefix.isEmpty() && Vocabulary.OTHER.equals(namespace)) {
            // An unknown default namespace on a feed is a mistyped one.
            namespace = local.equals("feed") || local.equals("entry") ? ATOM : CORE;
        }
        return new Element.Name(namespace, local);
    }

    private String namespace(String prefix) {
        for (int i = open.size() - 1; i >= 0; i--) {
            Map<String, String> outer = open.get(i).namespaces();
            String namespace = outer == null ? null : outer.get(prefix);
            if (namespace != null) {
                return namespace;
            }
        }
        return prefix.isEmpty() ? CORE : Vocabulary.ofPrefix(prefix);
    }

    private void root(Element element, String tag, Attributes attributes) {
        ParsedFeed.Format format =
                switch (element.name().local()) {
                    case "feed" -> ParsedFeed.Format.ATOM;
                    case "rdf" -> ParsedFeed.Format.RDF;
                    case "urlset" -> ParsedFeed.Format.SITEMAP;
                    case "sitemapindex" -> ParsedFeed.Format.SITEMAP_INDEX;
                    case "channel" ->
                        tag.equals("CHANNEL") || attributes.get("href") != null
                                ? ParsedFeed.Format.CDF
                                : ParsedFeed.Format.RSS;
                    default -> ParsedFeed.Format.RSS;
                };
        if (format == ParsedFeed.Format.CDF) {
            values.definition(element, attributes, null);
        }
        if (feed.format == ParsedFeed.Format.UNKNOWN) {
            feed.format = format;
        }
        if (feed.language == null) {
            feed.language = element.language();
        }
    }

    private void beginEntry(Element element, Attributes attributes) {
        if (entry != null) {
            problems.add("an entry that is not closed before the next");
        }
        entry = new EntryDraft();
        limit.add(entry, feed.format == ParsedFeed.Format.SITEMAP);
        if (feed.format == ParsedFeed.Format.UNKNOWN) {
            feed.format = element.name().local().equals("entry") ? ParsedFeed.Format.ATOM : ParsedFeed.Format.RSS;
        }
        entry.language =
                element.language() != null && !element.language().equals(feed.language) ? element.language() : null;
        if (feed.format == ParsedFeed.Format.CDF) {
            values.definition(element, attributes, entry);
        }
        if (element.name().is(TOMBSTONE, "deleted-entry")) {
            entry.withdrawn = true;
            entry.guid = attributes.get("ref");
        } else {
            entry.about = attributes.get("rdf:about");
        }
    }

    @Override
    public void text(char[] characters, int offset, int length) {
        if (capture != null) {
            capture.text(characters, offset, length);
        }
    }

    @Override
    public void end(String tag) {
        Element element = open.removeLast();
        if (element == Element.MARKUP) {
            if (capture != null) {
                capture.end(tag);
            }
            return;
        }
        if (capture != null && open.size() < capture.depth()) {
            closeCapture();
        }
        if (element.role() == Element.Role.ENTRY) {
            entry = null;
        }
        if (element.namespaces() != null) {
            resolved.clear();
        }
    }

    private void closeCapture() {
        Capture done = capture;
        capture = null;
        values.value(done, entry);
    }
}
