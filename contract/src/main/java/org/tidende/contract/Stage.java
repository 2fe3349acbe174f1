package org.tidende.contract;

/** A step of the pipeline that reads a topic: it has a consumer group, a dead-letter topic and a retry topic of its own. */
public enum Stage {
    /** Polls feeds. */
    INGEST_FEEDS("ingest-feeds"),
    /** Turns entries into articles. */
    INGEST_PAGES("ingest-pages"),
    /** Tags articles. */
    ENRICH("enrich"),
    /** Writes the index. */
    SINK("sink");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** The name used in topics and groups, for instance {@code ingest-feeds}. */
    public String label() {
        return label;
    }
}
