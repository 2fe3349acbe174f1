package org.tidende.ingest.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Documents that are files of gzip themselves (RFC 1952), which sitemaps may be (sitemaps.org), whatever HTTP made of them. */
final class GzipDocument {
    private static final int MOST = 10 << 20;

    private GzipDocument() {}

    /** What is in it, its beginning if it is long or broken; the same array where it is no such file. */
    static byte[] plain(byte[] document) {
        if (document.length < 3 || document[0] != 0x1F || (document[1] & 0xFF) != 0x8B || document[2] != 8) {
            return document;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(document))) {
            return in.readNBytes(MOST);
        } catch (IOException broken) {
            return document;
        }
    }
}
