package org.tidende.ingest.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidende.contract.record.Feed;

/**
 * Feeds as OPML 2.0 (opml.org/spec2.opml), folders as nested outlines. What {@link Opml} reads back are the same addresses, titles,
 * sites and groups. Settings that OPML has no word for are attributes of the namespace {@code urn:tidende:opml}, as the
 * specification wants it: {@code country}, {@code pollInterval} (15m), {@code fetchPages} and {@code paused}; each only where it
 * is not the default.
 */
public final class OpmlWriter {
    private OpmlWriter() {}

    /** A folder: what is in it, by name. */
    private static final class Folder {
        final Map<String, Folder> folders = new LinkedHashMap<>();
        final Map<String, Feed> feeds = new LinkedHashMap<>();
    }

    /** The document. A feed of several groups stands in each of them. */
    public static String write(Collection<Feed> feeds) {
        Folder root = new Folder();
        for (Feed feed : feeds) {
            for (String group : feed.getGroups().isEmpty() ? List.of("") : feed.getGroups()) {
                Folder folder = root;
                for (String name : group.split("/")) {
                    if (!name.isEmpty()) {
                        folder = folder.folders.computeIfAbsent(name, made -> new Folder());
                    }
                }
                folder.feeds.put(feed.getUri(), feed);
            }
        }
        StringBuilder out = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\" xmlns:tidende=\"urn:tidende:opml\">\n  <head>\n"
                        + "    <title>Feeds</title>\n  </head>\n  <body>\n");
        write(root, 2, out);
        return out.append("  </body>\n</opml>\n").toString();
    }

    private static void write(Folder folder, int depth, StringBuilder out) {
        String indent = "  ".repeat(depth);
        folder.folders.forEach((name, inner) -> {
            out.append(indent).append("<outline text=\"").append(escaped(name)).append("\">\n");
            write(inner, depth + 1, out);
            out.append(indent).append("</outline>\n");
        });
        for (Feed feed : folder.feeds.values()) {
            out.append(indent).append("<outline type=\"rss\"");
            attribute(out, "text", feed.getTitle() == null ? feed.getUri() : feed.getTitle());
            attribute(out, "xmlUrl", feed.getUri());
            attribute(out, "htmlUrl", feed.getSite());
            attribute(out, "language", feed.getLanguage());
            attribute(out, "tidende:country", feed.getCountry());
            if (feed.getPollIntervalSeconds() != null) {
                attribute(
                        out,
                        "tidende:pollInterval",
                        IntervalText.of(Duration.ofSeconds(feed.getPollIntervalSeconds())));
            }
            attribute(out, "tidende:fetchPages", feed.getFetchPages() ? null : "false");
            attribute(out, "tidende:paused", feed.getPaused() ? "true" : null);
            out.append("/>\n");
        }
    }

    private static void attribute(StringBuilder out, String name, String value) {
        if (value != null) {
            out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
        }
    }

    /** For an attribute. Characters that XML can't hold are left out. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append(' ');
                default -> {
                    boolean allowed = c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
                    if (allowed) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
