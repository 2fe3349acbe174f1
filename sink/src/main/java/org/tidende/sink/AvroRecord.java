package org.tidende.sink;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A record where it lies: knows where each of its fields begins. One object serves for many records, one after the other. */
final class AvroRecord {
    /** The second branch of a union, as it stands in the bytes. */
    private static final int PRESENT = 2;

    private final AvroLayout.Fields layout;

    /** Of each field, and where the record ends. */
    private final int[] starts;

    /** The last field whose beginning is known. */
    private int known;

    private byte[] bytes = {};

    AvroRecord(AvroLayout.Fields layout) {
        this.layout = layout;
        this.starts = new int[layout.layouts().size() + 1];
    }

    /** Lays itself over a record, of which it walks over as much as is asked for. */
    void lay(byte[] data, int at) {
        bytes = data;
        starts[0] = at;
        known = 0;
    }

    /**
     * Lays itself over a record and walks over all of it.
     *
     * @return where it ends
     */
    int over(byte[] data, int at) {
        lay(data, at);
        return end();
    }

    /**
     * The same with the record in its first field, each byte walked over once.
     *
     * @param first what is laid over the first field
     */
    int over(byte[] data, int at, AvroRecord first) {
        lay(data, at);
        ended(0, first.over(data, at));
        return end();
    }

    /** Says where a field ends, if it is known to whoever went through it. */
    void ended(int field, int at) {
        if (field == known) {
            starts[++known] = at;
        }
    }

    /** Where the record ends. */
    int end() {
        return at(starts.length - 1);
    }

    /** Where a field begins. */
    int at(int field) {
        while (known < field) {
            int next = layout.skip(known, bytes, starts[known]);
            starts[++known] = next;
        }
        return starts[field];
    }

    byte[] bytes() {
        return bytes;
    }

    long number(int field) {
        return AvroLayout.number(bytes, at(field));
    }

    boolean flag(int field) {
        return bytes[at(field)] != 0;
    }

    /** Where the value of a nullable field begins; -1 when it is null. */
    int present(int field) {
        int at = at(field);
        return bytes[at] == PRESENT ? at + 1 : -1;
    }

    /** A text as a string; not for long ones. */
    String string(int at) {
        int length = AvroLayout.length(bytes, at);
        return new String(bytes, AvroLayout.behindNumber(bytes, at), length, StandardCharsets.UTF_8);
    }

    /** True when a text says just this, in ASCII. */
    boolean says(int field, byte[] ascii) {
        return says(bytes, at(field), ascii);
    }

    /** The same of the text that begins there. */
    static boolean says(byte[] bytes, int at, byte[] ascii) {
        int from = AvroLayout.behindNumber(bytes, at);
        int to = from + AvroLayout.length(bytes, at);
        return Arrays.equals(bytes, from, to, ascii, 0, ascii.length);
    }

    AvroItems items(int field) {
        return new AvroItems(bytes, at(field));
    }

    AvroLayout.Fields layout() {
        return layout;
    }
}
