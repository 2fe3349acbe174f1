package org.tidende.sink;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import okhttp3.RequestBody;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;
import org.tidende.contract.TopicProvisioner;
import org.tidende.contract.record.EnrichedArticle;

/** Topics and index of one test on real servers, and hands to reach into both. */
final class TestPipeline implements AutoCloseable {

    /** How often sinks look where readers are. */
    static final Duration GLANCE = Duration.ofMillis(300);

    final KafkaTopics topics;
    final String indexPrefix;
    private final Map<String, Object> kafka;
    private OpenSearchConfig openSearch;
    private InstantSource clock = InstantSource.fixed(TestArticles.NOW);
    final OpenSearchClient client;
    final ArticleSearch search;
    private final String bootstrapServers;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<SinkService> services = new ArrayList<>();

    /**
     * @param name of the test, in lower case: prefix of topics and indices
     */
    TestPipeline(String bootstrapServers, URI index, String name) {
        this.bootstrapServers = bootstrapServers;
        this.topics = new KafkaTopics(name + ".");
        this.indexPrefix = name;
        this.openSearch = OpenSearchConfig.of(index);
        this.kafka = new HashMap<>(TestArticles.kafka(bootstrapServers));
        this.client = new OpenSearchClient(openSearch);
        this.search = new ArticleSearch(openSearch, indexPrefix);
        this.admin = Admin.create(TestArticles.kafka(bootstrapServers));
        new TopicProvisioner(admin, 1)
                .apply(List.of(topics.articlesEnriched(), topics.retry(Stage.SINK), topics.deadLetters(Stage.SINK)));
        Map<String, Object> settings = new HashMap<>(TestArticles.kafka(bootstrapServers));
        settings.put("key.serializer", ByteArraySerializer.class.getName());
        settings.put("value.serializer", ByteArraySerializer.class.getName());
        settings.put("transactional.id", name + "-tests");
        this.producer = new KafkaProducer<>(settings);
        producer.initTransactions();
    }

    /** Sinks that are started from now on reach the index so. */
    TestPipeline through(OpenSearchConfig way) {
        openSearch = way;
        return this;
    }

    /** The clock of sinks that are started from now on. */
    void clock(InstantSource source) {
        clock = source;
    }

    DeadLetterBox deadLetters() {
        return new DeadLetterBox(TestArticles.kafka(bootstrapServers), topics);
    }

    /** A property of the Kafka clients of sinks that are started from now on. */
    void kafkaProperty(String name, Object value) {
        kafka.put(name, value);
    }

    String index() {
        return indexPrefix + "-articles-v1-2026-05";
    }

    /** A sink of this pipeline, started. */
    SinkService start(String instance, UnaryOperator<SinkConfig> change) {
        SinkConfig config = change.apply(SinkConfig.of(kafka, topics, openSearch, instance)
                .withIndexPrefix(indexPrefix)
                .withRefreshInterval(Duration.ofMillis(100)));
        SinkService service =
                new SinkService(config, SinkWorker.Role.live(config, GLANCE), new SimpleMeterRegistry(), clock);
        services.add(service);
        service.start();
        return service;
    }

    SinkConfig config(String instance) {
        return SinkConfig.of(kafka, topics, openSearch, instance)
                .withIndexPrefix(indexPrefix)
                .withRefreshInterval(Duration.ofMillis(100));
    }

    Reindex reindex(String version) {
        return new Reindex(config("reindex"), version, new SimpleMeterRegistry(), clock, GLANCE);
    }

    IndexComparison comparison() {
        return new IndexComparison(config("comparison"), clock);
    }

    SinkService start() {
        return start("one", config -> config);
    }

    /** Writes in one transaction, whose marker leaves a gap in the offsets. */
    void publish(EnrichedArticle... articles) {
        producer.beginTransaction();
        for (EnrichedArticle article : articles) {
            producer.send(new ProducerRecord<>(
                    topics.articlesEnriched().name(), TestArticles.key(article), TestArticles.value(article)));
        }
        producer.commitTransaction();
    }

    /** The same record so often, over all partitions. */
    void publishMany(KafkaTopic topic, int count, byte[] key, byte[] value) {
        producer.beginTransaction();
        for (int number = 0; number < count; number++) {
            producer.send(new ProducerRecord<>(topic.name(), number % topic.partitions(), key, value));
        }
        producer.commitTransaction();
    }

    void publish(KafkaTopic topic, int partition, byte[] key, byte[] value) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic.name(), partition, key, value));
        producer.commitTransaction();
    }

    /** What a read_committed reader sees of a topic up to its end. */
    List<ConsumerRecord<byte[], byte[]>> readAll(KafkaTopic topic) {
        Map<String, Object> settings = ConsumerDefaults.of(bootstrapServers);
        settings.put("key.deserializer", ByteArrayDeserializer.class.getName());
        settings.put("value.deserializer", ByteArrayDeserializer.class.getName());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }

    /** Records not behind the group's committed offsets. */
    long lag() throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = partitions(topics.articlesEnriched());
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(topics.group(Stage.SINK))
                .partitionsToOffsetAndMetadata()
                .get();
        var ends = admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                .all()
                .get();
        long lag = 0;
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            lag += ends.get(partition).offset() - (offset == null ? 0 : offset.offset());
        }
        return lag;
    }

    /** A document's source; missing when there is none. */
    JsonNode document(String id) throws IOException {
        return client.get("/" + index() + "/_doc/" + id).json().path("_source");
    }

    long count() throws IOException {
        client.post("/" + index() + "/_refresh", new byte[0]);
        return client.get("/" + index() + "/_count").json().path("count").asLong(-1);
    }

    JsonNode send(String method, String path, String json) throws IOException {
        RequestBody body =
                json == null ? null : RequestBody.create(json.getBytes(StandardCharsets.UTF_8), OpenSearchClient.JSON);
        return client.send(method, path, body).json();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Long> ledger(SinkService service) {
        return (Map<String, Long>) service.status().get("ledger");
    }

    private static List<TopicPartition> partitions(KafkaTopic topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            partitions.add(new TopicPartition(topic.name(), partition));
        }
        return partitions;
    }

    @Override
    public void close() {
        services.forEach(SinkService::close);
        producer.close();
        admin.close();
        search.close();
        client.close();
    }
}
