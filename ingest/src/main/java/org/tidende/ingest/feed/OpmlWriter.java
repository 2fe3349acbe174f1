package org.tidende.ingest.feed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidende.contract.record.Feed;

/** Feeds as OPML 2.0 (opml.org/spec2.opml), folders as nested outlines. What {@link Opml} reads back are the same feeds and groups. */
public final class OpmlWriter {
    private OpmlWriter() {}

    /** A folder: what is in it, by name. */
    private static final class Folder {
        final Map<String, Folder> folders = new TreeMap<>();
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
        StringBuilder out =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n"
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
            String title = feed.getTitle() == null ? feed.getUri() : feed.getTitle();
            out.append(indent)
                    .append("<outline type=\"rss\" text=\"")
                    .append(escaped(title))
                    .append("\" xmlUrl=\"")
                    .append(escaped(feed.getUri()))
                    .append('"');
            if (feed.getLanguage() != null) {
                out.append(" language=\"").append(escaped(feed.getLanguage())).append('"');
            }
            out.append("/>\n");
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
