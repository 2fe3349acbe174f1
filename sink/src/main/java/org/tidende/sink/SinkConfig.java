package org.tidende.sink;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.tidende.contract.KafkaTopics;

/**
 * How a sink works.
 *
 * @param kafka client properties by Kafka's names, at least {@code bootstrap.servers}; given to the consumer and to the
 *     producer of dead letters; never printed, they may hold secrets
 * @param topics names of topics and groups
 * @param openSearch the search cluster
 * @param indexPrefix what index, alias and template names start with
 * @param refreshInterval how often a new index makes its documents searchable
 * @param instance name of this worker, unique among those of one prefix and the same after a restart: its transactional id
 *     fences what an earlier run left open
 * @param shards primary shards of a new index
 * @param replicas copies of a new index: a number, or a range such as {@code 0-1} that follows the number of nodes
 * @param bulkBytes about how large a bulk request gets; one document alone may be larger
 * @param bulkRecords documents in a bulk request at most
 * @param bulksInFlight requests at a time
 * @param bufferBytes bytes of records that are held until the index has answered for them; above it reading pauses
 * @param linger how long a record may wait for others to fill its bulk
 * @param commitInterval how often offsets are committed
 * @param retentionMonths months of the index that are kept beside the present one; older articles are not written
 * @param breaker when so many records die that the sink stops
 */
public record SinkConfig(
        Map<String, Object> kafka,
        KafkaTopics topics,
        OpenSearchConfig openSearch,
        String indexPrefix,
        Duration refreshInterval,
        String instance,
        int shards,
        String replicas,
        int bulkBytes,
        int bulkRecords,
        int bulksInFlight,
        long bufferBytes,
        Duration linger,
        Duration commitInterval,
        int retentionMonths,
        BreakerLimit breaker) {

    private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern REPLICAS = Pattern.compile("[0-9]{1,2}|[0-9]-([0-9]|all)");

    /** Checks its parts. */
    public SinkConfig {
        kafka = Map.copyOf(kafka);
        Objects.requireNonNull(topics, "topics");
        Objects.requireNonNull(openSearch, "openSearch");
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("the Kafka properties lack bootstrap.servers");
        }
        requireIndexPrefix(indexPrefix);
        requirePositive("refresh interval", refreshInterval);
        if (!INSTANCE.matcher(instance).matches()) {
            throw new IllegalArgumentException("instance '" + instance
                    + "': 1 to 100 of the letters A-Z and a-z, digits, dot, underscore and hyphen");
        }
        requireRange("shards", shards, 1, 1_024);
        if (!REPLICAS.matcher(replicas).matches()) {
            throw new IllegalArgumentException(
                    "replicas '" + replicas + "': a number, or a range such as 0-1 or 0-all");
        }
        requireRange("bulk bytes", bulkBytes, 64 << 10, 64 << 20);
        requireRange("bulk records", bulkRecords, 1, 10_000);
        requireRange("bulks in flight", bulksInFlight, 1, 32);
        requireRange("buffer bytes", bufferBytes, bulkBytes, 1L << 30);
        if (linger.isNegative() || linger.compareTo(Duration.ofSeconds(5)) > 0) {
            throw new IllegalArgumentException("linger must be between 0 and 5 s, is " + linger);
        }
        requirePositive("commit interval", commitInterval);
        Objects.requireNonNull(breaker, "breaker");
        requireRange("retention months", retentionMonths, 1, 1_200);
    }

    /** Defaults for one worker: indices {@code tidende-…}, refreshed each second. */
    public static SinkConfig of(
            Map<String, Object> kafka, KafkaTopics topics, OpenSearchConfig openSearch, String instance) {
        return new SinkConfig(
                kafka,
                topics,
                openSearch,
                "tidende",
                Duration.ofSeconds(1),
                instance,
                1,
                "0-1",
                4 << 20,
                500,
                3,
                16L << 20,
                Duration.ofMillis(10),
                Duration.ofSeconds(1),
                12,
                BreakerLimit.DEFAULT);
    }

    /** The same for indices of another prefix. */
    public SinkConfig withIndexPrefix(String prefix) {
        return with(prefix, refreshInterval, bulkBytes, bulkRecords, bulksInFlight, bufferBytes);
    }

    /** The same with another refresh interval of new indices: 200 ms for a live desk, seconds for bulk loads. */
    public SinkConfig withRefreshInterval(Duration interval) {
        return with(indexPrefix, interval, bulkBytes, bulkRecords, bulksInFlight, bufferBytes);
    }

    /** The same with other bounds of bulk requests. */
    public SinkConfig withBulks(int records, int inFlight) {
        return with(indexPrefix, refreshInterval, bulkBytes, records, inFlight, bufferBytes);
    }

    /** The same with other bounds of memory: bytes of a bulk request, and of the records held. */
    public SinkConfig withBytes(int bulk, long buffer) {
        return with(indexPrefix, refreshInterval, bulk, bulkRecords, bulksInFlight, buffer);
    }

    private SinkConfig with(String prefix, Duration refresh, int bulk, int records, int inFlight, long buffer) {
        return new SinkConfig(
                kafka,
                topics,
                openSearch,
                prefix,
                refresh,
                instance,
                shards,
                replicas,
                bulk,
                records,
                inFlight,
                buffer,
                linger,
                commitInterval,
                retentionMonths,
                breaker);
    }

    /**
     * The same, stopping when more than a share of the last records die.
     *
     * @param share 0 to 1; 1 never stops
     */
    public SinkConfig withBreakerShare(double share) {
        return with(retentionMonths, new BreakerLimit(share, breaker.window(), breaker.least()));
    }

    /** The same, keeping so many months beside the present one. */
    public SinkConfig withRetentionMonths(int months) {
        return with(months, breaker);
    }

    private SinkConfig with(int months, BreakerLimit limit) {
        return new SinkConfig(
                kafka,
                topics,
                openSearch,
                indexPrefix,
                refreshInterval,
                instance,
                shards,
                replicas,
                bulkBytes,
                bulkRecords,
                bulksInFlight,
                bufferBytes,
                linger,
                commitInterval,
                months,
                limit);
    }

    static String requireIndexPrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("index prefix '" + prefix
                    + "': at most 100 of the letters a-z, digits, dot, underscore and hyphen, starting with a letter or"
                    + " digit");
        }
        return prefix;
    }

    static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, is " + duration);
        }
    }

    private static void requireRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + ", is " + value);
        }
    }

    /** Without the Kafka properties, which may hold secrets. */
    @Override
    public String toString() {
        return "SinkConfig[bootstrap.servers=" + kafka.get("bootstrap.servers") + ", topicPrefix='" + topics.prefix()
                + "', openSearch=" + openSearch + ", indexPrefix=" + indexPrefix + ", refreshInterval="
                + refreshInterval + ", instance=" + instance + "]";
    }
}
