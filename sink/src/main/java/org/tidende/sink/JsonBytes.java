package org.tidende.sink;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * JSON (RFC 8259) written into one growing array. Texts come as UTF-8 and stay it: they are checked, escaped and copied, never made
 * characters. A comma is set wherever a value follows a value.
 */
final class JsonBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final long YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private byte[] bytes;
    private int size;

    JsonBytes(int expectedBytes) {
        bytes = new byte[Math.max(64, expectedBytes)];
    }

    /** Valid up to {@link #size()}, until more is written. */
    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Forgets what stands behind. */
    void cut(int to) {
        size = to;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A field's name as it is written: in quotes, with its colon. */
    static byte[] name(String name) {
        return ascii('"' + name + "\":");
    }

    JsonBytes object() {
        return open('{');
    }

    JsonBytes array(byte[] name) {
        return field(name).open('[');
    }

    JsonBytes object(byte[] name) {
        return field(name).open('{');
    }

    JsonBytes end() {
        return put('}');
    }

    JsonBytes endArray() {
        return put(']');
    }

    JsonBytes field(byte[] name) {
        comma();
        return raw(name);
    }

    JsonBytes number(byte[] name, long value) {
        return field(name).number(value);
    }

    JsonBytes flag(byte[] name, boolean value) {
        return field(name).raw(value ? TRUE : FALSE);
    }

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    /** An Avro text as a field's value. */
    JsonBytes text(byte[] name, byte[] source, int at) {
        return field(name).text(source, at);
    }

    /** An Avro text as a value. */
    JsonBytes text(byte[] source, int at) {
        comma();
        return put('"').content(source, at).put('"');
    }

    /** The inside of an Avro text, escaped, without quotes. */
    JsonBytes content(byte[] source, int at) {
        int from = AvroLayout.behindNumber(source, at);
        content(source, from, from + AvroLayout.length(source, at));
        return this;
    }

    /** A value that was written before, at another place of these bytes. */
    JsonBytes again(int from, int to) {
        comma();
        ensure(to - from);
        System.arraycopy(bytes, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    JsonBytes string(String text) {
        comma();
        put('"');
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        content(utf8, 0, utf8.length);
        return put('"');
    }

    /** A moment in ISO 8601, UTC, as {@link Instant#toString()} writes it. */
    JsonBytes date(byte[] name, long millis) {
        field(name);
        if (millis < 0 || millis > YEAR_10000) {
            return string(Instant.ofEpochMilli(millis).toString());
        }
        ensure(32);
        bytes[size++] = '"';
        size = IsoDate.write(millis, bytes, size);
        bytes[size++] = '"';
        return this;
    }

    JsonBytes hex(byte[] name, byte[] source, int from, int to) {
        field(name).put('"');
        ensure(2 * (to - from));
        for (int i = from; i < to; i++) {
            bytes[size++] = HEX[source[i] >> 4 & 15];
            bytes[size++] = HEX[source[i] & 15];
        }
        return put('"');
    }

    /** Bytes that are JSON already, without a comma before them. */
    JsonBytes raw(byte[] json) {
        return raw(json, 0, json.length);
    }

    JsonBytes raw(byte[] json, int from, int to) {
        ensure(to - from);
        System.arraycopy(json, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    JsonBytes put(char character) {
        ensure(1);
        bytes[size++] = (byte) character;
        return this;
    }

    JsonBytes number(long value) {
        comma();
        if (value < 0 || value >= Integer.MAX_VALUE) {
            return raw(ascii(Long.toString(value)));
        }
        int digits = 1;
        for (long limit = 10; limit <= value; limit *= 10) {
            digits++;
        }
        ensure(digits);
        long rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    private JsonBytes open(char bracket) {
        comma();
        return put(bracket);
    }

    private void comma() {
        if (size == 0) {
            return;
        }
        switch (bytes[size - 1]) {
            case '{', '[', ':', '\n' -> {}
            default -> put(',');
        }
    }

    private void content(byte[] source, int from, int to) {
        ensure(to - from);
        int next = from;
        while (next < to) {
            int end = unescaped(source, next, to);
            raw(source, next, end);
            next = end < to ? escaped(source[end], end) : end;
        }
    }

    /** The end of a stretch that is copied as it stands: no quote, backslash or control character; well-formed. */
    private static int unescaped(byte[] source, int from, int to) {
        int next = from;
        while (next < to) {
            next = plain(source, next, to);
            if (next == to || source[next] >= 0) {
                return next;
            }
            next = beyondAscii(source, next, to);
        }
        return next;
    }

    /** The end of a stretch of ASCII that needs no care, eight bytes at a time. */
    private static int plain(byte[] source, int from, int to) {
        int next = from;
        for (; next + Long.BYTES <= to; next += Long.BYTES) {
            long eight = (long) EIGHT.get(source, next);
            long quote = eight ^ ONES * '"';
            long slash = eight ^ ONES * '\\';
            // Sets the high bit of a byte that is below a space, a quote, a backslash or beyond ASCII, and maybe of
            // later ones.
            long care = (eight | eight - ONES * ' ' | quote - ONES | slash - ONES) & HIGHS;
            if (care != 0) {
                // None before the first whose bit is set is wrong.
                next += Long.numberOfTrailingZeros(care) >>> 3;
                break;
            }
        }
        while (next < to && source[next] >= ' ' && source[next] != '"' && source[next] != '\\') {
            next++;
        }
        return next;
    }

    private int escaped(byte character, int at) {
        ensure(6);
        bytes[size++] = '\\';
        switch (character) {
            case '"', '\\' -> bytes[size++] = character;
            case '\n' -> bytes[size++] = 'n';
            case '\t' -> bytes[size++] = 't';
            case '\r' -> bytes[size++] = 'r';
            default -> {
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = HEX[character >> 4];
                bytes[size++] = HEX[character & 15];
            }
        }
        return at + 1;
    }

    /** Behind characters beyond ASCII, as long as they last; well-formed ones only (Unicode 16, table 3-7). */
    private static int beyondAscii(byte[] source, int from, int to) {
        int next = from;
        while (next < to && source[next] < 0) {
            int first = source[next] & 0xFF;
            int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
            if (length == 0 || next + length > to || !continues(source, next, first, length)) {
                throw new DamagedRecordException("malformed UTF-8 at " + next);
            }
            next += length;
        }
        return next;
    }

    private static boolean continues(byte[] source, int at, int first, int length) {
        int second = source[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return false;
        }
        for (int i = 2; i < length; i++) {
            if ((source[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private void ensure(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(
                    bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(bytes.length * 2L, size + (long) more)));
        }
    }
}
