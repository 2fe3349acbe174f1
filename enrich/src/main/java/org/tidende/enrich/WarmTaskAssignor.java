package org.tidende.enrich;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.TaskAssignmentException;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.ProcessId;
import org.apache.kafka.streams.processor.assignment.TaskAssignor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives partitions to workers so that nobody waits for a store. A task stays where it is; one whose worker has gone goes to the
 * worker that holds a copy, and nothing else happens in that rebalance; one that is to move, for the loads to be even, is copied first, and moves in a rebalance that follows
 * as soon as the copy should be there.
 *
 * <p>Kafka's own assignor takes up to 10,000 missing records for none and shares all tasks out anew, so that with stores of that
 * size almost every task changes hands whenever anybody comes or goes; and for larger ones it looks again after a minute at the
 * earliest.
 *
 * <p>Kafka Streams makes it by its class name.
 */
public final class WarmTaskAssignor implements TaskAssignor {
    private static final Logger LOG = LoggerFactory.getLogger(WarmTaskAssignor.class);
    private static final long SHORTEST_WAIT_SECONDS = 2;
    private static final long LONGEST_WAIT_SECONDS = 60;

    /** Slow for a store: a rebalance too late costs less than many too early. */
    private static final long COPIED_RECORDS_PER_SECOND = 20_000;

    /** Between the loss of a worker and new copies. */
    private static final Duration UNTIL_SETTLED = Duration.ofSeconds(5);

    private final InstantSource clock;

    /** For Kafka Streams. */
    public WarmTaskAssignor() {
        this(InstantSource.system());
    }

    WarmTaskAssignor(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public TaskAssignment assign(ApplicationState application) {
        Map<ProcessId, KafkaStreamsState> states = states(application);
        TaskPlan plan = TaskPlan.of(
                states.values(),
                application.allTasks().keySet(),
                application.assignmentConfigs().acceptableRecoveryLag(),
                application.assignmentConfigs().numStandbyReplicas());
        List<KafkaStreamsAssignment> assignments = new ArrayList<>();
        for (ProcessId process : states.keySet()) {
            KafkaStreamsAssignment assignment = KafkaStreamsAssignment.of(process, plan.of(process));
            OptionalLong missing = plan.missing(process);
            if (plan.provisional() && assignments.isEmpty()) {
                // One of them is enough to call all together again.
                assignments.add(assignment.withFollowupRebalance(clock.instant().plus(UNTIL_SETTLED)));
            } else if (missing.isPresent()) {
                assignments.add(
                        assignment.withFollowupRebalance(clock.instant().plus(untilCopied(missing.getAsLong()))));
            } else {
                assignments.add(assignment);
            }
        }
        return new TaskAssignment(assignments);
    }

    private static Duration untilCopied(long missing) {
        return Duration.ofSeconds(
                Math.clamp(missing / COPIED_RECORDS_PER_SECOND, SHORTEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS));
    }

    private static Map<ProcessId, KafkaStreamsState> states(ApplicationState application) {
        try {
            return new TreeMap<>(application.kafkaStreamsStates(true));
        } catch (TaskAssignmentException e) {
            LOG.warn("how far the copies of stores are can't be asked: {}", e.getMessage());
            return new TreeMap<>(application.kafkaStreamsStates(false));
        }
    }
}
