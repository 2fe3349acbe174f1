package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.errors.TaskAssignmentException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.AssignmentConfigs;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask.Type;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.ProcessId;
import org.apache.kafka.streams.processor.assignment.TaskInfo;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

/** Nobody waits for a store, loads are even in the end, and what needn't move stays. */
class WarmTaskAssignorTest {
    private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");
    private static final int TASKS = 12;
    private static final long EMPTY = 50_000;

    private final Group group = new Group();

    @Test
    void shouldGiveTheFirstWorkerEverything() {
        // Given
        group.join(1);

        // When
        group.rebalance();

        // Then
        assertThat(group.active(1)).hasSize(TASKS);
        assertThat(group.standby(1)).isEmpty();
        assertThat(group.followUps()).isEmpty();
    }

    @Test
    void shouldCopyFirstAndMoveWhenTheCopyIsThere() {
        // Given
        group.join(1);
        group.rebalance();
        group.join(2);

        // When
        group.rebalance();

        // Then: the newcomer gets copies alone, and another look soon.
        assertThat(group.active(1)).hasSize(TASKS);
        assertThat(group.standby(2)).hasSize(TASKS);
        assertThat(group.followUps()).containsOnlyKeys(2);
        assertThat(group.followUps().get(2)).isBetween(NOW.plusSeconds(2), NOW.plusSeconds(60));

        // When
        group.caughtUp();
        group.rebalance();

        // Then
        assertThat(group.active(1)).hasSize(6);
        assertThat(group.active(2)).hasSize(6);
        assertThat(group.standby(1)).isEqualTo(group.active(2));
        assertThat(group.standby(2)).isEqualTo(group.active(1));
        assertThat(group.followUps()).isEmpty();
    }

    @Test
    void shouldLeaveWhatNeedNotMove() {
        // Given
        group.join(1);
        group.join(2);
        group.settle();
        Set<TaskId> first = group.active(1);
        Set<TaskId> second = group.active(2);
        group.join(3);

        // When
        group.settle();

        // Then
        assertThat(group.active(3)).hasSize(4);
        assertThat(first).containsAll(group.active(1)).hasSize(6);
        assertThat(second).containsAll(group.active(2)).hasSize(6);
        assertThat(group.active(1)).hasSize(4);
    }

    @Test
    void shouldHandOverToTheHoldersOfCopiesInEqualParts() {
        // Given
        group.join(1);
        group.join(2);
        group.join(3);
        group.settle();
        Set<TaskId> second = group.active(2);
        Set<TaskId> copies = group.standby(2);
        assertThat(copies).hasSize(4);
        group.leave(1);

        // When
        group.rebalance();

        // Then: each keeps what it has and gets only what it has a copy of. No store is opened for anything else.
        assertThat(group.active(2)).hasSize(6).containsAll(second);
        assertThat(copies).containsAll(without(group.active(2), second));
        assertThat(group.active(3)).hasSize(6);
        assertThat(copies).containsAll(group.standby(2));
        assertThat(group.followUps()).containsOnlyKeys(2);

        // When: a few seconds later.
        group.rebalance();

        // Then
        assertThat(group.standby(2)).isEqualTo(group.active(3));
        assertThat(group.standby(3)).isEqualTo(group.active(2));
        assertThat(group.followUps()).isEmpty();
    }

    @Test
    void shouldNotMoveAnythingWhenNobodyComesOrGoes() {
        // Given
        group.join(1);
        group.join(2);
        group.join(3);
        group.settle();
        Map<Integer, List<String>> before = group.all();

        // When
        group.rebalance();

        // Then
        assertThat(group.all()).isEqualTo(before);
        assertThat(group.followUps()).isEmpty();
    }

    @Test
    void shouldShareByThreads() {
        // Given
        group.join(1);
        group.join(2, 3);

        // When
        group.settle();

        // Then
        assertThat(group.active(1)).hasSize(3);
        assertThat(group.active(2)).hasSize(9);
    }

    @Test
    void shouldGiveALostTaskToWhoHasMostOfIt() {
        // Given: the only worker dies while the copies of another are far from complete.
        group.join(1);
        group.rebalance();
        group.join(2);
        group.rebalance();
        group.lag(2, 20_000);
        group.join(3);
        group.leave(1);

        // When
        group.rebalance();

        // Then
        assertThat(group.active(2)).hasSize(TASKS);
        assertThat(group.active(3)).isEmpty();
    }

    @Test
    void shouldGoByWhatWorkersHadWhenTheBrokerCannotBeAsked() {
        // Given
        group.join(1);
        group.join(2);
        group.settle();
        Set<TaskId> second = group.active(2);
        group.leave(1);
        group.silent = true;

        // When
        group.rebalance();

        // Then
        assertThat(group.active(2)).hasSize(TASKS).containsAll(second);
    }

    private static Set<TaskId> without(Set<TaskId> all, Set<TaskId> some) {
        Set<TaskId> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /** Workers as a rebalance sees them, one rebalance after another. */
    private static final class Group implements ApplicationState {
        private final Map<Integer, Worker> workers = new TreeMap<>();
        private Map<ProcessId, KafkaStreamsAssignment> last = Map.of();
        private boolean silent;

        void join(int number) {
            join(number, 1);
        }

        void join(int number, int threads) {
            workers.put(number, new Worker(new ProcessId(new UUID(0, number)), threads));
        }

        void leave(int number) {
            workers.remove(number);
        }

        void lag(int number, long records) {
            workers.get(number).lags.replaceAll((task, lag) -> records);
        }

        /** All copies are complete. */
        void caughtUp() {
            workers.values().forEach(worker -> worker.lags.replaceAll((task, lag) -> 0L));
        }

        void rebalance() {
            last = new HashMap<>();
            new WarmTaskAssignor(InstantSource.fixed(NOW))
                    .assign(this)
                    .assignment()
                    .forEach(assignment -> last.put(assignment.processId(), assignment));
            workers.values().forEach(worker -> worker.take(last.get(worker.process)));
        }

        void settle() {
            do {
                rebalance();
                caughtUp();
            } while (!followUps().isEmpty());
            rebalance();
            caughtUp();
        }

        Set<TaskId> active(int number) {
            return tasks(number, Type.ACTIVE);
        }

        Set<TaskId> standby(int number) {
            return tasks(number, Type.STANDBY);
        }

        Map<Integer, List<String>> all() {
            return workers.keySet().stream()
                    .collect(Collectors.toMap(
                            number -> number, number -> List.of("" + active(number), "" + standby(number))));
        }

        Map<Integer, Instant> followUps() {
            Map<Integer, Instant> wanted = new TreeMap<>();
            workers.forEach((number, worker) -> last.get(worker.process)
                    .followupRebalanceDeadline()
                    .ifPresent(deadline -> wanted.put(number, deadline)));
            return wanted;
        }

        private Set<TaskId> tasks(int number, Type type) {
            return last.get(workers.get(number).process).tasks().values().stream()
                    .filter(task -> task.type() == type)
                    .map(KafkaStreamsAssignment.AssignedTask::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public Map<ProcessId, KafkaStreamsState> kafkaStreamsStates(boolean computeTaskLags) {
            if (silent && computeTaskLags) {
                throw new TaskAssignmentException("no broker");
            }
            workers.values().forEach(worker -> worker.asked = computeTaskLags);
            return workers.values().stream().collect(Collectors.toMap(worker -> worker.process, worker -> worker));
        }

        @Override
        public AssignmentConfigs assignmentConfigs() {
            return new AssignmentConfigs(1_000L, 2, 1, 60_000L, new ArrayList<>());
        }

        @Override
        public Map<TaskId, TaskInfo> allTasks() {
            Map<TaskId, TaskInfo> all = new TreeMap<>();
            IntStream.range(0, TASKS).forEach(partition -> all.put(new TaskId(0, partition), null));
            return all;
        }
    }

    /** One worker: what it had, and what its copies lack. */
    private static final class Worker implements KafkaStreamsState {
        private final ProcessId process;
        private final int threads;
        private final SortedSet<TaskId> active = new TreeSet<>();
        private final SortedSet<TaskId> standby = new TreeSet<>();
        private final Map<TaskId, Long> lags = new HashMap<>();
        private boolean asked;

        Worker(ProcessId process, int threads) {
            this.process = process;
            this.threads = threads;
        }

        void take(KafkaStreamsAssignment assignment) {
            Collection<KafkaStreamsAssignment.AssignedTask> tasks =
                    assignment.tasks().values();
            tasks.forEach(task -> lags.putIfAbsent(task.id(), active.contains(task.id()) ? 0 : EMPTY));
            active.clear();
            standby.clear();
            tasks.forEach(task -> (task.type() == Type.ACTIVE ? active : standby).add(task.id()));
        }

        @Override
        public ProcessId processId() {
            return process;
        }

        @Override
        public int numProcessingThreads() {
            return threads;
        }

        @Override
        public SortedSet<String> consumerClientIds() {
            return new TreeSet<>();
        }

        @Override
        public SortedSet<TaskId> previousActiveTasks() {
            return active;
        }

        @Override
        public SortedSet<TaskId> previousStandbyTasks() {
            return standby;
        }

        @Override
        public long lagFor(TaskId task) {
            if (!asked) {
                throw new UnsupportedOperationException("not asked");
            }
            return lags.getOrDefault(task, EMPTY);
        }

        @Override
        public SortedSet<TaskId> prevTasksByLag(String consumer) {
            return new TreeSet<>();
        }

        @Override
        public Map<TaskId, Long> statefulTasksToLagSums() {
            return lags;
        }

        @Override
        public Optional<HostInfo> hostInfo() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> clientTags() {
            return Map.of();
        }

        @Override
        public Optional<String> rackId() {
            return Optional.empty();
        }
    }
}
