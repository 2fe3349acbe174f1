package org.tidende.ingest.feed;

/** Names of tags and attributes, each made a string once. */
final class NameCache {
    private static final int SLOTS = 512;

    private final String[] names = new String[SLOTS];

    String get(char[] text, int from, int to) {
        int length = to - from;
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        int slot = (hash ^ hash >>> 9) & SLOTS - 1;
        String known = names[slot];
        if (known != null && known.length() == length && same(known, text, from)) {
            return known;
        }
        String name = new String(text, from, length);
        names[slot] = name;
        return name;
    }

    private static boolean same(String name, char[] text, int from) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
