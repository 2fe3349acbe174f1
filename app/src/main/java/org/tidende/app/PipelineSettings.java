package org.tidende.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.tidende.contract.KafkaTopics;
import org.tidende.enrich.EnrichConfig;
import org.tidende.ingest.IngestConfig;
import org.tidende.sink.OpenSearchConfig;
import org.tidende.sink.SinkConfig;

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
 * @param dictionaries that articles are tagged with; null without enrich
 * @param publishing whether this process puts its own dictionaries in force
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
        DictionaryOptions dictionaries,
        Publishing publishing,
        Index index) {

    /** Whether a process puts its own dictionaries in force. */
    enum Publishing {
        /** It waits until somebody else does. */
        NEVER,
        /** When it starts. */
        AT_START,
        /** When it starts, and whenever its files have changed. */
        ALWAYS
    }

    /**
     * The search index.
     *
     * @param openSearch how to reach it
     * @param prefix stands before each index
     * @param options how it is written
     */
    record Index(OpenSearchConfig openSearch, String prefix, SinkOptions options) {}

    /**
     * Looks at what each stage will be made from, before anything is started.
     *
     * @throws CommandException of wrong usage when one of them can't be
     */
    PipelineSettings require(Set<Part> parts) {
        try {
            for (Part part : parts) {
                switch (part) {
                    case INGEST -> ingest();
                    case ENRICH -> {
                        dictionaries.require();
                        enrich(replicationFactor == null ? 1 : replicationFactor);
                    }
                    case SINK -> sink();
                }
            }
        } catch (IllegalArgumentException e) {
            throw CommandException.wrongUsage(e.getMessage());
        }
        if (replicationFactor != null && replicationFactor < 1) {
            throw CommandException.wrongUsage("--replication-factor must be 1 or more, is " + replicationFactor);
        }
        return this;
    }

    IngestConfig ingest() {
        return IngestConfig.of(kafka, topics, instance)
                .withPollInterval(fetch.pollInterval)
                .withParallelPolls(fetch.parallelPolls)
                .withAllowedAddresses(fetch.addresses.allowed)
                .withUserAgent(fetch.userAgent.text());
    }

    /** @param replication of the changelogs */
    EnrichConfig enrich(int replication) {
        return new EnrichConfig(
                kafka,
                topics,
                state,
                1,
                dictionaries.gazetteers,
                !dictionaries.noDefaultGazetteer,
                instance,
                replication,
                standbys,
                publishing == Publishing.ALWAYS);
    }

    SinkConfig sink() {
        return index.options()
                .applied(SinkConfig.of(kafka, topics, index.openSearch(), instance)
                        .withIndexPrefix(index.prefix()));
    }

    String bootstrapServers() {
        return (String) kafka.get("bootstrap.servers");
    }
}
