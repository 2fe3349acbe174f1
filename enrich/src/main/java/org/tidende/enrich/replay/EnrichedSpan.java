package org.tidende.enrich.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.PubStatus;

/** Reads a span of the enriched articles; of each article the last record, as for any reader of the topic. It writes nothing. */
public final class EnrichedSpan {
    private static final Logger LOG = LoggerFactory.getLogger(EnrichedSpan.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_NAMED = 100;

    private final ReplayClients clients;
    private final RecordSerde<EnrichedArticle> enriched = RecordSerde.of(EnrichedArticle.class);
    private long unreadable;

    /** Gets the articles. */
    public interface Reader {
        /** Takes one. */
        void read(String id, EnrichedArticle article);
    }

    /**
     * @param kafka {@code bootstrap.servers} and any client property
     * @param topics names, with their prefix
     */
    public EnrichedSpan(Map<String, Object> kafka, KafkaTopics topics) {
        this.clients = new ReplayClients(kafka, topics);
    }

    /**
     * Reads it.
     *
     * @param request which articles: those that are usable, collected in its span, of its feeds and languages
     * @param watcher told after each partition
     */
    public void read(ReplayRequest request, Reader reader, Runnable watcher) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            // One after the other: what must be known of each article is then a twelfth.
            for (TopicPartition place : ReplayClients.partitions(
                    consumer, clients.topics().articlesEnriched().name())) {
                partition(consumer, place, request, reader);
                watcher.run();
            }
        }
    }

    /** Records that could not be read; the first of them were named in the log. */
    public long unreadable() {
        return unreadable;
    }

    private void partition(
            Consumer<byte[], byte[]> consumer, TopicPartition place, ReplayRequest request, Reader reader) {
        List<TopicPartition> only = List.of(place);
        consumer.assign(only);
        long end = consumer.endOffsets(only, ReplayClients.DEADLINE).get(place);
        // Told later than it was collected, so nothing that was collected since lies before.
        OffsetAndTimestamp begin = consumer.offsetsForTimes(
                        Map.of(place, Math.max(0, request.from().toEpochMilli())), ReplayClients.DEADLINE)
                .get(place);
        if (begin == null) {
            return;
        }
        Map<String, Long> last = new HashMap<>();
        read(consumer, place, begin.offset(), end, record -> last.put(key(record), record.offset()));
        read(consumer, place, begin.offset(), end, record -> {
            if (last.get(key(record)) == record.offset()) {
                take(record, request, reader);
            }
        });
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private static void read(
            Consumer<byte[], byte[]> consumer,
            TopicPartition place,
            long begin,
            long end,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        consumer.seek(place, begin);
        while (consumer.position(place, ReplayClients.DEADLINE) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end) {
                    taker.accept(record);
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, ReplayRequest request, Reader reader) {
        EnrichedArticle told;
        try {
            if (record.value() == null) {
                throw new SerializationException("the value is null, wanted an EnrichedArticle");
            }
            told = enriched.read(record.topic(), record.value());
        } catch (SerializationException e) {
            if (unreadable++ < MOST_NAMED) {
                LOG.warn(
                        "left out: {} partition {} offset {}: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage());
            }
            return;
        }
        if (isAskedFor(told, request)) {
            reader.read(key(record), told);
        }
    }

    private static boolean isAskedFor(EnrichedArticle told, ReplayRequest request) {
        Article article = told.getArticle();
        Instant collected = article.getVersionCreated();
        return article.getPubStatus() == PubStatus.usable
                && !collected.isBefore(request.from())
                && (request.to() == null || collected.isBefore(request.to()))
                && (request.feeds().isEmpty()
                        || request.feeds().contains(article.getSource().getUri()))
                && (request.languages().isEmpty()
                        || told.getDetectedLanguage() != null
                                && request.languages().contains(told.getDetectedLanguage()));
    }
}
