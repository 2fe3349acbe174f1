package org.tidende.ingest.ownership;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/**
 * What this worker owns, as its poll thread saw it at one moment.
 *
 * @param group metadata of that moment; null before the first one
 * @param tokens of the partitions owned, by number
 * @param positions next offset of the stage's topic, by number, of the partitions that are read
 */
public record Ownership(ConsumerGroupMetadata group, Map<Integer, Token> tokens, Map<Integer, Long> positions) {
    static final Ownership NONE = new Ownership(null, Map.of(), Map.of());

    /** Copies its maps. */
    public Ownership {
        tokens = Map.copyOf(tokens);
        positions = Map.copyOf(positions);
    }

    /** Whether work done under the token still counts. */
    public boolean holds(Token token) {
        return token.equals(tokens.get(token.partition()));
    }

    /** Whether nothing was decided anew in the group between the two. */
    boolean isSameGeneration(Ownership other) {
        return isMember()
                && other.isMember()
                && group.generationId() == other.group.generationId()
                && group.memberId().equals(other.group.memberId());
    }

    /** Whether the broker would check offsets against this: without a generation it would take them from anybody. */
    boolean isMember() {
        return group != null && group.generationId() >= 0 && !group.memberId().isEmpty();
    }
}
