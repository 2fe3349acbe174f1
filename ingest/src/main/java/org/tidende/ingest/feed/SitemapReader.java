package org.tidende.ingest.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads sitemaps and sitemap indexes of any size as a stream (sitemaps.org protocol 0.9, with Google's news and image extensions):
 * the document is never in memory as a whole, only the part being read and the entries of that part. Gzipped ones are unpacked. As
 * lenient as {@link FeedParser}, which reads each part.
 *
 * <p>Safe for use by many threads.
 *
 * <pre>
 * SitemapReader.Summary summary = new SitemapReader().read(in, contentType, uri, entry -&gt; …, sitemap -&gt; …);
 * </pre>
 */
public final class SitemapReader {
    /** Addresses of one document; further ones are left out, and that is a problem it tells. */
    public static final int MOST_ENTRIES = 50_000;

    private static final String TOO_MANY = "more than " + MOST_ENTRIES + " addresses: the rest is left out";

    /** Bytes of one document, unpacked; what comes after is left out, and that is a problem it tells. */
    public static final int MOST_BYTES = SitemapIndex.MOST_BYTES;

    /**
     * What a document was.
     *
     * @param format {@link ParsedFeed.Format#SITEMAP} or {@link ParsedFeed.Format#SITEMAP_INDEX}; or what else it is, which is read
     *     whole
     * @param entries told
     * @param sitemaps told
     * @param problems what was repaired or left out, in words, with lines of the document
     */
    public record Summary(ParsedFeed.Format format, int entries, int sitemaps, List<String> problems) {
        /** Copies its list. */
        public Summary {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a document to its end, or to the limits.
     *
     * @param document is not closed
     * @param contentType HTTP Content-Type; may be null
     * @param uri where it came from, the base of relative links; may be null
     * @param entries is told each address with what is said of it, in the order of the document
     * @param sitemaps is told each sitemap of an index, in the order of the document
     * @throws IOException when the stream fails, or what is gzipped is broken
     */
    public Summary read(
            InputStream document,
            String contentType,
            String uri,
            Consumer<ParsedEntry> entries,
            Consumer<SitemapLink> sitemaps)
            throws IOException {
        SitemapWindows windows = new SitemapWindows(document);
        Problems problems = new Problems();
        ParsedFeed.Format format = ParsedFeed.Format.UNKNOWN;
        int entryCount = 0;
        int sitemapCount = 0;
        while (!problems.has(TOO_MANY) && windows.next()) {
            problems.shiftLines(windows.prologLines(), windows.linesBefore());
            TextDecoder.Decoded text = TextDecoder.decode(windows.document(), contentType);
            text.problems().forEach(problems::add);
            FeedHandler handler = new FeedHandler(uri, problems, Integer.MAX_VALUE);
            new LenientTokenizer(text.characters(), text.length(), handler, problems).run();
            FeedDraft part = handler.finish();
            format = format == ParsedFeed.Format.UNKNOWN ? part.format : format;
            int room = MOST_ENTRIES - entryCount - sitemapCount;
            List<EntryDraft> addresses = first(part.entries, room, problems);
            List<SitemapLink> listed = first(part.sitemaps, room, problems);
            addresses.forEach(entry -> entries.accept(entry.finish(part, uri)));
            listed.forEach(sitemaps);
            entryCount += addresses.size();
            sitemapCount += listed.size();
        }
        if (windows.isCutOff()) {
            problems.add("more bytes than are read: the rest is left out");
        }
        if (format == ParsedFeed.Format.UNKNOWN) {
            problems.add("this is no feed");
        }
        return new Summary(format, entryCount, sitemapCount, problems.list());
    }

    private static <T> List<T> first(List<T> all, int room, Problems problems) {
        if (all.size() <= room) {
            return all;
        }
        problems.add(TOO_MANY);
        return all.subList(0, room);
    }
}
