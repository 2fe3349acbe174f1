package org.tidende.ingest.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tidende.contract.CanonicalUrl;

/**
 * How an index of sitemaps is followed: which of its sitemaps are asked for, and how what comes is one document again. Pure.
 *
 * <p>A publisher's index lists sitemaps by month, section or number, most of which never change again: only those that changed last
 * are worth asking for.
 */
public final class SitemapIndex {
    /** Sitemaps that are asked for at one poll. */
    public static final int MOST_FOLLOWED = 3;

    /** Bytes of one sitemap, after decompression (sitemaps.org: 50 MB). */
    static final int MOST_BYTES = 52_428_800;

    private SitemapIndex() {}

    /**
     * The sitemaps to ask for, each once: those of the same registrable domain as the index, which robots.txt is asked about anyhow;
     * the newest first by their lastmod, then those without one in the order of the document.
     *
     * @param index what was read at the address
     * @param address of the index
     */
    public static List<SitemapLink> toFollow(ParsedFeed index, String address) {
        String domain = domain(address);
        Set<String> addresses = new HashSet<>(Set.of(address));
        return index.sitemapLinks().stream()
                .filter(link -> domain != null && domain.equals(domain(link.address())))
                .filter(link -> addresses.add(link.address()))
                .sorted(Comparator.comparing(
                        SitemapLink::changed, Comparator.nullsLast(Comparator.<Instant>reverseOrder())))
                .limit(MOST_FOLLOWED)
                .toList();
    }

    private static String domain(String address) {
        return CanonicalUrl.parse(address).map(CanonicalUrl::domain).orElse(null);
    }

    /** Whether the bytes begin as those of an index may: far cheaper than reading it. */
    public static boolean isIndex(byte[] document) {
        int length = Math.min(document.length, 4_096);
        return new String(document, 0, length, StandardCharsets.ISO_8859_1).contains("sitemapindex");
    }

    /** Several sitemaps as one document in UTF-8, which {@link FeedParser} reads as one: it takes roots one after another. */
    public static byte[] join(List<byte[]> documents) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] document : documents) {
            TextDecoder.Decoded text = TextDecoder.decode(document, null);
            all.writeBytes(new String(text.characters(), 0, text.length()).getBytes(StandardCharsets.UTF_8));
            all.write('\n');
        }
        return all.toByteArray();
    }
}
