package org.tidende.enrich;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Article ids as record keys (36 characters) and as store keys (16 bytes). */
final class ArticleKey {
    private ArticleKey() {}

    /**
     * The id in a record's key.
     *
     * @throws UnusableRecordException when it is none
     */
    static String id(byte[] key) {
        if (key == null) {
            throw new UnusableRecordException("the key is missing, wanted the article's id");
        }
        String text = new String(key, StandardCharsets.UTF_8);
        try {
            if (text.length() == 36 && UUID.fromString(text).toString().equals(text)) {
                return text;
            }
        } catch (IllegalArgumentException notOne) {
            // Told below, with the text.
        }
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        throw new UnusableRecordException("the key '" + shown + "' is no article id, wanted a UUID in lower case");
    }

    static byte[] stored(String id) {
        UUID uuid = UUID.fromString(id);
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
