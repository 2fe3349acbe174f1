package org.tidende.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * How data of a schema lie in Avro's binary encoding (Avro 1.12 specification, "Binary Encoding"), compiled once so that their parts
 * are found by walking over the bytes, with no object made of them.
 *
 * <p>Damaged bytes end in a {@link DamagedRecordException} or an {@link IndexOutOfBoundsException}, never in an endless loop: each
 * step but a null consumes at least a byte.
 */
sealed interface AvroLayout {

    /** Where the next datum begins. */
    int skip(byte[] bytes, int at);

    /** Of a schema; named records may contain themselves only through what we don't use. */
    static AvroLayout of(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> Fields.of(schema);
            case INT, LONG, ENUM -> new Number();
            case STRING, BYTES -> new Text();
            case FIXED -> new Fixed(schema.getFixedSize());
            case BOOLEAN -> new Fixed(1);
            case NULL -> new Fixed(0);
            case FLOAT -> new Fixed(Float.BYTES);
            case DOUBLE -> new Fixed(Double.BYTES);
            case ARRAY -> new Items(of(schema.getElementType()));
            case MAP -> new Entries(of(schema.getValueType()));
            case UNION ->
                new Choice(schema.getTypes().stream().map(AvroLayout::of).toArray(AvroLayout[]::new));
        };
    }

    /** Behind a datum of a layout. Most are numbers and texts: a call through the interface would cost more than the step. */
    static int behind(AvroLayout layout, byte[] bytes, int at) {
        if (layout instanceof Text) {
            return behindText(bytes, at);
        }
        return layout instanceof Number ? behindNumber(bytes, at) : layout.skip(bytes, at);
    }

    private static int behindText(byte[] bytes, int at) {
        int first = bytes[at];
        // A length below 64 is one byte; where it is too large, nothing can be read behind it.
        return first >= 0 && (first & 1) == 0 ? at + 1 + (first >>> 1) : behindNumber(bytes, at) + length(bytes, at);
    }

    /** The value of a zigzag number. */
    static long number(byte[] bytes, int at) {
        int first = bytes[at];
        if (first >= 0) {
            return first >>> 1 ^ -(first & 1);
        }
        int second = bytes[at + 1];
        if (second >= 0) {
            int both = first & 0x7F | second << 7;
            return both >>> 1 ^ -(both & 1);
        }
        long value = 0;
        int next = at;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = bytes[next++];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new DamagedRecordException("a number of more than ten bytes at " + at);
    }

    /** Behind a number. */
    static int behindNumber(byte[] bytes, int at) {
        int next = at;
        while (bytes[next++] < 0) {
            if (next - at > 10) {
                throw new DamagedRecordException("a number of more than ten bytes at " + at);
            }
        }
        return next;
    }

    /** Bytes of a text or of a block. */
    static int length(byte[] bytes, int at) {
        long length = number(bytes, at);
        if (length < 0 || length > bytes.length - at) {
            throw new DamagedRecordException("a length of " + length + " at " + at);
        }
        return (int) length;
    }

    /** Ints, longs and enums. */
    record Number() implements AvroLayout {
        @Override
        public int skip(byte[] bytes, int at) {
            return behindNumber(bytes, at);
        }
    }

    /** Strings and bytes. */
    record Text() implements AvroLayout {
        @Override
        public int skip(byte[] bytes, int at) {
            return behindText(bytes, at);
        }
    }

    /** What always takes as many bytes. */
    record Fixed(int size) implements AvroLayout {
        @Override
        public int skip(byte[] bytes, int at) {
            return at + size;
        }
    }

    /** A union. */
    record Choice(AvroLayout... branches) implements AvroLayout {
        @Override
        public int skip(byte[] bytes, int at) {
            long branch = number(bytes, at);
            if (branch < 0 || branch >= branches.length) {
                throw new DamagedRecordException("branch " + branch + " of a union at " + at);
            }
            return behind(branches[(int) branch], bytes, behindNumber(bytes, at));
        }
    }

    /** An array. */
    record Items(AvroLayout item) implements AvroLayout {
        @Override
        public int skip(byte[] bytes, int at) {
            return blocks(bytes, at, item, null);
        }
    }

    /** A map: texts, each with its value. */
    record Entries(AvroLayout value) implements AvroLayout {
        private static final Text KEY = new Text();

        @Override
        public int skip(byte[] bytes, int at) {
            return blocks(bytes, at, KEY, value);
        }
    }

    /** Behind the last block of an array or a map. */
    private static int blocks(byte[] bytes, int at, AvroLayout first, AvroLayout second) {
        int next = at;
        for (long count = number(bytes, next); count != 0; count = number(bytes, next)) {
            next = behindNumber(bytes, next);
            if (count < 0) {
                // Then the block says how long it is.
                int size = length(bytes, next);
                next = behindNumber(bytes, next) + size;
                continue;
            }
            for (long left = count; left > 0; left--) {
                next = behind(first, bytes, next);
                if (second != null) {
                    next = behind(second, bytes, next);
                }
            }
        }
        return behindNumber(bytes, next);
    }

    /** A record. */
    record Fields(List<AvroLayout> layouts, Steps steps, Map<String, Integer> numbers, Schema schema)
            implements AvroLayout {
        static Fields of(Schema schema) {
            Map<String, Integer> numbers = new HashMap<>();
            schema.getFields().forEach(field -> numbers.put(field.name(), field.pos()));
            List<AvroLayout> layouts = schema.getFields().stream()
                    .map(field -> AvroLayout.of(field.schema()))
                    .toList();
            return new Fields(layouts, new Steps(layouts), Map.copyOf(numbers), schema);
        }

        @Override
        public int skip(byte[] bytes, int at) {
            return steps.skip(bytes, at);
        }

        /** Behind one field. */
        int skip(int field, byte[] bytes, int at) {
            return steps.skip(field, bytes, at);
        }

        /** The number of a field. */
        int field(String name) {
            Integer number = numbers.get(name);
            if (number == null) {
                throw new IllegalStateException(schema.getFullName() + " has no field " + name);
            }
            return number;
        }

        /** The layout of the records in a field: its own, or those in its list. */
        Fields inside(String name) {
            return switch (layouts.get(field(name))) {
                case Fields fields -> fields;
                case Items items when items.item() instanceof Fields fields -> fields;
                case AvroLayout other -> throw new IllegalStateException(name + " holds no records but " + other);
            };
        }

        /** The symbols of an enum, each as a JSON string. */
        byte[][] symbols(String name) {
            return schema.getField(name).schema().getEnumSymbols().stream()
                    .map(symbol -> JsonBytes.ascii('"' + symbol + '"'))
                    .toArray(byte[][]::new);
        }
    }

    /** The fields of a record as numbers of what to do: most are texts and numbers, and a call through the interface costs more than they do. */
    final class Steps {
        private static final byte OTHER = 0;
        private static final byte NUMBER = 1;
        private static final byte TEXT = 2;
        private static final byte NULLABLE_TEXT = 3;

        private final byte[] kinds;
        private final AvroLayout[] layouts;

        Steps(List<AvroLayout> fields) {
            layouts = fields.toArray(AvroLayout[]::new);
            kinds = new byte[layouts.length];
            for (int i = 0; i < kinds.length; i++) {
                kinds[i] = kind(layouts[i]);
            }
        }

        private static byte kind(AvroLayout layout) {
            return switch (layout) {
                case Number number -> NUMBER;
                case Text text -> TEXT;
                case Choice(AvroLayout[] branches)
                when branches.length == 2
                        && branches[0] instanceof Fixed(int size)
                        && size == 0
                        && branches[1] instanceof Text -> NULLABLE_TEXT;
                case Choice choice -> OTHER;
                case Fixed fixed -> OTHER;
                case Items items -> OTHER;
                case Entries entries -> OTHER;
                case Fields fields -> OTHER;
            };
        }

        int skip(byte[] bytes, int at) {
            int next = at;
            for (int field = 0; field < kinds.length; field++) {
                next = skip(field, bytes, next);
            }
            return next;
        }

        int skip(int field, byte[] bytes, int at) {
            return switch (kinds[field]) {
                case NUMBER -> behindNumber(bytes, at);
                case TEXT -> behindText(bytes, at);
                case NULLABLE_TEXT ->
                    switch (bytes[at]) {
                        case 0 -> at + 1;
                        case 2 -> behindText(bytes, at + 1);
                        default -> layouts[field].skip(bytes, at);
                    };
                default -> layouts[field].skip(bytes, at);
            };
        }
    }
}
