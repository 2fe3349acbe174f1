package org.tidende.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.record.Article;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.IndexException;
import org.tidende.sink.SearchQuery;

/**
 * Watches from outside how a pipeline goes on: committed articles by the partition of their feed, committed enriched articles by
 * their partition, offsets that the sink committed, and how many articles a search finds. Servers may go and come back.
 */
final class LoadWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long STEP_NANOS = 100_000_000;
    private static final int ADMIN_MILLIS = 2_000;
    private static final String ARTICLES = "news.articles";
    private static final String ENRICHED = "news.articles.enriched";

    private final String servers;
    private final String openSearch;
    private final Progress articles = new Progress();
    private final Progress enriched = new Progress();
    private final Progress indexed = new Progress();
    private final Progress searched = new Progress();
    private final List<Thread> threads;
    private volatile long searchable;
    private volatile boolean stopping;

    /** @param openSearch null when there is no index */
    LoadWatch(String servers, String openSearch) {
        this.servers = servers;
        this.openSearch = openSearch;
        this.threads = (openSearch == null
                        ? Stream.<Runnable>of(this::followTopics)
                        : Stream.<Runnable>of(this::followTopics, this::followOffsets, this::followIndex))
                .map(task -> Thread.ofPlatform().daemon().name("load-watch").start(task))
                .toList();
    }

    /** What ingest committed. */
    Progress articles() {
        return articles;
    }

    /** What enrich committed. */
    Progress enriched() {
        return enriched;
    }

    /** What sink committed. */
    Progress indexed() {
        return indexed;
    }

    /** What a search finds more than before; one partition. */
    Progress searched() {
        return searched;
    }

    /** What a stage commits. */
    Progress of(Part stage) {
        return switch (stage) {
            case INGEST -> articles;
            case ENRICH -> enriched;
            case SINK -> indexed;
        };
    }

    /** Articles that a search finds. */
    long searchable() {
        return searchable;
    }

    private void followTopics() {
        var decoder = RecordSerde.of(Article.class).deserializer();
        try (var consumer = new KafkaConsumer<>(
                ConsumerDefaults.of(servers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, KafkaTopics.PARTITIONS)
                    .boxed()
                    .flatMap(number ->
                            Stream.of(new TopicPartition(ARTICLES, number), new TopicPartition(ENRICHED, number)))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopping) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.topic().equals(ENRICHED)) {
                        enriched.tick(record.partition());
                    } else {
                        String feed = decoder.deserialize(ARTICLES, record.value())
                                .getSource()
                                .getUri();
                        articles.tick(FeedPartitioner.partition(feed, KafkaTopics.PARTITIONS));
                    }
                }
            }
        }
    }

    private void followOffsets() {
        String group = new KafkaTopics("").group(Stage.SINK);
        Map<TopicPartition, Long> before = new HashMap<>();
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers",
                servers,
                "default.api.timeout.ms",
                ADMIN_MILLIS,
                "request.timeout.ms",
                ADMIN_MILLIS))) {
            while (!stopping) {
                committed(admin, group).forEach((partition, offset) -> {
                    Long last = before.put(partition, offset.offset());
                    if (partition.topic().equals(ENRICHED) && last != null && last < offset.offset()) {
                        indexed.tick(partition.partition());
                    }
                });
                LockSupport.parkNanos(STEP_NANOS);
            }
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get());
            offsets.values().removeIf(offset -> offset == null);
            return offsets;
        } catch (ExecutionException | KafkaException away) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private void followIndex() {
        try (ArticleSearch search = IndexProbe.search(openSearch)) {
            while (!stopping) {
                long total = total(search);
                if (total > searchable) {
                    searchable = total;
                    searched.tick(0);
                }
                LockSupport.parkNanos(STEP_NANOS);
            }
        }
    }

    /** 0 while the index is away: it comes back, or the run ends with what is missing. */
    private static long total(ArticleSearch search) {
        try {
            return search.search(new SearchQuery("*", null, null, null, null, null, 0))
                    .total();
        } catch (IndexException away) {
            return 0;
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
