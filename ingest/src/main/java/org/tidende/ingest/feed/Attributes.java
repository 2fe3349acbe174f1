package org.tidende.ingest.feed;

import java.util.Arrays;

/** The attributes of the start tag that is being told; valid until the sink returns. */
final class Attributes {
    /** More than any real element has. */
    private static final int MOST = 256;

    private String[] pairs = new String[32];
    private int count;

    int size() {
        return count;
    }

    String name(int i) {
        return pairs[2 * i];
    }

    String value(int i) {
        return pairs[2 * i + 1];
    }

    /** The value of a name, exactly written else in any case; null when there is none. */
    String get(String name) {
        for (int i = 0; i < count; i++) {
            if (pairs[2 * i].equals(name)) {
                return pairs[2 * i + 1];
            }
        }
        for (int i = 0; i < count; i++) {
            if (pairs[2 * i].equalsIgnoreCase(name)) {
                return pairs[2 * i + 1];
            }
        }
        return null;
    }

    /** The value of a name, else of one that has it behind a prefix: {@code atom:href}. */
    String anyPrefix(String name) {
        String value = get(name);
        for (int i = 0; value == null && i < count; i++) {
            String other = pairs[2 * i];
            int colon = other.length() - name.length() - 1;
            if (colon > 0 && other.charAt(colon) == ':' && other.endsWith(name) && !other.startsWith("xmlns:")) {
                value = pairs[2 * i + 1];
            }
        }
        return value;
    }

    void clear() {
        count = 0;
    }

    void add(String name, String value) {
        if (count == MOST) {
            return;
        }
        if (2 * count == pairs.length) {
            pairs = Arrays.copyOf(pairs, pairs.length * 2);
        }
        pairs[2 * count] = name;
        pairs[2 * count + 1] = value;
        count++;
    }
}
