package org.tidende.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tidende.contract.ArticleId;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.EnrichedArticle;

/** The newest revision of each article in {@code news.articles.enriched}, a partition at a time. For one thread. */
final class TopicRevisions implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FINGERPRINT = EnrichedRecord.ENRICHED.field("fingerprint");
    private static final int REVISION = EnrichedRecord.ENRICHED.field("revision");
    private static final int FINGERPRINT_BYTES = 32;

    private final KafkaTopic topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordSerde<EnrichedArticle> serde = RecordSerde.of(EnrichedArticle.class);
    private final EnrichedRecord record = new EnrichedRecord();
    private final Map<TopicPartition, Long> readTo = new HashMap<>();
    private long records;
    private long unreadable;

    /** What the newest record of an article says. */
    record Newest(long version, long revision, String fingerprint, Instant firstCreated) {}

    TopicRevisions(SinkConfig config) {
        topic = config.topics().articlesEnriched();
        Map<String, Object> settings = new HashMap<>(
                ConsumerDefaults.of(config.kafka().get("bootstrap.servers").toString()));
        config.kafka().forEach(settings::putIfAbsent);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    int partitions() {
        return topic.partitions();
    }

    /** By article id. What the sink can't read or place is left out and counted. */
    Map<String, Newest> read(int number, Instant from, Instant to) {
        TopicPartition partition = new TopicPartition(topic.name(), number);
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        long stop = to == null ? end : Math.min(end, offset(partition, to, end));
        long start = from == null ? -1 : offset(partition, from, end);
        if (start < 0) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, start);
        }
        readTo.put(partition, stop);
        Map<String, Newest> newest = new HashMap<>();
        while (consumer.position(partition) < stop) {
            for (ConsumerRecord<byte[], byte[]> one : consumer.poll(POLL)) {
                if (one.offset() < stop) {
                    fold(one, newest);
                }
            }
        }
        return newest;
    }

    private long offset(TopicPartition partition, Instant time, long end) {
        OffsetAndTimestamp found =
                consumer.offsetsForTimes(Map.of(partition, time.toEpochMilli())).get(partition);
        return found == null ? end : found.offset();
    }

    private void fold(ConsumerRecord<byte[], byte[]> one, Map<String, Newest> newest) {
        records++;
        try {
            lay(one);
            long version = RecordVersion.of(record.versionCreated(), record.generation());
            int at = record.enriched().at(FINGERPRINT);
            Newest found = new Newest(
                    version,
                    record.enriched().number(REVISION),
                    HexFormat.of().formatHex(record.enriched().bytes(), at, at + FINGERPRINT_BYTES),
                    record.firstCreated());
            newest.merge(
                    ArticleId.ofUri(record.uri()), found, (old, next) -> next.version() >= old.version() ? next : old);
        } catch (SerializationException | UnusableRecordException | IllegalArgumentException e) {
            unreadable++;
        }
    }

    private void lay(ConsumerRecord<byte[], byte[]> one) {
        if (one.value() == null) {
            throw new UnusableRecordException("no value");
        }
        try {
            if (record.over(one.value())) {
                return;
            }
        } catch (DamagedRecordException | IndexOutOfBoundsException e) {
            record.over(serde.write(topic.name(), serde.read(topic.name(), one.value())));
            return;
        }
        record.over(serde.write(topic.name(), serde.read(topic.name(), one.value())));
    }

    /** Ids of what came behind all that was read so far. */
    Set<String> idsSince() {
        Set<String> ids = new HashSet<>();
        readTo.forEach((partition, from) -> {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            consumer.seek(partition, from);
            Map<String, Newest> newest = new HashMap<>();
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(one -> fold(one, newest));
            }
            ids.addAll(newest.keySet());
        });
        return ids;
    }

    long records() {
        return records;
    }

    long unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
