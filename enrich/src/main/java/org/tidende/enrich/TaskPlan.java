package org.tidende.enrich;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask.Type;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.ProcessId;

/** Who works on which tasks, who keeps copies of their stores, and who is to work on what once the copy is there. Pure. */
final class TaskPlan {
    private final SortedMap<ProcessId, Worker> workers = new TreeMap<>();
    private final long tolerated;
    private boolean provisional;

    /** A process, what it had, and what it gets. */
    private static final class Worker {
        final KafkaStreamsState state;
        final Set<TaskId> active = new TreeSet<>();
        final Set<TaskId> standby = new TreeSet<>();

        /** Tasks that are to move here, with the records that the copies lack. */
        final SortedMap<TaskId, Long> coming = new TreeMap<>();

        /** Tasks that it has or is to have. */
        int share;

        Worker(KafkaStreamsState state) {
            this.state = state;
        }

        ProcessId id() {
            return state.processId();
        }

        double loadWith(int more) {
            return (double) (share + more) / threads();
        }

        int threads() {
            return Math.max(1, state.numProcessingThreads());
        }

        /** Records that its copy of a task's stores lacks; 0 for few enough to go on from. */
        long lag(TaskId task, long tolerated) {
            if (state.previousActiveTasks().contains(task)) {
                return 0;
            }
            boolean open = state.previousStandbyTasks().contains(task);
            try {
                long lag = state.lagFor(task);
                // Few records may also be a small store of which nothing is here.
                return lag <= (open ? tolerated : tolerated / 100) ? 0 : lag;
            } catch (UnsupportedOperationException notAsked) {
                return open ? 0 : Long.MAX_VALUE;
            }
        }
    }

    private TaskPlan(Collection<KafkaStreamsState> states, long tolerated) {
        states.forEach(state -> workers.put(state.processId(), new Worker(state)));
        this.tolerated = tolerated;
    }

    /**
     * @param states at least one
     * @param tolerated records that a copy may lack to count as complete
     * @param replicas copies beside the worker's own
     */
    static TaskPlan of(Collection<KafkaStreamsState> states, Collection<TaskId> tasks, long tolerated, int replicas) {
        TaskPlan plan = new TaskPlan(states, tolerated);
        Set<TaskId> sorted = new TreeSet<>(tasks);
        plan.provisional = plan.workerLost(sorted);
        plan.keep(sorted);
        if (plan.provisional) {
            plan.keepCopies(sorted);
        } else {
            plan.even();
            plan.copy(replicas);
        }
        return plan;
    }

    /** All that a process is given. */
    Set<AssignedTask> of(ProcessId process) {
        Worker worker = workers.get(process);
        Set<AssignedTask> given = new HashSet<>();
        worker.active.forEach(task -> given.add(new AssignedTask(task, Type.ACTIVE)));
        worker.standby.forEach(task -> given.add(new AssignedTask(task, Type.STANDBY)));
        return given;
    }

    /** Most records that a process lacks of a task that is to move there; empty when none is. */
    OptionalLong missing(ProcessId process) {
        return workers.get(process).coming.values().stream()
                .mapToLong(Long::longValue)
                .max();
    }

    /**
     * Whether a worker has gone, and all that was done is giving its tasks away. New copies and even loads are for another plan,
     * soon: opening stores for them now would hold up the tasks that stand still.
     */
    boolean provisional() {
        return provisional;
    }

    /**
     * Whether more tasks are nobody's than those who have least lack to have as many as the others: tasks that are on their way
     * from one worker to another are nobody's, too, for a moment.
     */
    private boolean workerLost(Set<TaskId> tasks) {
        long owned = workers.values().stream()
                .flatMap(worker -> worker.state.previousActiveTasks().stream())
                .distinct()
                .count();
        double most = workers.values().stream()
                .mapToDouble(
                        worker -> (double) worker.state.previousActiveTasks().size() / worker.threads())
                .max()
                .orElse(0);
        double lacking = workers.values().stream()
                .mapToDouble(worker -> most * worker.threads()
                        - worker.state.previousActiveTasks().size())
                .sum();
        return workers.size() > 1 && owned > 0 && tasks.size() - owned > lacking;
    }

    /** Each task stays; without a worker it goes where a copy is, and only without copies where most of it is. */
    private void keep(Set<TaskId> tasks) {
        List<TaskId> free = new ArrayList<>();
        for (TaskId task : tasks) {
            workers.values().stream()
                    .filter(worker -> worker.state.previousActiveTasks().contains(task))
                    .findFirst()
                    .ifPresentOrElse(worker -> give(worker, task), () -> free.add(task));
        }
        for (TaskId task : free) {
            give(
                    workers.values().stream()
                            .min(Comparator.<Worker>comparingLong(worker -> lag(worker, task))
                                    .thenComparingDouble(worker -> worker.loadWith(1)))
                            .orElseThrow(),
                    task);
        }
    }

    private void keepCopies(Set<TaskId> tasks) {
        for (Worker worker : workers.values()) {
            worker.state.previousStandbyTasks().stream()
                    .filter(task -> tasks.contains(task) && !worker.active.contains(task) && lag(worker, task) == 0)
                    .forEach(worker.standby::add);
        }
    }

    private static void give(Worker worker, TaskId task) {
        worker.active.add(task);
        worker.share++;
    }

    private long lag(Worker worker, TaskId task) {
        return worker.lag(task, tolerated);
    }

    /**
     * Moves tasks from who has most to who has least, all that one worker is to get at once: each move costs all of them a
     * rebalance. Where a copy is not complete, copies come first.
     */
    private void even() {
        Map<TaskId, Worker> moves = new TreeMap<>();
        while (true) {
            Worker most = workers.values().stream()
                    .max(Comparator.comparingDouble(worker -> worker.loadWith(0)))
                    .orElseThrow();
            Worker least = workers.values().stream()
                    .min(Comparator.comparingDouble(worker -> worker.loadWith(1)))
                    .orElseThrow();
            Optional<TaskId> task = most.loadWith(0) <= least.loadWith(1)
                    ? Optional.empty()
                    : most.active.stream()
                            .filter(one -> !moves.containsKey(one))
                            .min(Comparator.comparingLong(one -> lag(least, one)));
            if (task.isEmpty()) {
                break;
            }
            moves.put(task.get(), least);
            most.share--;
            least.share++;
        }
        moves.forEach((task, worker) -> worker.coming.put(task, lag(worker, task)));
        for (Worker worker : workers.values()) {
            boolean complete = worker.coming.values().stream().allMatch(lag -> lag == 0);
            if (complete) {
                workers.values().forEach(other -> other.active.removeAll(worker.coming.keySet()));
                worker.active.addAll(worker.coming.keySet());
                worker.coming.clear();
            } else {
                worker.standby.addAll(worker.coming.keySet());
            }
        }
    }

    /** Copies, spread so that whoever goes leaves equal parts to the others, and kept where they are as far as that allows. */
    private void copy(int replicas) {
        int wanted = Math.min(replicas, workers.size() - 1);
        Map<ProcessId, Integer> copies = new TreeMap<>();
        for (int round = 0; round < wanted; round++) {
            for (Worker owner : workers.values()) {
                int fair = Math.ceilDiv(owner.active.size(), workers.size() - 1);
                Map<ProcessId, Integer> ofOwner = new TreeMap<>();
                for (TaskId task : owner.active) {
                    workers.values().stream()
                            .filter(worker -> worker != owner && !worker.standby.contains(task))
                            .min(Comparator.<Worker>comparingInt(
                                            worker -> ofOwner.getOrDefault(worker.id(), 0) < fair ? 0 : 1)
                                    .thenComparingLong(worker -> lag(worker, task))
                                    .thenComparingInt(worker -> copies.getOrDefault(worker.id(), 0)))
                            .ifPresent(worker -> {
                                worker.standby.add(task);
                                ofOwner.merge(worker.id(), 1, Integer::sum);
                                copies.merge(worker.id(), 1, Integer::sum);
                            });
                }
            }
        }
    }
}
