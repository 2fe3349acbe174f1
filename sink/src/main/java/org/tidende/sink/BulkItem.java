package org.tidende.sink;

/**
 * One action of a bulk request.
 *
 * @param delivery the record it is of
 * @param index the index it goes to
 * @param body whose bytes it is in
 * @param from first byte there
 * @param to byte after the last
 */
record BulkItem(Delivery delivery, String index, BulkBody body, int from, int to) {
    int length() {
        return to - from;
    }
}
