package org.tidende.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bytes to characters, whatever was declared. In this order: byte order mark; UTF-16 and UTF-32 by the zeros around the first
 * characters; UTF-8 where the bytes are valid as that; the charset of the HTTP header; that of the XML declaration; else UTF-8
 * with each byte that isn't read as windows-1252. Valid UTF-8 that is longer than a few bytes is UTF-8 whatever a server says:
 * other encodings make it by accident only.
 */
final class TextDecoder {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Names that stand for what is really meant (WHATWG Encoding Standard, section 4.2). */
    private static final Map<String, String> ALIASES = Map.of(
            "iso-8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "iso-8859-9", "windows-1254",
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "utf8", "UTF-8",
            "euc-kr", "x-windows-949",
            "ks_c_5601-1987", "x-windows-949");

    private TextDecoder() {}

    /**
     * @param characters the first {@code length} of them are the text
     * @param charset what it was read as
     * @param problems what was not as declared, in words
     */
    record Decoded(char[] characters, int length, String charset, List<String> problems) {}

    static Decoded decode(byte[] bytes, String contentType) {
        Mark mark = Mark.of(bytes);
        if (mark != null && mark.charset != StandardCharsets.UTF_8) {
            return lenient(bytes, mark.length, mark.charset);
        }
        int start = mark == null ? 0 : mark.length;
        List<String> problems = new ArrayList<>(1);
        String http = httpCharset(contentType);
        String declared = xmlCharset(bytes, start);
        CharBuffer text = strict(bytes, start, StandardCharsets.UTF_8);
        if (text != null) {
            Charset other = firstKnown(http, declared);
            if (mark == null && other != null && other != StandardCharsets.UTF_8 && !isAscii(bytes, start)) {
                problems.add("declared as " + other.name() + ", is UTF-8");
            }
            return decoded(text, "UTF-8", problems);
        }
        for (String name : new String[] {http, declared}) {
            Charset charset = find(name);
            if (charset == null || charset == StandardCharsets.UTF_8 || isWide(charset)) {
                continue;
            }
            text = charset.equals(WINDOWS_1252) ? replacing(bytes, start, charset) : strict(bytes, start, charset);
            if (text != null) {
                return decoded(text, charset.name(), problems);
            }
            problems.add("declared as " + charset.name() + ", is not");
        }
        problems.add("no known encoding: read as UTF-8 with bytes of windows-1252");
        return mixed(bytes, start, problems);
    }

    private static Decoded lenient(byte[] bytes, int start, Charset charset) {
        return decoded(replacing(bytes, start, charset), charset.name(), List.of());
    }

    private static Decoded decoded(CharBuffer text, String charset, List<String> problems) {
        return new Decoded(text.array(), text.limit(), charset, problems);
    }

    /** Null when the bytes are not valid as that. */
    private static CharBuffer strict(byte[] bytes, int start, Charset charset) {
        try {
            return decodeAll(bytes, start, charset, CodingErrorAction.REPORT);
        } catch (CharacterCodingException invalid) {
            return null;
        }
    }

    private static CharBuffer replacing(byte[] bytes, int start, Charset charset) {
        try {
            return decodeAll(bytes, start, charset, CodingErrorAction.REPLACE);
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException("a decoder that replaces reported an error", impossible);
        }
    }

    private static CharBuffer decodeAll(byte[] bytes, int start, Charset charset, CodingErrorAction action)
            throws CharacterCodingException {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
        int length = bytes.length - start;
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, start, length), out, true);
        if (!result.isUnderflow()) {
            result.throwException();
        }
        decoder.flush(out);
        return out.flip();
    }

    private static Decoded mixed(byte[] bytes, int start, List<String> problems) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
        while (in.hasRemaining()) {
            CoderResult result = utf8.decode(in, out, true);
            if (!result.isMalformed()) {
                break;
            }
            for (int i = 0; i < result.length(); i++) {
                out.put(WINDOWS_1252.decode(ByteBuffer.wrap(new byte[] {in.get()})));
            }
            utf8.reset();
        }
        return decoded(out.flip(), "windows-1252", problems);
    }

    private static boolean isAscii(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static Charset firstKnown(String... names) {
        for (String name : names) {
            Charset charset = find(name);
            if (charset != null) {
                return charset;
            }
        }
        return null;
    }

    /** UTF-16 and UTF-32 would have shown: whoever declares them without is mistaken. */
    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static Charset find(String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        try {
            return Charset.forName(ALIASES.getOrDefault(name.toLowerCase(Locale.ROOT), name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    private static String httpCharset(String contentType) {
        return contentType == null ? null : valueAfter(contentType, "charset");
    }

    private static String xmlCharset(byte[] bytes, int start) {
        int length = Math.min(400, bytes.length - start);
        String head = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        int declaration = head.indexOf("<?xml");
        int end = declaration < 0 ? -1 : head.indexOf('>', declaration);
        return end < 0 ? null : valueAfter(head.substring(declaration, end), "encoding");
    }

    /** The value in {@code name = "value"}, quoted or not. */
    private static String valueAfter(String text, String name) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(name);
        if (at < 0) {
            return null;
        }
        int i = skip(text, at + name.length(), " \t\r\n");
        if (i >= text.length() || text.charAt(i) != '=') {
            return null;
        }
        i = skip(text, i + 1, " \t\r\n\"'");
        int end = i;
        while (end < text.length() && " \t\r\n\"';?,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(i, end);
    }

    private static int skip(String text, int from, String any) {
        int i = from;
        while (i < text.length() && any.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** How a document begins that says its encoding itself. */
    private record Mark(Charset charset, int length) {
        static Mark of(byte[] b) {
            if (starts(b, 0, 0, 0xFE, 0xFF)) {
                return new Mark(Charset.forName("UTF-32BE"), 4);
            }
            if (starts(b, 0xFF, 0xFE, 0, 0)) {
                return new Mark(Charset.forName("UTF-32LE"), 4);
            }
            if (starts(b, 0xEF, 0xBB, 0xBF)) {
                return new Mark(StandardCharsets.UTF_8, 3);
            }
            if (starts(b, 0xFE, 0xFF)) {
                return new Mark(StandardCharsets.UTF_16BE, 2);
            }
            if (starts(b, 0xFF, 0xFE)) {
                return new Mark(StandardCharsets.UTF_16LE, 2);
            }
            if (starts(b, 0, 0, 0, '<')) {
                return new Mark(Charset.forName("UTF-32BE"), 0);
            }
            if (starts(b, '<', 0, 0, 0)) {
                return new Mark(Charset.forName("UTF-32LE"), 0);
            }
            if (starts(b, 0, '<') || isEverySecondZero(b, 0)) {
                return new Mark(StandardCharsets.UTF_16BE, 0);
            }
            return starts(b, '<', 0) || isEverySecondZero(b, 1) ? new Mark(StandardCharsets.UTF_16LE, 0) : null;
        }

        /** White space or other ASCII before the first tag. */
        private static boolean isEverySecondZero(byte[] b, int from) {
            for (int i = 0; i < 8; i++) {
                if (i >= b.length || b[i] == 0 != (i % 2 == from)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean starts(byte[] bytes, int... expected) {
            if (bytes.length < expected.length) {
                return false;
            }
            for (int i = 0; i < expected.length; i++) {
                if ((bytes[i] & 0xFF) != expected[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
