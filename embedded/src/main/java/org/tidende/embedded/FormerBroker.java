package org.tidende.embedded;

import com.yammer.metrics.core.Gauge;
import com.yammer.metrics.core.Metric;
import com.yammer.metrics.core.MetricName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * What a killed broker leaves behind: metadata that call it the leader of everything. A broker that starts with them acts on that
 * before the controller has let it in, and then loses all leaderships for a moment. In that moment Kafka 4.3.1 takes a partition
 * without a leader for one that was deleted ({@code KRaftMetadataCache.getPartitionLeaderEndpoint}), and closes a transaction
 * that was about to be committed without marking its partitions: the next transaction of that producer aborts what was
 * acknowledged. Coordinators of groups may come up empty. So the controller goes first, alone, until it has written down that
 * the former broker is gone.
 */
final class FormerBroker {
    private static final Logger LOGGER = LogManager.getLogger(FormerBroker.class);

    /** Kafka's own mark of an orderly end; its next start takes it away. */
    private static final String CLEAN = ".kafka_cleanshutdown";

    private static final String METADATA = "__cluster_metadata-0";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long STEP_NANOS = 20_000_000;

    private FormerBroker() {}

    /**
     * Has it declared gone, if it was killed.
     *
     * @param folder of the broker's data
     * @param settings of broker and controller in one
     */
    static void end(Path folder, Map<String, String> settings) {
        if (Files.exists(folder.resolve(CLEAN)) || Files.notExists(folder.resolve(METADATA))) {
            return;
        }
        long began = System.nanoTime();
        KafkaRaftServer controller =
                new KafkaRaftServer(new KafkaConfig(controllerAlone(settings), false), Time.SYSTEM);
        controller.startup();
        try {
            boolean fenced = awaitFenced(began);
            LOGGER.info(
                    "kafka was killed before: {} after {} ms",
                    fenced ? "its controller has taken its leaderships away" : "its controller knows no broker",
                    (System.nanoTime() - began) / 1_000_000);
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    static Map<String, String> controllerAlone(Map<String, String> settings) {
        Map<String, String> alone = new HashMap<>(settings);
        String listeners = settings.get("listeners");
        alone.put("process.roles", "controller");
        alone.put("listeners", listeners.substring(listeners.indexOf("CONTROLLER://")));
        // Nobody can be late: the process is gone.
        alone.put("broker.session.timeout.ms", "300");
        alone.put("broker.heartbeat.interval.ms", "100");
        return alone;
    }

    /** False for a folder whose broker never came as far as its controller. */
    private static boolean awaitFenced(long began) {
        while (System.nanoTime() - began < LIMIT.toNanos()) {
            if (count("FencedBrokerCount") > 0 && count("ActiveBrokerCount") == 0) {
                return true;
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        return false;
    }

    private static int count(String gauge) {
        for (Map.Entry<MetricName, Metric> metric :
                KafkaYammerMetrics.defaultRegistry().allMetrics().entrySet()) {
            if (metric.getKey().getName().equals(gauge)
                    && metric.getKey().getType().equals("KafkaController")
                    && metric.getValue() instanceof Gauge<?> value
                    && value.value() instanceof Integer count) {
                return count;
            }
        }
        return 0;
    }
}
