package org.tidende.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text that was sent in base64, as Atom may. */
final class Base64Text {
    private Base64Text() {}

    /** Null when it is no base64, or no text. */
    static String decode(CharSequence encoded) {
        byte[] ascii = new byte[encoded.length()];
        for (int i = 0; i < ascii.length; i++) {
            char c = encoded.charAt(i);
            if (c >= 0x80 || c == '<') {
                return null;
            }
            ascii[i] = (byte) c;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getMimeDecoder().decode(ascii)))
                    .toString();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                    return null;
                }
            }
            return text;
        } catch (IllegalArgumentException | CharacterCodingException notText) {
            return null;
        }
    }
}
