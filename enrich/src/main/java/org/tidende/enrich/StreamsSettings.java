package org.tidende.enrich;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.tidende.contract.Stage;

/** Settings of Kafka Streams: first what may be changed, then the operator's own, then what correctness needs. */
final class StreamsSettings {
    /** A dead letter is as large as its record and says why: as much as the dead letters' topic takes. */
    private static final int MAX_REQUEST_BYTES = 5 << 20;

    private static final int SESSION_MILLIS = 6_000;

    private StreamsSettings() {}

    static Properties of(EnrichConfig config, EnrichMetrics metrics) {
        Properties settings = new Properties();
        // Short, for the latency of an article is half of it.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100L);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        // Nobody reads them before the commit, which doesn't wait for this: so many small requests are few larger ones.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 50);
        // An article and its tags have 6 kB: with the usual 16 every third would begin a batch, to be compressed by
        // itself.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 << 10);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 500);
        // Longer than the session: nobody can commit while one that was killed is waited for, and the others shall keep
        // what they have begun.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
        // What waits in memory is bounded by count, and an article may have half a megabyte.
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 50);
        fairness(settings);
        // Less than a second of restoring, and more than a copy lacks while articles come in quickly.
        settings.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 5_000L);
        settings.putAll(config.kafka());

        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.topics().group(Stage.ENRICH));
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, config.topics().group(Stage.ENRICH) + "-" + config.instance());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // The streams protocol leaves a dead worker's partitions alone for 45 s.
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                config.stateDirectory().toAbsolutePath().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replicationFactor());
        if (config.replicationFactor() >= 3) {
            settings.put(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), "2");
        }
        settings.put(StreamsConfig.TASK_ASSIGNOR_CLASS_CONFIG, WarmTaskAssignor.class.getName());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(DeadLetterHandler.TOPICS, config.topics());
        settings.put(DeadLetterHandler.METRICS, metrics);
        return settings;
    }

    /**
     * A broker is asked for more only when what it gave is used up, and the records of one partition are used up before those of
     * the next: where there is a backlog, a partition waits for all that the others were given. So each gets little at a time.
     * Stores are restored with the usual, larger fetches.
     */
    private static void fairness(Properties settings) {
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 100);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 << 20);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 8 << 10);
    }
}
