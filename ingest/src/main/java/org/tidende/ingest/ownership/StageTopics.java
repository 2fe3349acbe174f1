package org.tidende.ingest.ownership;

import java.util.List;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.Stage;

/**
 * What a stage reads and writes.
 *
 * @param stage gives the group and the transactional id
 * @param source the topic whose partitions are shared out
 * @param table whether the source is a table, read from its beginning on each assignment; else a queue, read from the group's
 *     offset
 * @param states read from their beginning on each assignment, the partition of the same number
 * @param targets further topics that it writes
 */
public record StageTopics(
        Stage stage, KafkaTopic source, boolean table, List<KafkaTopic> states, List<KafkaTopic> targets) {
    /** Copies its lists. */
    public StageTopics {
        states = List.copyOf(states);
        targets = List.copyOf(targets);
    }
}
