package org.tidende.sink;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a cluster stands to our articles, asked without changing anything.
 *
 * @param version of the node that answered
 * @param health {@code green}, {@code yellow} or {@code red}
 * @param missingTemplate name of the index template when it is not there; null when it is
 * @param foreign what carries one of our names and another mapping, a sentence each
 * @param indices of articles, how many
 * @param fullDisks nodes that run out of disk, a sentence each
 * @param clocks of the nodes, as they told them
 */
public record IndexReport(
        String version,
        String health,
        String missingTemplate,
        List<String> foreign,
        int indices,
        List<String> fullDisks,
        Map<String, Clock> clocks) {

    /**
     * What a node's clock showed, and ours before and after it was asked.
     *
     * @param shown by the node
     */
    public record Clock(Instant before, Instant shown, Instant after) {}

    /** Copies. */
    public IndexReport {
        foreign = List.copyOf(foreign);
        fullDisks = List.copyOf(fullDisks);
        clocks = Map.copyOf(clocks);
    }
}
