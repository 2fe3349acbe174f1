package org.tidende.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * A real Kafka broker and a real OpenSearch node in one child process. The child ends when it is closed and when the
 * process that started it ends, however that happens. Addresses stay the same over {@link #restart()}.
 */
public final class EmbeddedServers implements AutoCloseable {

    /** A free port may be taken by somebody else before the child binds it: then others are tried. */
    private static final int PORT_ATTEMPTS = 4;

    private final EmbeddedConfig config;
    private final LogFiles logs;
    private final ChildCommand command;
    private final FreePorts freePorts = new FreePorts(new SplittableRandom(), FreePorts::canListen);

    private int kafkaPort;
    private int openSearchPort;
    private ServerProcess process;

    private EmbeddedServers(EmbeddedConfig config) {
        this.config = config;
        this.logs = LogFiles.of(config.dataDirectory(), config.servers());
        this.command = new ChildCommand(config, ServerLibrary.locate(config.library()), logs);
    }

    /**
     * Starts the servers and waits until they answer.
     *
     * @throws EmbeddedException when the data folder or a port is in use, the servers' jars are missing, or a server
     *     doesn't come up; the message then ends with the last lines of its log
     */
    public static EmbeddedServers start(EmbeddedConfig config) {
        EmbeddedServers servers = new EmbeddedServers(config);
        boolean free = config.servers().kafka() && config.kafkaPort() == 0
                || config.servers().openSearch() && config.openSearchPort() == 0;
        for (int attempt = 1; ; attempt++) {
            servers.choosePorts();
            Optional<Report.Failed> failed = servers.launch();
            if (failed.isEmpty()) {
                return servers;
            }
            if (!free || attempt == PORT_ATTEMPTS || failed.get().code() != ExitCode.PORT_IN_USE) {
                throw servers.failure(failed.get());
            }
        }
    }

    /** Where Kafka clients connect: {@code 127.0.0.1:<port>}. */
    public String bootstrapServers() {
        if (!config.servers().kafka()) {
            throw new IllegalStateException("there is no Kafka among these servers");
        }
        return "127.0.0.1:" + kafkaPort;
    }

    /** Where OpenSearch answers: {@code http://127.0.0.1:<port>}, with no path. */
    public URI openSearch() {
        if (!config.servers().openSearch()) {
            throw new IllegalStateException("there is no OpenSearch among these servers");
        }
        return URI.create("http://127.0.0.1:" + openSearchPort);
    }

    public Path dataDirectory() {
        return config.dataDirectory();
    }

    /** The servers' log. */
    public Path logFile() {
        return logs.log();
    }

    /** The child's process id, another one after a restart. */
    public synchronized long pid() {
        return process.pid();
    }

    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the child that runs now ends. */
    public synchronized CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Kills the child as a crash would (SIGKILL) and waits until it is gone. */
    public synchronized void kill() {
        process.kill();
    }

    /** Freezes the child (SIGSTOP): connections stay open and nobody answers. Frozen, it doesn't see its parent end. */
    public synchronized void suspend() {
        process.suspend();
    }

    /** Lets a frozen child go on (SIGCONT). */
    public synchronized void resume() {
        process.resume();
    }

    /** Stops the child if it still runs and starts another one on the same data and the same ports. */
    public synchronized EmbeddedServers restart() {
        process.stop();
        launch().ifPresent(failed -> {
            throw failure(failed);
        });
        return this;
    }

    /** Stops the servers; they write down what they have. Kills them when that takes too long. May be called twice. */
    @Override
    public synchronized void close() {
        process.stop();
    }

    private synchronized void choosePorts() {
        kafkaPort = config.kafkaPort() == 0 ? freePorts.next() : config.kafkaPort();
        openSearchPort = config.openSearchPort() == 0 ? freePorts.next() : config.openSearchPort();
    }

    private synchronized Optional<Report.Failed> launch() {
        ChildArguments arguments = new ChildArguments(
                config.dataDirectory(),
                config.servers(),
                kafkaPort,
                freePorts.next(),
                openSearchPort,
                config.kafkaSettings(),
                config.openSearchSettings());
        process = new ServerProcess(command.start(arguments), config.servers());
        Optional<Report.Failed> failed = process.awaitStart(config.startTimeout());
        if (failed.isPresent()) {
            process.kill();
        }
        return failed;
    }

    private EmbeddedException failure(Report.Failed failed) {
        String what = "the embedded servers did not start: " + failed.reason();
        return switch (failed.code()) {
            case DATA_FOLDER_IN_USE, PORT_IN_USE -> new EmbeddedException(failed.reason());
            case STOPPED, BAD_ARGUMENTS, START_FAILED, STOPPED_HARD ->
                new EmbeddedException(what + ". Log: " + logs.log() + logs.tail());
        };
    }
}
