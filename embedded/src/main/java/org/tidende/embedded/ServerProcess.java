package org.tidende.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One running child, seen from its parent. Its standard input is its lifeline: when that ends, so does the child. */
final class ServerProcess {

    /** Longer than the child gives itself, so that it may also write its class archive. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    /** The system ends a killed process at once; more is a process stuck in the kernel. */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final CompletableFuture<Optional<Report.Failed>> started = new CompletableFuture<>();
    private boolean suspended;

    ServerProcess(Process process, Servers servers) {
        this.process = process;
        Thread.ofPlatform()
                .daemon()
                .name("embedded-reports-" + process.pid())
                .start(() -> readReports(EnumSet.copyOf(servers.parts())));
    }

    private void readReports(Set<Servers> missing) {
        try (BufferedReader reports = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reports.readLine(); line != null; line = reports.readLine()) {
                Report.parse(line).ifPresent(report -> {
                    switch (report) {
                        case Report.Up up -> {
                            missing.remove(up.server());
                            if (missing.isEmpty()) {
                                started.complete(Optional.empty());
                            }
                        }
                        case Report.Failed failed -> started.complete(Optional.of(failed));
                    }
                });
            }
            started.complete(failed("the process ended before it was up"));
        } catch (IOException e) {
            started.complete(failed("its reports can't be read: " + e));
        }
    }

    private static Optional<Report.Failed> failed(String reason) {
        return Optional.of(new Report.Failed(ExitCode.START_FAILED, reason));
    }

    /** Waits until every server answers; what is returned is why that didn't happen. */
    Optional<Report.Failed> awaitStart(Duration limit) {
        try {
            return started.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return failed("not up after " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("the wait for it was interrupted");
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    void suspend() {
        signal("STOP");
        suspended = true;
    }

    void resume() {
        signal("CONT");
        suspended = false;
    }

    /** Lets the servers write down what they have and end; kills them when that takes too long. */
    void stop() {
        if (suspended && process.isAlive()) {
            resume();
        }
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // Closing a pipe whose reader is gone: then there is nothing left to tell it.
            if (process.isAlive()) {
                throw new UncheckedIOException("can't tell process " + pid() + " to end", e);
            }
        }
        if (!waitFor(STOP_LIMIT)) {
            kill();
        }
    }

    /** SIGKILL, and the wait until it is gone. Works on a suspended process too. */
    void kill() {
        process.destroyForcibly();
        if (!waitFor(KILL_LIMIT)) {
            throw new EmbeddedException(
                    "process " + pid() + " is still there " + KILL_LIMIT.toSeconds() + " s after it was killed");
        }
    }

    private boolean waitFor(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Who is interrupted wants to be gone: no child may outlive that.
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void signal(String name) {
        try {
            // The shell's own kill: not every system has one as a program.
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (kill.waitFor() != 0) {
                throw new EmbeddedException("can't send SIG" + name + " to process " + pid() + ": " + said);
            }
        } catch (IOException e) {
            throw new EmbeddedException("can't send SIG" + name + " to process " + pid() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("interrupted while sending SIG" + name + " to process " + pid(), e);
        }
    }
}
