package org.tidende.app;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.embedded.EmbeddedConfig;
import org.tidende.embedded.EmbeddedException;
import org.tidende.embedded.EmbeddedServers;

/**
 * The servers of a standalone pipeline: when their process dies, another one takes up its data, at the same addresses. On a full
 * disk they are stopped while they still can be in order, and started again when there is room.
 */
final class SupervisedServers implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SupervisedServers.class);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final long GLANCE_MILLIS = 500;

    private final EmbeddedServers servers;
    private final DiskSpace disk;
    private final Thread watcher;
    private volatile boolean closing;
    private boolean tight;

    private SupervisedServers(EmbeddedServers servers, DiskSpace disk) {
        this.servers = servers;
        this.disk = disk;
        this.watcher = Thread.ofVirtual().name("servers-watcher").unstarted(this::watch);
    }

    /**
     * Starts them and waits until they answer.
     *
     * @param disk where their data lie
     * @throws EmbeddedException when they don't come up the first time: then somebody has to look
     */
    static SupervisedServers start(EmbeddedConfig config, DiskSpace disk) {
        SupervisedServers supervised = new SupervisedServers(EmbeddedServers.start(config), disk);
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
        try {
            while (!closing) {
                Optional<Integer> exit = awaitEndOrFullDisk();
                if (closing) {
                    return;
                }
                if (exit.isEmpty()) {
                    LOGGER.warn("Kafka and OpenSearch are stopped until there is room");
                    servers.close();
                } else {
                    LOGGER.warn(
                            "Kafka and OpenSearch ended with exit code {}; starting them again on the same data",
                            exit.get());
                }
                awaitRoom();
                if (restart()) {
                    pause = FIRST_PAUSE_MILLIS;
                } else {
                    Thread.sleep(pause);
                    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The exit code; empty when they still run on a disk that is full. */
    private Optional<Integer> awaitEndOrFullDisk() throws InterruptedException {
        CompletableFuture<Integer> exit = servers.onExit();
        while (true) {
            try {
                return Optional.of(exit.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException stillRunning) {
                hasRoom();
                if (closing || disk.isFull()) {
                    return Optional.empty();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a process can't be waited for", e.getCause());
            }
        }
    }

    private void awaitRoom() throws InterruptedException {
        while (!closing && !hasRoom()) {
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    /** Says so once when there is none any more, and once when there is again. */
    private boolean hasRoom() {
        Optional<String> problem = disk.problem();
        if (problem.isPresent() && !tight) {
            LOGGER.warn("{}", problem.get());
        } else if (problem.isEmpty() && tight) {
            LOGGER.info("the disk has room again");
        }
        tight = problem.isPresent();
        return !tight;
    }

    private boolean restart() {
        if (closing) {
            return true;
        }
        try {
            servers.restart();
            LOGGER.info("Kafka and OpenSearch are back, process {}", servers.pid());
            return true;
        } catch (EmbeddedException e) {
            LOGGER.warn("Kafka and OpenSearch did not come back, trying again: {}", e.getMessage());
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
