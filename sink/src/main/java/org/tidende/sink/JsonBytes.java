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

    /**
     * A field's name as it is written: in quotes, with its colon, and with the comma that mostly stands before it. Behind it eight bytes are
     * free, so that it can be copied eight at a time.
     */
    static byte[] name(String name) {
        byte[] written = ascii(",\"" + name + "\":");
        return Arrays.copyOf(written, written.length + Long.BYTES);
    }

    /** How many bytes of a name are written behind another field. */
    static int length(byte[] name) {
        return name.length - Long.BYTES;
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
        int from = size > 0 && bytes[size - 1] == '{' ? 1 : 0;
        int length = length(name) - from;
        ensure(length + Long.BYTES);
        for (int done = 0; done < length; done += Long.BYTES) {
            EIGHT.set(bytes, size + done, (long) EIGHT.get(name, from + done));
        }
        size += length;
        return this;
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

    /**
     * An Avro text as a field's value.
     *
     * @return where the next datum begins
     */
    int textThrough(byte[] name, byte[] source, int at) {
        field(name).put('"');
        int from = AvroLayout.behindNumber(source, at);
        int to = from + AvroLayout.length(source, at);
        content(source, from, to);
        put('"');
        return to;
    }

    /** An Avro number as a field's value; where the next datum begins. */
    int numberThrough(byte[] name, byte[] source, int at) {
        field(name).number(AvroLayout.number(source, at));
        return AvroLayout.behindNumber(source, at);
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
        if (value < 0 || value >= 1_000_000) {
            return raw(ascii(Long.toString(value)));
        }
        // Divided as ints, which is cheaper, and nearly all are small.
        int rest = (int) value;
        int digits = rest < 10 ? 1 : rest < 100 ? 2 : rest < 1_000 ? 3 : rest < 10_000 ? 4 : rest < 100_000 ? 5 : 6;
        ensure(digits);
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

    /** Checks and copies eight bytes at a time; what is written behind the end of a text is written over by what follows. */
    private void content(byte[] source, int from, int to) {
        ensure(to - from + Long.BYTES);
        int next = from;
        while (next < to) {
            byte character = source[next];
            if (next + Long.BYTES <= source.length) {
                long eight = (long) EIGHT.get(source, next);
                long care = care(to - next < Long.BYTES ? shortened(eight, to - next) : eight);
                EIGHT.set(bytes, size, eight);
                // None before the first whose bit is set is wrong.
                int plain = care == 0 ? Math.min(Long.BYTES, to - next) : Long.numberOfTrailingZeros(care) >>> 3;
                next += plain;
                size += plain;
                if (care == 0) {
                    continue;
                }
                character = source[next];
            }
            if (character < 0) {
                int end = beyondAscii(source, next, to);
                raw(source, next, end);
                next = end;
            } else if (character < ' ' || character == '"' || character == '\\') {
                escaped(character);
                ensure(to - ++next + Long.BYTES);
            } else {
                bytes[size++] = character;
                next++;
            }
        }
    }

    /**
     * Sets the high bit of a byte that is below a space, a quote, a backslash or beyond ASCII, and maybe of later ones: none before the
     * first whose bit is set is wrong.
     */
    private static long care(long eight) {
        long quote = eight ^ ONES * '"';
        long slash = eight ^ ONES * '\\';
        return (eight | eight - ONES * ' ' | quote - ONES | slash - ONES) & HIGHS;
    }

    /** The first bytes of eight, spaces behind them. */
    private static long shortened(long eight, int length) {
        long kept = (1L << 8 * length) - 1;
        return eight & kept | ONES * ' ' & ~kept;
    }

    private void escaped(byte character) {
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
    }

    /** Behind characters beyond ASCII, as long as they last; well-formed ones only (Unicode 16, table 3-7). */
    private static int beyondAscii(byte[] source, int from, int to) {
        int next = from;
        while (next < to && source[next] < 0) {
            int first = source[next] & 0xFF;
            if (first >= 0xC2 && first < 0xE0 && next + 1 < to && (source[next + 1] & 0xC0) == 0x80) {
                next += 2;
                continue;
            }
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
