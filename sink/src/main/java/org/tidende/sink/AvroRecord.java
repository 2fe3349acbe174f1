package org.tidende.sink;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A record where it lies: knows where each of its fields begins. One object serves for many records, one after the other. */
final class AvroRecord {
    /** The second branch of a union, as it stands in the bytes. */
    private static final int PRESENT = 2;

    private final AvroLayout.Fields layout;
    private final AvroLayout[] layouts;
    private final int[] starts;
    private byte[] bytes = {};

    AvroRecord(AvroLayout.Fields layout) {
        this.layout = layout;
        this.layouts = layout.layouts().toArray(AvroLayout[]::new);
        this.starts = new int[layouts.length];
    }

    /**
     * Lays itself over a record.
     *
     * @return where it ends
     */
    int over(byte[] data, int at) {
        bytes = data;
        return walk(data, at, 0);
    }

    /**
     * The same with the record in its first field, each byte walked over once.
     *
     * @param first what is laid over the first field
     */
    int over(byte[] data, int at, AvroRecord first) {
        bytes = data;
        starts[0] = at;
        return walk(data, first.over(data, at), 1);
    }

    private int walk(byte[] data, int at, int from) {
        int next = at;
        for (int field = from; field < layouts.length; field++) {
            starts[field] = next;
            next = AvroLayout.behind(layouts[field], data, next);
        }
        return next;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where a field begins. */
    int at(int field) {
        return starts[field];
    }

    long number(int field) {
        return AvroLayout.number(bytes, starts[field]);
    }

    boolean flag(int field) {
        return bytes[starts[field]] != 0;
    }

    /** Where the value of a nullable field begins; -1 when it is null. */
    int present(int field) {
        int at = starts[field];
        return bytes[at] == PRESENT ? at + 1 : -1;
    }

    /** A text as a string; not for long ones. */
    String string(int at) {
        int length = AvroLayout.length(bytes, at);
        return new String(bytes, AvroLayout.behindNumber(bytes, at), length, StandardCharsets.UTF_8);
    }

    /** True when a text says just this, in ASCII. */
    boolean says(int field, byte[] ascii) {
        int at = starts[field];
        int from = AvroLayout.behindNumber(bytes, at);
        int to = from + AvroLayout.length(bytes, at);
        return Arrays.equals(bytes, from, to, ascii, 0, ascii.length);
    }

    AvroItems items(int field) {
        return new AvroItems(bytes, starts[field]);
    }

    AvroLayout.Fields layout() {
        return layout;
    }
}
