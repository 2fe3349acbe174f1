package org.tidende.enrich.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;
import org.tidende.enrich.Enrichment;

/**
 * Tags enriched articles with a candidate's dictionaries, in memory, and says how the tags differ from those they have. It writes
 * nothing anywhere. Of each article the last record counts, as for any reader of the topic.
 */
public final class TagComparison {
    private static final Logger LOG = LoggerFactory.getLogger(TagComparison.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_NAMED = 100;

    private final ReplayClients clients;
    private final Dictionaries candidate;
    private final RecordSerde<EnrichedArticle> enriched = RecordSerde.of(EnrichedArticle.class);
    private final TagDifferences.Sum actors;
    private final TagDifferences.Sum topics;
    private long articles;
    private long changed;
    private long unreadable;

    /**
     * One comparison.
     *
     * @param kafka {@code bootstrap.servers} and any client property
     * @param topics names, with their prefix
     * @param candidate the dictionaries that may come
     * @param examples shown of each actor and topic
     */
    public TagComparison(Map<String, Object> kafka, KafkaTopics topics, Dictionaries candidate, int examples) {
        this.clients = new ReplayClients(kafka, topics);
        this.candidate = candidate;
        this.actors = new TagDifferences.Sum(examples);
        this.topics = new TagDifferences.Sum(examples);
    }

    /**
     * Compares.
     *
     * @param watcher told the number of articles compared, after each partition
     */
    public TagDifferences run(ReplayRequest request, LongConsumer watcher) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            // One after the other: what must be known of each article is then a twelfth.
            for (TopicPartition place : ReplayClients.partitions(
                    consumer, clients.topics().articlesEnriched().name())) {
                partition(consumer, place, request);
                watcher.accept(articles);
            }
        }
        return new TagDifferences(articles, changed, unreadable, actors.changes(), topics.changes());
    }

    private void partition(Consumer<byte[], byte[]> consumer, TopicPartition place, ReplayRequest request) {
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
                compare(record, request);
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

    private void compare(ConsumerRecord<byte[], byte[]> record, ReplayRequest request) {
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
            compare(key(record), told);
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

    private void compare(String id, EnrichedArticle told) {
        Enrichment found = Enricher.enrich(told.getArticle(), candidate);
        TagDifferences.Example example =
                new TagDifferences.Example(id, told.getArticle().getHeadline());
        boolean differs = actors.compare(actors(told.getActors()), actors(found.actors()), example);
        differs |= topics.compare(topics(told.getSubjects()), topics(found.topics()), example);
        articles++;
        changed += differs ? 1 : 0;
    }

    private static Map<String, String> actors(List<ActorTag> tags) {
        Map<String, String> names = new TreeMap<>();
        tags.forEach(tag -> names.put(tag.getUri(), tag.getName()));
        return names;
    }

    private static Map<String, String> topics(List<TopicTag> tags) {
        Map<String, String> names = new TreeMap<>();
        tags.forEach(tag -> names.put(tag.getUri(), tag.getName()));
        return names;
    }
}
