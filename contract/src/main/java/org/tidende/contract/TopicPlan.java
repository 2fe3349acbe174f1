package org.tidende.contract;

import java.util.List;

/**
 * Declared topics against real ones.
 *
 * @param declared names of all, in their order
 * @param missing those that {@link TopicProvisioner#apply} would create
 * @param differences those that it would refuse, a topic may have several
 */
public record TopicPlan(List<String> declared, List<String> missing, List<TopicDifference> differences) {
    /** Copies its lists. */
    public TopicPlan {
        declared = List.copyOf(declared);
        missing = List.copyOf(missing);
        differences = List.copyOf(differences);
    }

    /** Whether all are there and as declared. */
    public boolean isFulfilled() {
        return missing.isEmpty() && differences.isEmpty();
    }

    /** Of one topic; empty when it is as declared, or missing. */
    public List<TopicDifference> differences(String topic) {
        return differences.stream()
                .filter(difference -> difference.topic().equals(topic))
                .toList();
    }
}
