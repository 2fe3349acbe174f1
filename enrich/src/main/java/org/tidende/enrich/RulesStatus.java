package org.tidende.enrich;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.record.Edition;
import org.tidende.contract.record.RuleState;
import org.tidende.contract.record.RuleStatus;

/**
 * Which edition of the dictionaries is published, and what the workers have made of it and of the rules: the rules topic, the topic of
 * rule states and the members of the group, put together.
 *
 * @param generation the newest: the next offset of the rules topic
 * @param published the edition that workers must have; null when there is none, or it can't be read
 * @param unreadable why it can't be read; null when it can, or there is none
 * @param rules how many are published without files
 * @param workers by name
 * @param faults of rules, at the workers that are there
 */
public record RulesStatus(
        long generation, Edition published, String unreadable, int rules, List<Worker> workers, List<Fault> faults) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** How a worker stands to the newest generation. */
    public enum Standing {
        /** It is in force there. */
        ON_IT,
        /** It runs with an older one and has not said why. */
        BEHIND,
        /** Its files are not yet those of the edition. */
        WAITING,
        /** Its files or the edition can't be used. */
        REFUSED,
        /** It no longer runs, and ended without a word. */
        GONE
    }

    /**
     * A worker of enrich.
     *
     * @param name as {@code --instance} gave it
     * @param generation in force there; 0 for none
     * @param files hash of its files; null when it has said nothing
     * @param error why it is not on the newest generation; null when it is, or is silent
     * @param reported when it said so last; null for never
     */
    public record Worker(
            String name, Standing standing, long generation, String files, String error, Instant reported) {}

    /**
     * A rule that a worker can't use.
     *
     * @param rule its id
     */
    public record Fault(String rule, String worker, String error) {}

    /** Copies. */
    public RulesStatus {
        workers = List.copyOf(workers);
        faults = List.copyOf(faults);
    }

    /** Whether there are workers, and the newest generation is in force on all of them. */
    public boolean agreed() {
        List<Standing> standings = workers.stream()
                .map(Worker::standing)
                .filter(standing -> standing != Standing.GONE)
                .toList();
        return !standings.isEmpty() && standings.stream().allMatch(Standing.ON_IT::equals);
    }

    /**
     * Asks the cluster.
     *
     * @throws KafkaException when it does not answer within 30 s, or refuses
     */
    public static RulesStatus ask(Map<String, Object> kafka, KafkaTopics topics, InstantSource clock) {
        Rulebook book = new Rulebook();
        long generation = read(kafka, topics.rules().name(), book::take);
        Map<String, RuleState> states = new TreeMap<>();
        RecordSerde<RuleState> serde = RecordSerde.of(RuleState.class);
        read(kafka, topics.rulesStates().name(), record -> {
            try {
                states.put(
                        RulesConsumer.key(record),
                        record.value() == null ? null : serde.read(record.topic(), record.value()));
            } catch (SerializationException notOurs) {
                // Somebody else's record says nothing of our workers.
                states.remove(RulesConsumer.key(record));
            }
        });
        states.values().removeIf(state -> state == null);
        return of(generation, book, states, members(kafka, topics.group(Stage.ENRICH)), clock.instant());
    }

    static RulesStatus of(
            long generation, Rulebook book, Map<String, RuleState> states, Set<String> running, Instant now) {
        Map<String, Worker> workers = new TreeMap<>();
        running.forEach(name -> workers.put(name, new Worker(name, Standing.BEHIND, 0, null, null, null)));
        states.forEach((key, state) -> {
            if (key.startsWith(RulesConsumer.EDITION + "|")) {
                Standing standing = standing(state, generation, running.contains(state.getWorker()), now);
                workers.put(
                        state.getWorker(),
                        new Worker(
                                state.getWorker(),
                                standing,
                                state.getGeneration(),
                                state.getEdition(),
                                state.getError(),
                                state.getReported()));
            }
        });
        List<Fault> faults = new ArrayList<>();
        states.forEach((key, state) -> {
            String rule = key.substring(0, Math.max(0, key.lastIndexOf('|')));
            Worker worker = workers.get(state.getWorker());
            if (state.getStatus() == RuleStatus.refused
                    && book.rules(null).containsKey(rule)
                    && worker != null
                    && worker.standing() != Standing.GONE) {
                faults.add(new Fault(
                        rule.startsWith(RulesConsumer.RULE) ? rule.substring(RulesConsumer.RULE.length()) : rule,
                        state.getWorker(),
                        state.getError()));
            }
        });
        return new RulesStatus(
                generation,
                book.wanted(),
                book.unreadable(),
                book.rules(null).size(),
                List.copyOf(workers.values()),
                faults);
    }

    private static Standing standing(RuleState state, long generation, boolean running, Instant now) {
        // Who waits for an edition is in no group, and says again and again that it waits.
        boolean silent = state.getReported().isBefore(now.minus(RuleStates.AGAIN.multipliedBy(6)));
        return switch (state.getStatus()) {
            case applied -> {
                Standing there = state.getGeneration() == generation ? Standing.ON_IT : Standing.BEHIND;
                yield running ? there : Standing.GONE;
            }
            case waiting -> running || !silent ? Standing.WAITING : Standing.GONE;
            case refused -> running || !silent ? Standing.REFUSED : Standing.GONE;
            case unknown -> running || !silent ? Standing.BEHIND : Standing.GONE;
        };
    }

    private static long read(
            Map<String, Object> kafka,
            String topic,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(kafka)) {
            List<TopicPartition> partitions = CommittedRecords.partitions(consumer, topic);
            if (partitions.isEmpty()) {
                return 0;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions, DEADLINE).get(partitions.getFirst());
            CommittedRecords.forEach(consumer, partitions, record -> {
                taker.accept(record);
                return true;
            });
            return end;
        }
    }

    /** Names of the workers in the group. */
    private static Set<String> members(Map<String, Object> kafka, String group) {
        // Of its clients, Streams names the threads' consumers.
        Pattern client = Pattern.compile(Pattern.quote(group) + "-(.+)-StreamThread-\\d+-consumer");
        try (Admin admin = Admin.create(kafka)) {
            Set<String> names = new HashSet<>();
            for (MemberDescription member : admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                    .members()) {
                Matcher matcher = client.matcher(member.clientId());
                if (matcher.matches()) {
                    names.add(matcher.group(1));
                }
            }
            return names;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw new KafkaException("the workers of " + group + " can't be asked for", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the workers of " + group + " were not told within 30 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
