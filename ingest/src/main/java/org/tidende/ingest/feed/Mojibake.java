package org.tidende.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Text that was UTF-8, was read as windows-1252 and was encoded again: {@code CafÃ©}. */
final class Mojibake {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Mojibake() {}

    /**
     * The text as it was meant. Changed only where every character beyond ASCII is part of such a sequence, which real text hardly
     * ever is.
     */
    static String repair(String text) {
        if (text == null || !isSuspect(text)) {
            return text;
        }
        try {
            CharsetEncoder encoder = WINDOWS_1252.newEncoder();
            ByteBuffer bytes = ByteBuffer.allocate(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < 0x100) {
                    // Also the five that windows-1252 has no character for: decoders make controls of them.
                    bytes.put((byte) c);
                } else {
                    bytes.put(encoder.encode(CharBuffer.wrap(text, i, i + 1)));
                }
            }
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException real) {
            return text;
        }
    }

    /** A lead byte of UTF-8 with what may be a following byte, before any character that no byte could have been. */
    private static boolean isSuspect(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return c >= 0xC2 && c <= 0xF4 && i + 1 < length && text.charAt(i + 1) >= 0x80;
            }
        }
        return false;
    }
}
