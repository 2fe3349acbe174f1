package org.tidende.enrich.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.KafkaTopics;

/**
 * Copies articles from the archive into {@code news.articles.replay}, where enrich tags them anew. A copy has the key, bytes and
 * partition number of its source and says in the header {@code tidende.origin} where that lies. Progress is committed in the transaction
 * of the copies, so one that is ended in any way goes on without loss or double, and its id is all that must be known for it.
 */
public final class ReplayCopier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayCopier.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    /** How far collectors' clocks may be apart: articles are not exactly in the order of their times. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ReplayClients clients;
    private final String id;
    private final long perSecond;
    private final CountDownLatch pausing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean running;

    /**
     * A replay that is known.
     *
     * @param kafka {@code bootstrap.servers} and any client property
     * @param topics names, with their prefix
     * @param id as {@link #begin} was given it
     * @param perSecond the most copies a second; 0 for as many as enrich takes without keeping live articles waiting
     */
    public ReplayCopier(Map<String, Object> kafka, KafkaTopics topics, String id, long perSecond) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id of a replay is 1 to 60 letters, digits, dots, underscores or hyphens, is '" + id + "'");
        }
        if (perSecond < 0) {
            throw new IllegalArgumentException("copies a second must be 1 or more, or 0 for no limit, is " + perSecond);
        }
        this.clients = new ReplayClients(kafka, topics);
        this.id = id;
        this.perSecond = perSecond;
    }

    static ReplayException unknown(String id) {
        return new ReplayException("there is no replay " + id
                + ". 'tidende replay --list' shows those that are known; brokers forget one a week after its"
                + " last step");
    }

    /**
     * Remembers what is asked for, and that the archive ends where it ends now. Nothing is copied yet.
     *
     * @throws ReplayException when there is a replay of that id
     * @throws KafkaException when the cluster can't be asked
     */
    public void begin(ReplayRequest request) {
        ReplayStore store = new ReplayStore(clients);
        try (Admin admin = clients.admin();
                Consumer<byte[], byte[]> consumer = clients.consumer();
                Producer<byte[], byte[]> producer = clients.producer(id)) {
            // Before, because it would take a running one over; and after, because a beginning of the same moment is
            // decided then.
            requireNone(store, admin);
            producer.initTransactions();
            requireNone(store, admin);
            List<PartitionProgress> spans = spans(consumer, request);
            producer.beginTransaction();
            store.write(producer, id, request, spans);
            producer.commitTransaction();
        }
    }

    private void requireNone(ReplayStore store, Admin admin) {
        if (!store.read(admin, id).isEmpty()) {
            throw new ReplayException(
                    "there is a replay " + id + " already; go on with it (--resume " + id + ") or name another id");
        }
    }

    private List<PartitionProgress> spans(Consumer<byte[], byte[]> consumer, ReplayRequest request) {
        List<TopicPartition> places =
                ReplayClients.partitions(consumer, clients.archive(0).topic());
        if (places.isEmpty()) {
            throw new ReplayException("there is no topic " + clients.archive(0).topic());
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(places, ReplayClients.DEADLINE);
        Map<TopicPartition, OffsetAndTimestamp> from =
                at(consumer, places, request.from().toEpochMilli());
        Map<TopicPartition, OffsetAndTimestamp> to = request.to() == null
                ? Map.of()
                : at(consumer, places, request.to().plus(CLOCKS).toEpochMilli());
        List<PartitionProgress> spans = new ArrayList<>();
        for (TopicPartition place : places) {
            long end = to.get(place) == null
                    ? ends.get(place)
                    : Math.min(ends.get(place), to.get(place).offset());
            long begin = from.get(place) == null
                    ? end
                    : Math.min(end, from.get(place).offset());
            spans.add(new PartitionProgress(place.partition(), begin, begin, end, 0, 0, 0));
        }
        return spans;
    }

    private static Map<TopicPartition, OffsetAndTimestamp> at(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> places, long time) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        // Kafka takes negative times for words: latest, earliest.
        places.forEach(place -> wanted.put(place, Math.max(0, time)));
        return consumer.offsetsForTimes(wanted, ReplayClients.DEADLINE);
    }

    /** All replays that are known, without looking at what is waiting. */
    public static List<ReplayProgress> list(Map<String, Object> kafka, KafkaTopics topics) {
        ReplayClients clients = new ReplayClients(kafka, topics);
        ReplayStore store = new ReplayStore(clients);
        List<ReplayProgress> known = new ArrayList<>();
        try (Admin admin = clients.admin()) {
            for (String id : store.ids(admin)) {
                Map<Integer, ReplayNote> notes = store.read(admin, id);
                if (!notes.isEmpty()) {
                    known.add(new ReplayProgress(
                            id,
                            notes.values().iterator().next().request(),
                            notes.values().stream().map(ReplayNote::progress).toList(),
                            0,
                            0,
                            null));
                }
            }
        }
        return known;
    }

    /**
     * Goes on with it until all is copied and enrich has taken it, or until {@link #close}. A cluster that is away is waited for.
     *
     * @param watcher told about once a second
     * @throws ReplayException when it is not known, or another process goes on with it
     */
    public ReplayProgress run(java.util.function.Consumer<ReplayProgress> watcher) {
        running = true;
        try {
            Duration pause = Duration.ofSeconds(1);
            while (true) {
                long began = System.nanoTime();
                try (ReplayLife life = new ReplayLife(clients, id, perSecond, () -> pausing.getCount() == 0, watcher)) {
                    return life.run();
                } catch (InterruptException e) {
                    throw e;
                } catch (KafkaException e) {
                    if (System.nanoTime() - began > LONGEST_PAUSE.toNanos()) {
                        pause = Duration.ofSeconds(1);
                    }
                    LOG.warn("the replay stopped: {}; going on in {} s", e.getMessage(), pause.toSeconds());
                    if (pausing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        throw e;
                    }
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        } finally {
            ended.countDown();
        }
    }

    /** Asks it to pause, and waits until what it has begun is decided. */
    @Override
    public void close() {
        pausing.countDown();
        if (!running) {
            return;
        }
        try {
            if (!ended.await(ReplayClients.TRANSACTION.toMillis() * 2, TimeUnit.MILLISECONDS)) {
                LOG.warn("the replay {} did not end in time; what it had begun is undone", id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
