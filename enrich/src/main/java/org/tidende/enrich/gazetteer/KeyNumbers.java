package org.tidende.enrich.gazetteer;

import java.util.Arrays;

/**
 * Numbers texts from 0 in the order in which they are first seen, and forgets the texts: 16 to 32 bytes each, so that millions
 * may be compared. Two of them agree in 64 bits once in some million million pairs, and are then taken for one.
 */
final class KeyNumbers {
    private long[] keys = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private int size;

    int size() {
        return size;
    }

    /** The number of a text, which is the size before the call where it is new. */
    int of(String text) {
        if (size * 2 > keys.length) {
            grow();
        }
        long key = key(text);
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            numbers[slot] = size++;
        }
        return numbers[slot];
    }

    /** The number of a text; -1 where it was never seen. */
    int find(String text) {
        int slot = slot(key(text));
        return keys[slot] == 0 ? -1 : numbers[slot];
    }

    private int slot(long key) {
        int slot = (int) (key >>> 20) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = Arrays.copyOf(oldNumbers, keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    private static long key(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xD6E8FEB86659FD93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
