package org.tidende.enrich.text;

/** Numbers by 64-bit keys, each key beside its number: a look-up touches one cache line. Filled first, then only read. */
final class LongTable {
    private final long[] slots;
    private final int shift;

    /** @param expected how many keys at most */
    LongTable(int expected) {
        int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(expected + expected / 2));
        slots = new long[2 << bits];
        shift = 64 - bits;
    }

    /** @param key not 0 */
    void put(long key, int number) {
        int slot = slot(key);
        while (slots[slot] != 0 && slots[slot] != key) {
            slot = slot + 2 & slots.length - 1;
        }
        slots[slot] = key;
        slots[slot + 1] = number;
    }

    /** The number of a key; -1 when it has none. */
    int get(long key) {
        int slot = slot(key);
        while (slots[slot] != 0) {
            if (slots[slot] == key) {
                return (int) slots[slot + 1];
            }
            slot = slot + 2 & slots.length - 1;
        }
        return -1;
    }

    private int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> shift) << 1;
    }
}
