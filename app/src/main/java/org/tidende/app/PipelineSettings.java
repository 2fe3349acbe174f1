package org.tidende.app;

import java.nio.file.Path;
import java.util.Map;
import org.tidende.contract.KafkaTopics;
import org.tidende.sink.OpenSearchConfig;

/**
 * What stages are wired from. A process that runs one stage needs only that stage's part.
 *
 * @param kafka client properties, {@code bootstrap.servers} among them
 * @param topics names of topics and groups
 * @param replicationFactor of topics that are created; null when the size of the cluster decides
 * @param instance tells this process from others of its kind
 * @param state folder of the Streams state
 * @param standbys copies of the Streams state on other workers
 * @param fetch how publishers are asked; null without ingest
 * @param publishEdition whether this process puts its own dictionaries in force
 * @param index the search index; null without sink
 */
record PipelineSettings(
        Map<String, Object> kafka,
        KafkaTopics topics,
        Integer replicationFactor,
        String instance,
        Path state,
        int standbys,
        FetchOptions fetch,
        boolean publishEdition,
        Index index) {

    /**
     * The search index.
     *
     * @param openSearch how to reach it
     * @param prefix stands before each index
     * @param options how it is written
     */
    record Index(OpenSearchConfig openSearch, String prefix, SinkOptions options) {}

    String bootstrapServers() {
        return (String) kafka.get("bootstrap.servers");
    }
}
