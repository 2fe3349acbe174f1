package org.tidende.sink;

import java.util.Arrays;

/** What is said of all tags of a document beside the tags themselves: their URIs, names, tokens and evidence, each as JSON. */
final class TagLists {
    static final byte[] ABOUT = JsonBytes.ascii("about");
    static final byte[] BODY = JsonBytes.ascii("body");
    private static final byte[] ROLE = JsonBytes.ascii("role");

    private final JsonBytes uris = new JsonBytes(1 << 10);
    private final JsonBytes names = new JsonBytes(1 << 10);
    private final JsonBytes evidence = new JsonBytes(8 << 10);
    private final JsonBytes tokens = new JsonBytes(2 << 10);
    private int[] starts = new int[32];
    private int count;

    void clear() {
        uris.cut(0);
        names.cut(0);
        evidence.cut(0);
        tokens.cut(0);
        count = 0;
    }

    /** Writes a tag's URI as a value, and remembers it. */
    void uri(JsonBytes json, AvroRecord tag, int field) {
        copy(json, tag, field, uris);
    }

    /** Writes a tag's name as a value, and remembers it. */
    void name(JsonBytes json, AvroRecord tag, int field) {
        copy(json, tag, field, names);
    }

    private static void copy(JsonBytes json, AvroRecord tag, int field, JsonBytes list) {
        int from = json.size();
        json.text(tag.bytes(), tag.at(field));
        if (list.size() > 0) {
            list.put(',');
        }
        list.raw(json.array(), from, json.size());
    }

    /** Where the tags' evidence is gathered. */
    JsonBytes evidence() {
        return evidence;
    }

    /** Adds {@code <word>|<text>} unless it is there. */
    void token(byte[] word, AvroRecord tag, int field) {
        begin().raw(word);
        finish(tag, field);
    }

    /**
     * Adds {@code <text>|<text>} unless it is there.
     *
     * @param first where the first text begins, inside the tag
     */
    void token(int first, AvroRecord tag, int field) {
        begin().content(tag.bytes(), first);
        finish(tag, field);
    }

    /** Adds {@code role|<title>} and {@code role|<title>|<uri>} unless they are there. */
    void roleTokens(AvroRecord role, int title, AvroRecord tag, int uri) {
        begin().raw(ROLE).put('|').content(role.bytes(), role.at(title));
        end();
        begin().raw(ROLE).put('|').content(role.bytes(), role.at(title));
        finish(tag, uri);
    }

    private void finish(AvroRecord tag, int field) {
        tokens.put('|').content(tag.bytes(), tag.at(field));
        end();
    }

    private JsonBytes begin() {
        if (count + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[count] = tokens.size();
        return tokens.put('"');
    }

    private void end() {
        tokens.put('"');
        int from = starts[count];
        byte[] bytes = tokens.array();
        for (int earlier = 0; earlier < count; earlier++) {
            // The comma behind it doesn't count.
            if (Arrays.equals(bytes, starts[earlier], starts[earlier + 1] - 1, bytes, from, tokens.size())) {
                tokens.cut(from);
                return;
            }
        }
        tokens.put(',');
        count++;
        starts[count] = tokens.size();
    }

    /** Writes all four lists. */
    void write(JsonBytes json, byte[] uriList, byte[] nameList, byte[] tokenList, byte[] evidenceList) {
        json.array(uriList).raw(uris.array(), 0, uris.size()).endArray();
        json.array(nameList).raw(names.array(), 0, names.size()).endArray();
        if (count > 0) {
            json.array(tokenList).raw(tokens.array(), 0, tokens.size() - 1).endArray();
        }
        json.array(evidenceList).raw(evidence.array(), 0, evidence.size()).endArray();
    }

    /** An Avro text as a field, nothing where it is empty. */
    static void unlessEmpty(JsonBytes json, byte[] name, AvroRecord record, int field) {
        if (AvroLayout.length(record.bytes(), record.at(field)) > 0) {
            json.text(name, record.bytes(), record.at(field));
        }
    }
}
