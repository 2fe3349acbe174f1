package org.tidende.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The identity of an article: a UUID of version 5 (RFC 9562) in the URL namespace, so that every node derives the same one with
 * no look-up. As record key and document id it is the 36 characters in lower case.
 */
public final class ArticleId {
    private static final UUID URL_NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    private static final String URN = "urn:uuid:";

    private ArticleId() {}

    /** The id of an article with a link: of the identity form of its canonical URL. */
    public static String of(CanonicalUrl url) {
        return uuid5(url.identity());
    }

    /** The id of an entry without a link. */
    public static String of(String feedUri, String guid) {
        return uuid5(feedUri + "\n" + guid);
    }

    /** The id as a ninjs uri. */
    public static String uri(String id) {
        return URN + id;
    }

    /**
     * The id in a ninjs uri.
     *
     * @throws IllegalArgumentException when it is not {@code urn:uuid:} and a UUID in lower case
     */
    public static String ofUri(String uri) {
        String id = uri.startsWith(URN) ? uri.substring(URN.length()) : "";
        if (id.length() != 36 || !UUID.fromString(id).toString().equals(id)) {
            throw new IllegalArgumentException(
                    "not an article uri: '" + uri + "', wanted urn:uuid: and a UUID in lower case");
        }
        return id;
    }

    private static String uuid5(String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(URL_NAMESPACE.getMostSignificantBits())
                .putLong(URL_NAMESPACE.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & ~0xF000L | 0x5000L;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
