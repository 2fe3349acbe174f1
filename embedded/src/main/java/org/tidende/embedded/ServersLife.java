package org.tidende.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Start and stop of the servers inside the child. */
final class ServersLife {

    private static final Logger LOGGER = LogManager.getLogger(ServersLife.class);

    /** A predecessor that was just killed, or whose parent just died, is gone by then. */
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

    /** The system frees a dead process's lock and its ports one after the other. */
    private static final Duration PORT_LIMIT = Duration.ofSeconds(2);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final ChildArguments arguments;
    private final PrintStream reports;
    private final Map<Servers, AutoCloseable> up = new ConcurrentHashMap<>();
    private final List<DataLock> locks = new ArrayList<>();

    ServersLife(ChildArguments arguments, PrintStream reports) {
        this.arguments = arguments;
        this.reports = reports;
    }

    void start() {
        try {
            lockData();
            clearTemporaryFiles();
            for (Servers server : arguments.servers().parts()) {
                requirePort(server);
            }
        } catch (IOException e) {
            fail(ExitCode.START_FAILED, "can't write the data folder " + arguments.dataDirectory() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(ExitCode.START_FAILED, "interrupted");
        }
        for (Servers server : arguments.servers().parts()) {
            new Thread(() -> start(server), "start-" + server.label()).start();
        }
    }

    private void start(Servers server) {
        long began = System.nanoTime();
        try {
            up.put(
                    server,
                    switch (server) {
                        case KAFKA -> startKafka();
                        case OPENSEARCH -> startOpenSearch();
                        case BOTH -> throw new IllegalStateException("not one server: " + server);
                    });
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            LOGGER.info("{} is up after {} ms", server.label(), took);
            report(new Report.Up(server));
        } catch (Throwable e) {
            // Throwable: a class or native library that doesn't fit must be told to the parent too.
            LOGGER.error("{} did not start", server.label(), e);
            fail(ExitCode.START_FAILED, server.label() + ": " + rootCause(e));
        }
    }

    private AutoCloseable startKafka() throws Exception {
        KafkaServer kafka = new KafkaServer(arguments);
        kafka.start();
        return kafka;
    }

    private AutoCloseable startOpenSearch() throws Exception {
        OpenSearchServer openSearch = new OpenSearchServer(arguments);
        openSearch.start();
        return openSearch;
    }

    /** One lock a server, so that two children may each serve their half of one data folder. */
    private void lockData() throws IOException, InterruptedException {
        Path folder = arguments.dataDirectory();
        Files.createDirectories(folder);
        for (Servers server : arguments.servers().parts()) {
            Path file = folder.resolve(server.label() + ".lock");
            Optional<DataLock> lock = DataLock.acquire(file, LOCK_LIMIT);
            if (lock.isEmpty()) {
                fail(
                        ExitCode.DATA_FOLDER_IN_USE,
                        "data folder " + folder + " is in use by process " + Files.readString(file));
            }
            lock.ifPresent(locks::add);
        }
    }

    /** Native libraries that a killed predecessor unpacked. Ours are not unpacked yet. */
    private void clearTemporaryFiles() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        if (!folder.startsWith(arguments.dataDirectory())) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    private void requirePort(Servers server) throws InterruptedException {
        int port = server == Servers.KAFKA ? arguments.kafkaPort() : arguments.openSearchPort();
        long deadline = System.nanoTime() + PORT_LIMIT.toNanos();
        while (!FreePorts.canListen(port)) {
            if (System.nanoTime() - deadline >= 0) {
                fail(
                        ExitCode.PORT_IN_USE,
                        "port " + port + " of 127.0.0.1 is in use: end what listens there, or choose another with --"
                                + server.label() + "-port");
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    /**
     * Ends the servers, both at once. A stop before both are up, and one that takes too long, ends the process hard:
     * what was acknowledged is in the files, and half a server can't be stopped in order.
     */
    void stop() {
        if (!up.keySet().containsAll(arguments.servers().parts())) {
            Runtime.getRuntime().halt(ExitCode.STOPPED_HARD.number());
        }
        CountDownLatch closing = new CountDownLatch(up.size());
        up.forEach((server, closeable) -> Thread.ofPlatform()
                .daemon()
                .name("stop-" + server.label())
                .start(() -> {
                    try {
                        closeable.close();
                    } catch (Exception e) {
                        LOGGER.error("{} did not stop in order", server.label(), e);
                    } finally {
                        closing.countDown();
                    }
                }));
        boolean closed = false;
        try {
            closed = closing.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!closed) {
            LOGGER.warn("the servers did not stop within {} s, ending hard", STOP_LIMIT.toSeconds());
            Runtime.getRuntime().halt(ExitCode.STOPPED_HARD.number());
        }
        LOGGER.info("stopped");
    }

    private synchronized void report(Report report) {
        reports.println(report.line());
        reports.flush();
    }

    private void fail(ExitCode code, String reason) {
        report(new Report.Failed(code, reason));
        Runtime.getRuntime().halt(code.number());
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    }
}
