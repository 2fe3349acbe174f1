package org.tidende.enrich.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.RuleState;

/**
 * Looks before a replay whether it would do anything: workers must run, and have the newest generation, or what they are given is
 * superseded and nobody notices.
 */
public final class ReplayGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayGuard.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int LOOKED_AT = 20;

    private final ReplayClients clients;
    private final RecordSerde<RuleState> states = RecordSerde.of(RuleState.class);
    private final RecordSerde<EnrichedArticle> articles = RecordSerde.of(EnrichedArticle.class);

    /**
     * @param kafka {@code bootstrap.servers} and any client property
     * @param topics names, with their prefix
     */
    public ReplayGuard(Map<String, Object> kafka, KafkaTopics topics) {
        this.clients = new ReplayClients(kafka, topics);
    }

    /**
     * What to warn of, in words; empty when nothing is.
     *
     * @param request what would be replayed; null when it has begun already
     * @throws ReplayException when it would do nothing for certain: no worker runs, or one that does is behind
     */
    public List<String> check(ReplayRequest request) {
        try (Admin admin = clients.admin();
                Consumer<byte[], byte[]> consumer = clients.consumer()) {
            TreeSet<String> workers = workers(admin);
            if (workers.isEmpty()) {
                throw new ReplayException("no worker of enrich is running; start one, it is who tags the copies");
            }
            long newest = generation(consumer);
            List<String> warnings = new ArrayList<>();
            Map<String, RuleState> told = told(consumer);
            for (String worker : workers) {
                RuleState state = told.get(worker);
                if (state == null) {
                    warnings.add("worker " + worker + " of enrich did not tell which generation it has; with one below "
                            + newest + " it tags nothing anew");
                } else if (state.getGeneration() < newest) {
                    throw new ReplayException("worker " + worker + " of enrich is on generation "
                            + state.getGeneration() + " and "
                            + clients.topics().rules().name() + " is at " + newest
                            + ": its files are not those of the edition that is published, and what it is given it would"
                            + " leave as it is. Its /ready names the files");
                }
            }
            if (request != null) {
                warnings.addAll(unneeded(consumer, request, newest));
            }
            return warnings;
        }
    }

    private TreeSet<String> workers(Admin admin) {
        Pattern client = Pattern.compile(
                Pattern.quote(clients.topics().group(Stage.ENRICH)) + "-(.+)-StreamThread-\\d+-consumer");
        TreeSet<String> workers = new TreeSet<>();
        for (String member : Downstream.members(admin, clients, Stage.ENRICH)) {
            Matcher matcher = client.matcher(member);
            workers.add(matcher.matches() ? matcher.group(1) : member);
        }
        return workers;
    }

    /** The offset after the last record of the rules: what all workers should have come to. */
    private long generation(Consumer<byte[], byte[]> consumer) {
        TopicPartition rules = new TopicPartition(clients.topics().rules().name(), 0);
        long[] next = new long[1];
        read(consumer, List.of(rules), null, Long.MAX_VALUE, record -> next[0] = record.offset() + 1);
        return next[0];
    }

    /** The last word of each worker. */
    private Map<String, RuleState> told(Consumer<byte[], byte[]> consumer) {
        TopicPartition place = new TopicPartition(clients.topics().rulesStates().name(), 0);
        Map<String, RuleState> told = new HashMap<>();
        read(consumer, List.of(place), null, Long.MAX_VALUE, record -> {
            try {
                if (record.value() != null) {
                    RuleState state = states.read(record.topic(), record.value());
                    told.merge(state.getWorker(), state, (one, other) -> newer(one, other) ? one : other);
                }
            } catch (SerializationException notOurs) {
                LOG.warn("passed over: {} offset {}: {}", record.topic(), record.offset(), notOurs.getMessage());
            }
        });
        return told;
    }

    private static boolean newer(RuleState one, RuleState other) {
        return one.getReported().isAfter(other.getReported());
    }

    /** Some articles of each partition, from the first moment on. */
    private List<String> unneeded(Consumer<byte[], byte[]> consumer, ReplayRequest request, long newest) {
        List<TopicPartition> places = ReplayClients.partitions(
                consumer, clients.topics().articlesEnriched().name());
        int[] seen = new int[2];
        read(consumer, places, request.from().toEpochMilli(), LOOKED_AT, record -> {
            try {
                if (record.value() != null) {
                    seen[0]++;
                    seen[1] += articles.read(record.topic(), record.value()).getGeneration() < newest ? 1 : 0;
                }
            } catch (SerializationException notOurs) {
                // Somebody else's record in our topic is for its readers to complain of.
                seen[0]--;
            }
        });
        return seen[0] > 0 && seen[1] == 0
                ? List.of("of " + seen[0] + " enriched articles since " + request.from()
                        + " that were looked at none is of a generation below " + newest
                        + ", which is in force: most copies will be superseded. Publish what has changed first")
                : List.of();
    }

    /**
     * From the beginning, or from a time on.
     *
     * @param most offsets of each partition
     */
    private static void read(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> places,
            Long since,
            long most,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        consumer.assign(places);
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(places, ReplayClients.DEADLINE);
        Map<TopicPartition, Long> end = new HashMap<>(consumer.endOffsets(places, ReplayClients.DEADLINE));
        Map<TopicPartition, OffsetAndTimestamp> from = new HashMap<>();
        if (since != null) {
            Map<TopicPartition, Long> wanted = new HashMap<>();
            places.forEach(place -> wanted.put(place, Math.max(0, since)));
            from.putAll(consumer.offsetsForTimes(wanted, ReplayClients.DEADLINE));
        }
        for (TopicPartition place : places) {
            long first = since == null
                    ? begin.get(place)
                    : from.get(place) == null ? end.get(place) : from.get(place).offset();
            end.compute(place, (key, offset) -> most < offset - first ? first + most : offset);
            consumer.seek(place, first);
        }
        while (places.stream().anyMatch(place -> consumer.position(place, ReplayClients.DEADLINE) < end.get(place))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end.get(new TopicPartition(record.topic(), record.partition()))) {
                    taker.accept(record);
                }
            }
        }
    }
}
