package org.tidende.ingest.ownership;

/** Where a drill holds a worker's threads up, as a stopped process or a long collection of garbage would. */
interface Stalls {
    /** Nowhere. */
    Stalls NONE = new Stalls() {};

    /** The poll thread, between two polls. */
    default void polling() {
        // Runs on.
    }

    /** The commit thread, when the ownership has been read and nothing is sent yet. */
    default void beginning() {
        // Runs on.
    }

    /** The commit thread, when the records are sent and the offsets are not. */
    default void sendingOffsets() {
        // Runs on.
    }

    /** The commit thread, when the broker has taken records and offsets, and nobody has decided about them yet. */
    default void committing() {
        // Runs on.
    }
}
