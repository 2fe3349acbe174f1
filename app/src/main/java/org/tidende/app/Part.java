package org.tidende.app;

/** A stage that can run in a process of its own. */
enum Part {
    /** Polls feeds and makes articles. */
    INGEST,
    /** Tags articles. */
    ENRICH,
    /** Writes the index. */
    SINK
}
