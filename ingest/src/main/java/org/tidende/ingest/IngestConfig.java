package org.tidende.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.tidende.contract.KafkaTopics;
import org.tidende.ingest.fetch.AddressGuard;
import org.tidende.ingest.fetch.HttpLimits;
import org.tidende.ingest.fetch.UserAgent;

/**
 * What an {@link IngestService} needs to know.
 *
 * @param kafka {@code bootstrap.servers} and any client property, security included; what correctness needs is set by the service
 *     and wins
 * @param topics names of topics and groups
 * @param instance name of this worker in transactional ids: the same after a restart, another one for each worker
 * @param pollInterval fixed time between two polls of a feed; null: as the feed's rhythm and its publisher ask
 * @param allowedAddresses blocks in CIDR notation that may be connected to although they are not of the open network
 * @param userAgent how it introduces itself to servers
 * @param parallelPolls polls under way at once
 * @param limits bounds of one fetch
 * @param polls bounds of polling
 */
public record IngestConfig(
        Map<String, Object> kafka,
        KafkaTopics topics,
        String instance,
        Duration pollInterval,
        List<String> allowedAddresses,
        String userAgent,
        int parallelPolls,
        HttpLimits limits,
        PollLimits polls) {
    /** How it introduces itself unless told otherwise. */
    public static final String DEFAULT_USER_AGENT = "Tidende/0.1 (news feed reader)";

    /** Polls under way at once unless told otherwise. */
    public static final int DEFAULT_PARALLEL_POLLS = 64;

    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

    /** Checks its parts. */
    public IngestConfig {
        kafka = Map.copyOf(kafka);
        Objects.requireNonNull(topics, "topics");
        if (!INSTANCE.matcher(instance).matches()) {
            throw new IllegalArgumentException("instance '" + instance
                    + "': 1 to 100 of the letters A-Z and a-z, digits, dot, underscore and hyphen");
        }
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("Kafka settings lack bootstrap.servers");
        }
        if (pollInterval != null && pollInterval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException(
                    "poll interval must be 100 ms or more, is " + pollInterval.toMillis() + " ms");
        }
        allowedAddresses = List.copyOf(allowedAddresses);
        new AddressGuard(allowedAddresses);
        UserAgent.checked(userAgent);
        if (parallelPolls < 1 || parallelPolls > 1_000) {
            throw new IllegalArgumentException("parallel polls must be 1 to 1,000, are " + parallelPolls);
        }
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(polls, "polls");
    }

    /** With the defaults for all the rest. */
    public static IngestConfig of(Map<String, Object> kafka, KafkaTopics topics, String instance) {
        return new IngestConfig(
                kafka,
                topics,
                instance,
                null,
                List.of(),
                DEFAULT_USER_AGENT,
                DEFAULT_PARALLEL_POLLS,
                HttpLimits.DEFAULT,
                PollLimits.DEFAULT);
    }

    /** @param interval null for the adaptive one */
    public IngestConfig withPollInterval(Duration interval) {
        return new IngestConfig(
                kafka, topics, instance, interval, allowedAddresses, userAgent, parallelPolls, limits, polls);
    }

    /** @param blocks in CIDR notation */
    public IngestConfig withAllowedAddresses(List<String> blocks) {
        return new IngestConfig(kafka, topics, instance, pollInterval, blocks, userAgent, parallelPolls, limits, polls);
    }

    /** @param agent printable ASCII, with a way to reach the operator */
    public IngestConfig withUserAgent(String agent) {
        return new IngestConfig(
                kafka, topics, instance, pollInterval, allowedAddresses, agent, parallelPolls, limits, polls);
    }

    /** @param places polls under way at once */
    public IngestConfig withParallelPolls(int places) {
        return new IngestConfig(
                kafka, topics, instance, pollInterval, allowedAddresses, userAgent, places, limits, polls);
    }

    /** @param bounds of one fetch */
    public IngestConfig withLimits(HttpLimits bounds) {
        return new IngestConfig(
                kafka, topics, instance, pollInterval, allowedAddresses, userAgent, parallelPolls, bounds, polls);
    }

    /** @param bounds of polling */
    public IngestConfig withPolls(PollLimits bounds) {
        return new IngestConfig(
                kafka, topics, instance, pollInterval, allowedAddresses, userAgent, parallelPolls, limits, bounds);
    }
}
