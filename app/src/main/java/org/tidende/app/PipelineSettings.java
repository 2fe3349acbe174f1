package org.tidende.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tidende.contract.KafkaTopics;
import org.tidende.sink.OpenSearchConfig;

/**
 * What a pipeline is wired from.
 *
 * @param kafka client properties, {@code bootstrap.servers} among them
 * @param topics names of topics and groups
 * @param replicationFactor of topics that are created
 * @param openSearch how to reach the index
 * @param indexPrefix stands before each index
 * @param state folder of the Streams state
 * @param pollInterval of every feed; null when the feeds decide
 * @param allowedAddresses networks in CIDR that feeds may lie in although they are not public
 * @param userAgent what publishers see
 * @param refreshInterval how long an article may take from written to searchable
 * @param instance tells this process from others of its kind, over restarts
 */
record PipelineSettings(
        Map<String, Object> kafka,
        KafkaTopics topics,
        int replicationFactor,
        OpenSearchConfig openSearch,
        String indexPrefix,
        Path state,
        Duration pollInterval,
        List<String> allowedAddresses,
        String userAgent,
        Duration refreshInterval,
        String instance) {}
