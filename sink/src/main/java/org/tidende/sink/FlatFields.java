package org.tidende.sink;

import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Writes records that have nothing inside but texts and numbers, in one pass over their bytes: fields keep the names and the order
 * that they have in the schema.
 */
final class FlatFields {
    private final byte[][] names;
    private final boolean[] texts;
    private final boolean[] unlessEmpty;

    /**
     * @param first name of the first field: whoever reads it where the record begins relies on that
     * @param unlessEmpty texts that are left out where they are empty
     * @throws IllegalStateException when a field is neither a text nor a number, or another is the first
     */
    FlatFields(AvroLayout.Fields layout, String first, Set<String> unlessEmpty) {
        List<Schema.Field> fields = layout.schema().getFields();
        if (!fields.getFirst().name().equals(first)) {
            throw new IllegalStateException(layout.schema().getFullName() + " begins with "
                    + fields.getFirst().name() + ", not with " + first);
        }
        this.names = new byte[fields.size()][];
        this.texts = new boolean[names.length];
        this.unlessEmpty = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            Schema.Field field = fields.get(i);
            names[i] = JsonBytes.name(field.name());
            texts[i] = field.schema().getType() == Schema.Type.STRING;
            this.unlessEmpty[i] = unlessEmpty.contains(field.name());
            if (!texts[i] && !(layout.layouts().get(i) instanceof AvroLayout.Number)) {
                throw new IllegalStateException(layout.schema().getFullName() + "." + field.name()
                        + " is neither a text nor a number but " + field.schema());
            }
        }
    }

    /**
     * Writes a record as an object.
     *
     * @return where the next datum begins
     */
    int write(JsonBytes json, byte[] bytes, int at) {
        json.object();
        int next = at;
        for (int i = 0; i < names.length; i++) {
            if (!texts[i]) {
                next = json.numberThrough(names[i], bytes, next);
            } else if (unlessEmpty[i] && bytes[next] == 0) {
                next++;
            } else {
                next = json.textThrough(names[i], bytes, next);
            }
        }
        json.end();
        return next;
    }
}
