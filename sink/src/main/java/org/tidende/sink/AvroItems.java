package org.tidende.sink;

/** Steps over the items of an Avro array or map, block by block. */
final class AvroItems {
    private final byte[] bytes;
    private int at;
    private long left;

    /**
     * @param at where the array begins
     */
    AvroItems(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** False behind the last. */
    boolean next() {
        if (left == 0) {
            long count = AvroLayout.number(bytes, at);
            at = AvroLayout.behindNumber(bytes, at);
            if (count < 0) {
                // Then the block's size in bytes stands before its items.
                at = AvroLayout.behindNumber(bytes, at);
                count = -count;
            }
            left = count;
            if (count == 0) {
                return false;
            }
        }
        left--;
        return true;
    }

    /** Where the item begins; behind the last, where the array ends. */
    int at() {
        return at;
    }

    /** Says where the item ends. */
    void behind(int end) {
        at = end;
    }
}
