package org.tidende.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a broker answers. Kafka's clients wait for one without an error, for as long as it takes; this says so, once when it
 * goes and once when it is back.
 */
final class BrokerWatch implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerWatch.class);
    private static final long GLANCE_MILLIS = 1_000;
    private static final int PATIENCE_MILLIS = 3_000;

    private final String servers;
    private final Admin admin;
    private final Thread watcher;
    private volatile boolean away;

    private BrokerWatch(Map<String, Object> kafka) {
        servers = kafka.get("bootstrap.servers").toString();
        Map<String, Object> impatient = new HashMap<>(kafka);
        impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        admin = Admin.create(impatient);
        watcher = Thread.ofVirtual().name("broker-watcher").unstarted(this::watch);
    }

    /** @param kafka client properties */
    static BrokerWatch start(Map<String, Object> kafka) {
        BrokerWatch watch = new BrokerWatch(kafka);
        watch.watcher.start();
        return watch;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(GLANCE_MILLIS);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            admin.describeCluster().nodes().get(PATIENCE_MILLIS + GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            if (away) {
                LOGGER.info("Kafka at {} answers again", servers);
                away = false;
            }
        } catch (ExecutionException | TimeoutException e) {
            if (!away) {
                LOGGER.warn("Kafka at {} does not answer; waiting for it", servers);
                away = true;
            }
        }
    }

    /** As a part of what operators ask. */
    StageHandle handle() {
        return new StageHandle(
                "kafka",
                () -> away ? List.of("waiting for Kafka at " + servers) : List.of(),
                () -> true,
                () -> Map.of("servers", servers, "answers", !away));
    }

    @Override
    public void close() throws InterruptedException {
        watcher.interrupt();
        watcher.join();
        admin.close();
    }
}
