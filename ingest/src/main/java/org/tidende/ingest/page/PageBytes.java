package org.tidende.ingest.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of a page to characters. In this order: byte order mark; UTF-8 where the bytes are valid as that, since other encodings
 * are it by accident only; the charset of the HTTP header; that of a meta element in the first 4 KiB; else windows-1252.
 */
final class PageBytes {
    /** What is behind this many bytes is not read. */
    static final int MOST = 5 << 20;

    private static final int PRESCAN = 4_096;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARED =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})", Pattern.CASE_INSENSITIVE);

    private static final Pattern DECLARED_INSIDE = Pattern.compile(
            "<(?:meta|\\?xml)[^>]{0,200}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})",
            Pattern.CASE_INSENSITIVE);

    private PageBytes() {}

    static String decode(byte[] bytes, String contentType, List<String> problems) {
        int length = bytes.length;
        if (length > MOST) {
            problems.add("page of " + length + " bytes cut at " + MOST);
            length = MOST;
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, length - 2, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, length - 2, StandardCharsets.UTF_16LE);
        }
        int start = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String text = strict(bytes, start, wholeCharacters(bytes, length), StandardCharsets.UTF_8);
        if (text != null) {
            return text;
        }
        String head = new String(bytes, start, Math.min(PRESCAN, length - start), StandardCharsets.ISO_8859_1);
        for (Charset charset : new Charset[] {declared(DECLARED, contentType), declared(DECLARED_INSIDE, head)}) {
            if (charset != null
                    && !charset.name().startsWith("UTF-16")
                    && !charset.name().startsWith("UTF-32")) {
                if (charset == StandardCharsets.UTF_8) {
                    problems.add("declared as UTF-8, is not in places");
                }
                return new String(bytes, start, length - start, charset);
            }
        }
        problems.add("no known encoding: read as windows-1252");
        return new String(bytes, start, length - start, WINDOWS_1252);
    }

    /** Where the page was cut, a character of UTF-8 may have been cut too. */
    private static int wholeCharacters(byte[] bytes, int length) {
        int end = length;
        while (length < bytes.length && end > length - 4 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    private static String strict(byte[] bytes, int start, int end, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException invalid) {
            return null;
        }
    }

    private static Charset declared(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text == null ? "" : text);
        while (matcher.find()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            try {
                // WHATWG Encoding Standard, section 4.2: what these names stand for on the web.
                return switch (name) {
                    case "iso-8859-1", "latin1", "us-ascii", "ascii" -> WINDOWS_1252;
                    case "iso-8859-9" -> Charset.forName("windows-1254");
                    case "gb2312", "gbk" -> Charset.forName("GB18030");
                    case "euc-kr", "ks_c_5601-1987" -> Charset.forName("x-windows-949");
                    default -> Charset.forName(name);
                };
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                continue;
            }
        }
        return null;
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
