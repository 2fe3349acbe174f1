package org.tidende.app;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.embedded.EmbeddedConfig;
import org.tidende.embedded.EmbeddedException;
import org.tidende.embedded.EmbeddedServers;

/** The servers of a standalone pipeline: when their process dies, another one takes up its data, at the same addresses. */
final class SupervisedServers implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SupervisedServers.class);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final EmbeddedServers servers;
    private final Thread watcher;
    private volatile boolean closing;

    private SupervisedServers(EmbeddedServers servers) {
        this.servers = servers;
        this.watcher = Thread.ofVirtual().name("servers-watcher").unstarted(this::watch);
    }

    /**
     * Starts them and waits until they answer.
     *
     * @throws EmbeddedException when they don't come up the first time: then somebody has to look
     */
    static SupervisedServers start(EmbeddedConfig config) {
        SupervisedServers supervised = new SupervisedServers(EmbeddedServers.start(config));
        supervised.watcher.start();
        return supervised;
    }

    String bootstrapServers() {
        return servers.bootstrapServers();
    }

    URI openSearch() {
        return servers.openSearch();
    }

    long pid() {
        return servers.pid();
    }

    private void watch() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closing) {
            int exit = servers.onExit().join();
            if (closing) {
                return;
            }
            LOGGER.warn("Kafka and OpenSearch ended with exit code {}; starting them again on the same data", exit);
            pause = restart() ? FIRST_PAUSE_MILLIS : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            if (pause > FIRST_PAUSE_MILLIS && !sleep(pause)) {
                return;
            }
        }
    }

    private boolean restart() {
        try {
            servers.restart();
            LOGGER.info("Kafka and OpenSearch are back, process {}", servers.pid());
            return true;
        } catch (EmbeddedException e) {
            LOGGER.warn("Kafka and OpenSearch did not come back, trying again: {}", e.getMessage());
            return false;
        }
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closing = true;
        watcher.interrupt();
        servers.close();
    }
}
