package org.tidende.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Feed;

/** What the tags of OPML mean: keeps the nesting, and makes a line of each outline. */
final class Outlines implements TokenSink {
    /** Folders in one another; what lies deeper stands in the last of them. */
    private static final int DEEPEST_GROUP = 16;

    private static final int LONGEST_NAME = 100;
    private static final int SHOWN = 200;

    private final Instant added;
    private final Opml.Lines places;
    private final List<FeedList.Line> lines = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private String root;
    private int rootLine = 1;
    private int lastLine = 1;
    private boolean feeds;
    private boolean full;

    Outlines(Instant added, Opml.Lines places) {
        this.added = added;
        this.places = places;
    }

    /**
     * An outline that is not ended yet.
     *
     * @param index of its line
     * @param group that what is in it stands in; empty at the top
     * @param depth of that group
     * @param isFolder whether it has no address, so that it is a folder once something is in it
     * @param commentedOut whether it, or what it is in, is marked isComment
     */
    private record Open(int index, String group, int depth, boolean isFolder, boolean commentedOut) {}

    List<FeedList.Line> lines() {
        return lines;
    }

    String root() {
        return root;
    }

    int rootLine() {
        return rootLine;
    }

    int lastLine() {
        return lastLine;
    }

    boolean hasFeeds() {
        return feeds;
    }

    boolean isFull() {
        return full;
    }

    @Override
    public void start(String name, Attributes attributes, int offset) {
        if (root == null) {
            root = name;
            rootLine = places.at(offset);
        }
        if (full || !isOutline(name)) {
            return;
        }
        if (lines.size() == Opml.MOST_OUTLINES) {
            full = true;
            return;
        }
        lastLine = places.at(offset);
        Open parent = open.isEmpty() ? null : open.getLast();
        if (parent != null && parent.isFolder && lines.get(parent.index) instanceof FeedList.Unreadable unread) {
            lines.set(parent.index, new FeedList.Folder(unread.line(), unread.text()));
        }
        String outer = parent == null ? "" : parent.group;
        int depth = parent == null ? 0 : parent.depth;
        boolean commentedOut =
                parent != null && parent.commentedOut || "true".equalsIgnoreCase(attributes.get("isComment"));
        String label = label(attributes);
        String address = address(attributes);
        int index = lines.size();
        lines.add(
                address.isEmpty() ? noFeed(attributes, label) : feed(attributes, label, address, outer, commentedOut));
        // A feed is no folder: what seems to be in it is there because it was never closed.
        boolean named = address.isEmpty() && label != null && depth < DEEPEST_GROUP;
        open.add(new Open(
                index,
                named ? outer.isEmpty() ? folder(label) : outer + "/" + folder(label) : outer,
                named ? depth + 1 : depth,
                address.isEmpty(),
                commentedOut));
    }

    private FeedList.Line feed(
            Attributes attributes, String label, String address, String outer, boolean commentedOut) {
        String reason = commentedOut ? "commented out (isComment)" : fault(address);
        if (reason != null) {
            return new FeedList.Unreadable(lastLine, shown(address), reason);
        }
        feeds = true;
        List<String> notes = new ArrayList<>();
        String site = attributes.get("htmlUrl");
        Set<String> groups = new LinkedHashSet<>();
        if (!outer.isEmpty()) {
            groups.add(outer);
        }
        groups.addAll(categories(attributes.get("category")));
        Feed feed = Feed.newBuilder()
                .setUri(address)
                .setTitle(isAddress(label, address) ? null : label)
                .setGroups(List.copyOf(groups))
                .setLanguage(setting(attributes, "language"))
                .setCountry(setting(attributes, "country"))
                .setPollIntervalSeconds(interval(setting(attributes, "pollInterval"), notes))
                .setFetchPages(!"false".equalsIgnoreCase(setting(attributes, "fetchPages")))
                .setPaused("true".equalsIgnoreCase(setting(attributes, "paused")))
                .setSite(site != null && CanonicalUrl.parse(site).isPresent() ? oneLine(site) : null)
                .setAdded(added)
                .build();
        return new FeedList.Listed(lastLine, feed, notes);
    }

    private FeedList.Unreadable noFeed(Attributes attributes, String label) {
        String link = attributes.get("url");
        String site = attributes.get("htmlUrl");
        String reason = link != null && !link.isBlank()
                ? "a link to " + shown(link) + ", not a feed; a list that lies there can be imported by its address"
                : site != null && !site.isBlank()
                        ? "no xmlUrl; feeds discover " + shown(site) + " looks for feeds of its site"
                        : "no xmlUrl and no outline in it";
        return new FeedList.Unreadable(lastLine, label == null ? "" : shown(label), reason);
    }

    /** As it will be subscribed; empty when there is none. */
    private static String address(Attributes attributes) {
        String address = attributes.get("xmlUrl");
        String type = attributes.get("type");
        if ((address == null || address.isBlank()) && type != null && isFeedType(type)) {
            address = attributes.get("url");
        }
        if (address == null) {
            return "";
        }
        String text = oneLine(address).replace("&amp;", "&");
        // The feed: scheme stands before an address, or in the place of http:.
        if (text.regionMatches(true, 0, "feed://", 0, 7)) {
            return "http" + text.substring(4);
        }
        return text.regionMatches(true, 0, "feed:http", 0, 9) ? text.substring(5) : text;
    }

    private static boolean isFeedType(String type) {
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "rss", "rss2", "atom", "feed", "rdf", "json" -> true;
            default -> false;
        };
    }

    private static String fault(String address) {
        if (CanonicalUrl.parse(address).isPresent()) {
            return null;
        }
        if (address.length() > CanonicalUrl.MAX_LENGTH) {
            return "an address of more than " + CanonicalUrl.MAX_LENGTH + " characters";
        }
        int colon = address.indexOf(':');
        int slash = address.indexOf('/');
        boolean hasScheme = colon > 0 && (slash < 0 || colon < slash);
        if (!hasScheme) {
            return "a relative address, and a list has nothing that it could be relative to";
        }
        return address.regionMatches(true, 0, "http", 0, 4)
                ? "no address that can be asked: its host or port is wrong"
                : "not http or https";
    }

    private static String setting(Attributes attributes, String name) {
        String value = attributes.anyPrefix(name);
        // What no XML document may hold can't be written again.
        String text = value == null
                ? ""
                : value.replaceAll("[\\p{Cc}\\uFFFE\\uFFFF]+", " ").strip();
        return text.isEmpty() ? null : Sizes.codePoints(text, LONGEST_NAME).strip();
    }

    private static Integer interval(String text, List<String> notes) {
        if (text == null) {
            return null;
        }
        Duration interval =
                IntervalText.parse(text).filter(IntervalText::isAllowed).orElse(null);
        if (interval == null) {
            notes.add("pollInterval '" + text + "' is none from 1s to 30d, and is left out");
            return null;
        }
        return (int) interval.toSeconds();
    }

    /** OPML 2.0: paths of names parted by slashes, themselves parted by commas. */
    private static List<String> categories(String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<String> groups = new ArrayList<>();
        for (String path : Sizes.codePoints(text, 10 * LONGEST_NAME).split(",")) {
            StringBuilder group = new StringBuilder();
            int depth = 0;
            for (String name : path.split("/")) {
                String label = stable(name);
                if (label != null && depth++ < DEEPEST_GROUP) {
                    group.append(group.isEmpty() ? "" : "/").append(folder(label));
                }
            }
            if (!group.isEmpty()) {
                groups.add(group.toString());
            }
        }
        return groups;
    }

    private static String label(Attributes attributes) {
        String text = stable(attributes.get("text"));
        return text == null ? stable(attributes.get("title")) : text;
    }

    /** Text that reads as itself when it is written and read again: names are escaped once too often, or twice. */
    private static String stable(String value) {
        // What is no character in XML can't be written again.
        String text = value == null ? null : PlainText.of(value.replaceAll("[\\uFFFE\\uFFFF]", ""));
        for (int i = 0; i < 4 && text != null; i++) {
            String again = PlainText.of(text);
            if (text.equals(again)) {
                break;
            }
            text = again;
        }
        return text == null ? null : PlainText.of(Sizes.codePoints(text, Sizes.HEADLINE));
    }

    /** What stands for a title where there is none: the address, which read as a name may look different. */
    private static boolean isAddress(String label, String address) {
        return label == null || label.equals(address) || label.equals(stable(address));
    }

    /** In a folder's name a slash would look like another folder. */
    private static String folder(String label) {
        return Sizes.codePoints(label, LONGEST_NAME).strip().replace('/', '\u2215');
    }

    private static String oneLine(String address) {
        return address.strip().replaceAll("\\s*[\\x00-\\x1F\\uFFFE\\uFFFF]+\\s*", "");
    }

    private static String shown(String text) {
        return Sizes.codePoints(PlainText.collapse(text), SHOWN);
    }

    private static boolean isOutline(String name) {
        return Opml.local(name).equals("outline");
    }

    @Override
    public void text(char[] characters, int offset, int length) {
        // Outlines have none.
    }

    @Override
    public void end(String name) {
        if (!full && isOutline(name)) {
            open.removeLast();
        }
    }
}
