package org.tidende.enrich.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.KafkaTopics;

/**
 * A replay from what is committed of it until it is done, asked to pause, or fails. Copies and progress go out in one transaction;
 * what is in memory is thrown away with it. For one thread.
 */
final class ReplayLife implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayLife.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();
    private static final long TELL_NANOS = Duration.ofSeconds(1).toNanos();

    /** Of the sink's offsets: an age is known no better than this. */
    private static final long SINK_LOOK_NANOS = Duration.ofMillis(250).toNanos();

    private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long REFRESH_NANOS = Duration.ofHours(1).toNanos();
    private static final int MOST_RECORDS = 500;
    private static final int MOST_NAMED = 100;

    private final ReplayClients clients;
    private final String id;
    private final BooleanSupplier pausing;
    private final java.util.function.Consumer<ReplayProgress> watcher;
    private final ReplayStore store;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> archive;
    private final Admin admin;
    private final Downstream downstream;
    private final ReplayWindow window = new ReplayWindow(KafkaTopics.PARTITIONS);
    private final ReplaySpeed speed = new ReplaySpeed();
    private final Pace pace;
    private final Map<Integer, PartitionCopy> copies = new TreeMap<>();
    private final Map<Integer, PartitionProgress> written = new HashMap<>();
    private ReplayRequest request;
    private ReplayFilter filter;
    private Duration sinkDelay = Duration.ZERO;
    private int first;
    private long named;
    private long lookedAt;
    private long toldAt;
    private long sinkSeenAt;
    private long takenAt = System.nanoTime();
    private long writtenAt = System.nanoTime();
    private long refreshedAt = System.nanoTime();

    /**
     * @param perSecond the most copies a second; 0 for no such limit
     * @param pausing asked often
     * @param watcher told about once a second
     */
    ReplayLife(
            ReplayClients clients,
            String id,
            long perSecond,
            BooleanSupplier pausing,
            java.util.function.Consumer<ReplayProgress> watcher) {
        this.clients = clients;
        this.id = id;
        this.pausing = pausing;
        this.watcher = watcher;
        this.store = new ReplayStore(clients);
        this.pace = new Pace(perSecond, System.nanoTime());
        this.admin = clients.admin();
        this.archive = clients.consumer();
        this.producer = clients.producer(id);
        this.downstream = new Downstream(clients, admin);
    }

    /** Copies until all is copied and taken, or until it is asked to pause. */
    ReplayProgress run() {
        open();
        while (!pausing.getAsBoolean()) {
            long now = System.nanoTime();
            look(now);
            fill();
            List<ConsumerRecord<byte[], byte[]>> batch = plan(now);
            if (!batch.isEmpty() || isDue(now)) {
                commit(batch, now);
            }
            if (progress().isDone()) {
                break;
            }
        }
        ReplayProgress last = progress();
        watcher.accept(last);
        return last;
    }

    private void open() {
        producer.initTransactions();
        Map<Integer, ReplayNote> notes = store.read(admin, id);
        if (notes.isEmpty()) {
            throw ReplayCopier.unknown(id);
        }
        request = notes.values().iterator().next().request();
        filter = new ReplayFilter(request);
        List<TopicPartition> places =
                notes.keySet().stream().map(clients::archive).toList();
        archive.assign(places);
        Map<TopicPartition, Long> beginnings = archive.beginningOffsets(places, ReplayClients.DEADLINE);
        notes.forEach((partition, note) -> {
            PartitionProgress progress = note.progress();
            long beginning = Math.min(beginnings.get(clients.archive(partition)), progress.end());
            written.put(partition, progress);
            if (progress.next() < beginning) {
                LOG.warn(
                        "offsets {} to {} of {} are no longer there: they are left out",
                        progress.next(),
                        beginning,
                        clients.archive(partition));
            }
            archive.seek(clients.archive(partition), Math.max(progress.next(), beginning));
            copies.put(partition, new PartitionCopy(progress));
        });
        new Backlog(clients).read(downstream.takenByEnrich(), window::found);
    }

    private void look(long now) {
        if (now - lookedAt < LOOK_NANOS) {
            return;
        }
        lookedAt = now;
        long[] taken = downstream.takenByEnrich();
        long seen = System.nanoTime();
        for (int partition = 0; partition < taken.length; partition++) {
            if (window.committed(partition, taken[partition], seen)) {
                takenAt = seen;
            }
        }
        if (window.waiting() == 0) {
            takenAt = seen;
        }
        if (now - sinkSeenAt >= SINK_LOOK_NANOS) {
            sinkSeenAt = now;
            sinkDelay = downstream.sinkDelay(now);
            window.sinkIsBehind(sinkDelay);
        }
        if (now - toldAt >= TELL_NANOS) {
            toldAt = now;
            window.fit();
            watcher.accept(progress());
        }
    }

    private void fill() {
        boolean hungry = false;
        for (PartitionCopy copy : copies.values()) {
            TopicPartition place = clients.archive(copy.progress().partition());
            boolean more = copy.isHungry(archive.position(place, ReplayClients.DEADLINE));
            if (more) {
                archive.resume(List.of(place));
            } else {
                archive.pause(List.of(place));
            }
            hungry |= more;
        }
        if (!hungry) {
            LockSupport.parkNanos(POLL.toNanos());
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : archive.poll(POLL)) {
            ReplayFilter.Verdict verdict = filter.judge(record);
            if (verdict instanceof ReplayFilter.Verdict.Unreadable(String reason)) {
                name(record, reason);
            }
            copies.get(record.partition()).read(record, verdict);
        }
    }

    private void name(ConsumerRecord<byte[], byte[]> record, String reason) {
        if (named++ < MOST_NAMED) {
            LOG.warn(
                    "left out: {} partition {} offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    reason);
        } else if (named == MOST_NAMED + 1) {
            LOG.warn("more records can't be read; from here on they are only counted");
        }
    }

    /** As many from each partition, and not always from the same one first. */
    private List<ConsumerRecord<byte[], byte[]>> plan(long now) {
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        List<PartitionCopy> all = new ArrayList<>(copies.values());
        long asking = all.stream().filter(PartitionCopy::hasCopies).count();
        int most = Math.min(Math.min(MOST_RECORDS, pace.room(now)), window.room());
        int share = asking == 0 ? 0 : (int) Math.max(1, most / asking);
        first = (first + 1) % all.size();
        for (int turn = 0; turn < all.size(); turn++) {
            PartitionCopy copy = all.get((first + turn) % all.size());
            int room = 0;
            if (copy.hasCopies()) {
                room = Math.min(share, window.room(copy.progress().partition(), batch.size()));
            }
            copy.take(Math.min(room, most - batch.size()), batch);
            copy.reached(archive.position(clients.archive(copy.progress().partition()), ReplayClients.DEADLINE));
        }
        pace.used(batch.size());
        return batch;
    }

    /** What was only passed over is written once a second, and at the end. */
    private boolean isDue(long now) {
        List<PartitionProgress> changed = changed(now);
        return !changed.isEmpty()
                && (now - writtenAt > TELL_NANOS
                        || copies.values().stream()
                                .allMatch(copy -> copy.progress().left() == 0));
    }

    /** All of them once an hour: an offset that nobody writes is forgotten after a week. */
    private List<PartitionProgress> changed(long now) {
        boolean all = now - refreshedAt > REFRESH_NANOS;
        return copies.values().stream()
                .map(PartitionCopy::progress)
                .filter(progress -> all || !progress.equals(written.get(progress.partition())))
                .toList();
    }

    private void commit(List<ConsumerRecord<byte[], byte[]>> batch, long now) {
        List<PartitionProgress> changed = changed(now);
        List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
        try {
            producer.beginTransaction();
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                sent.add(producer.send(copy(record)));
            }
            store.write(producer, id, request, changed);
            producer.commitTransaction();
        } catch (KafkaException e) {
            // One that timed out is fenced, too, and simply begins anew.
            if (isFenced(e) && System.nanoTime() - now < ReplayClients.TRANSACTION.toNanos()) {
                throw new ReplayException("replay " + id + " was taken over by another process", e);
            }
            throw e;
        }
        long done = System.nanoTime();
        for (Future<RecordMetadata> one : sent) {
            RecordMetadata place = place(one);
            window.copied(place.partition(), place.offset(), done);
        }
        changed.forEach(progress -> written.put(progress.partition(), progress));
        writtenAt = done;
        if (changed.size() == copies.size()) {
            refreshedAt = done;
        }
    }

    /** In the moment of a takeover the broker may say, too, that there is no such transaction: the other one has undone it. */
    private static boolean isFenced(Throwable error) {
        for (Throwable one = error; one != null; one = one.getCause()) {
            if (one instanceof ProducerFencedException
                    || one instanceof InvalidProducerEpochException
                    || one instanceof InvalidTxnStateException) {
                return true;
            }
        }
        return false;
    }

    /** The broker sets its time: an old one would stand before all live articles. */
    private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = new RecordHeaders(record.headers());
        headers.remove(EventHeaders.ORIGIN);
        EventHeaders.add(headers, EventHeaders.ORIGIN, record.partition() + "/" + record.offset());
        return new ProducerRecord<>(
                clients.copies(record.partition()).topic(),
                record.partition(),
                null,
                record.key(),
                record.value(),
                headers);
    }

    private static RecordMetadata place(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a copy was not taken", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private ReplayProgress progress() {
        List<PartitionProgress> partitions =
                copies.values().stream().map(PartitionCopy::progress).toList();
        long now = System.nanoTime();
        long done = partitions.stream().mapToLong(PartitionProgress::done).sum();
        return new ReplayProgress(id, request, partitions, window.waiting(), speed.seen(done, now), obstacle(now));
    }

    private String obstacle(long now) {
        long silent = now - takenAt;
        return silent < SILENCE_NANOS
                ? null
                : "enrich has taken no copy for " + silent / 1_000_000_000 + " s; is a worker running and ready?";
    }

    @Override
    public void close() {
        producer.close(ReplayClients.TRANSACTION);
        archive.close();
        admin.close();
    }
}
