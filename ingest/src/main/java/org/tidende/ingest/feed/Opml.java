package org.tidende.ingest.feed;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.tidende.contract.Records;
import org.tidende.contract.record.Feed;

/**
 * Lists of feeds in OPML 1 or 2 (opml.org/spec2.opml), read as leniently as feeds are. An outline with an {@code xmlUrl} is a
 * feed, one without that has outlines in it a folder, and any other a line that subscribes nothing. Folders and the
 * {@code category} attribute give groups. Time and memory are linear in the size of the document, whatever its nesting.
 *
 * <p>Safe for use by many threads.
 */
public final class Opml {
    /** Documents with more outlines are refused. */
    public static final int MOST_OUTLINES = 100_000;

    private final InstantSource clock;

    /** @param clock tells when the feeds were added */
    public Opml(InstantSource clock) {
        Records.trust();
        this.clock = clock;
    }

    /**
     * The feeds, in the order of the document; one that is listed at several places comes once, with all its groups.
     *
     * @throws OpmlException when the document is not OPML or lists no feed
     */
    public List<Feed> read(byte[] bytes) throws OpmlException {
        FeedList list = list(bytes);
        List<Feed> feeds = list.feeds();
        if (feeds.isEmpty()) {
            throw new OpmlException(
                    "no <outline> with an xmlUrl that can be used",
                    list.lines().getFirst().line());
        }
        return feeds;
    }

    /**
     * All outlines, in the order of the document.
     *
     * @throws OpmlException when the document is not OPML, has no outline, or more than {@link #MOST_OUTLINES}
     */
    public FeedList list(byte[] bytes) throws OpmlException {
        TextDecoder.Decoded decoded = TextDecoder.decode(bytes, null);
        Problems problems = new Problems();
        decoded.problems().forEach(problems::add);
        Outlines outlines = new Outlines(clock.instant(), new Lines(decoded.characters(), decoded.length()));
        new LenientTokenizer(decoded.characters(), decoded.length(), outlines, problems, Integer.MAX_VALUE).run();
        if (outlines.root() == null) {
            throw new OpmlException("no element in it, wanted <opml>", 1);
        }
        boolean isOpml = local(outlines.root()).equals("opml");
        // Some write <outlines> or nothing at all around them; a page or a feed that mentions one is still none.
        if (!isOpml && !outlines.hasFeeds()) {
            throw new OpmlException(
                    "the first element is <" + outlines.root() + ">, wanted <opml>" + advice(local(outlines.root())),
                    outlines.rootLine());
        }
        if (!isOpml) {
            problems.add("the first element is <" + outlines.root() + ">, not <opml>");
        }
        if (outlines.isFull()) {
            throw new OpmlException(
                    "more than " + MOST_OUTLINES + " outlines; import it in parts", outlines.lastLine());
        }
        if (outlines.lines().isEmpty()) {
            throw new OpmlException("no <outline> in it", outlines.rootLine());
        }
        return new FeedList(outlines.lines(), problems.list());
    }

    private static String advice(String root) {
        return switch (root) {
            case "html" -> ": this is a page; the address of its site can be imported instead";
            case "rdf" -> ": if this is a feed, its address can be imported instead";
            case "rss", "feed", "urlset" -> ": this is a feed itself; its address can be imported instead";
            default -> "";
        };
    }

    /** Without prefix, in lower case. */
    static String local(String tag) {
        return tag.substring(tag.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    /** Lines of places that come in order. */
    static final class Lines {
        private final char[] text;
        private final int length;
        private int counted;
        private int line = 1;

        Lines(char[] text, int length) {
            this.text = text;
            this.length = length;
        }

        /** From 1. */
        int at(int offset) {
            for (; counted < offset && counted < length; counted++) {
                if (text[counted] == '\n') {
                    line++;
                }
            }
            return line;
        }
    }
}
