package org.tidende.embedded;

import java.util.EnumSet;
import java.util.Set;

/** Which servers a child process runs. */
public enum Servers {
    BOTH("servers"),
    KAFKA("kafka"),
    OPENSEARCH("opensearch");

    private final String label;

    Servers(String label) {
        this.label = label;
    }

    /** True when a Kafka broker is among them. */
    public boolean kafka() {
        return this != OPENSEARCH;
    }

    /** True when an OpenSearch node is among them. */
    public boolean openSearch() {
        return this != KAFKA;
    }

    /** The servers one by one: what must be up before the child is. */
    Set<Servers> parts() {
        return this == BOTH ? EnumSet.of(KAFKA, OPENSEARCH) : EnumSet.of(this);
    }

    /** Names the log file and the temporary folder, so that two children may share a data folder. */
    String label() {
        return label;
    }
}
