package org.tidende.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * What was opened, to be closed in the opposite order: when the command is done, or when the process is asked to end (SIGTERM,
 * Ctrl-C), whichever comes first, and once.
 */
final class Shutdown implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "shutdown");
    private final Lock closing = new ReentrantLock();
    private final boolean serves;
    private boolean closed;

    /**
     * @param serves whether the command runs until it is asked to end: then that is how it should end, and the exit code is 0. Of
     *     one that has something to finish it is the signal's, 143 or 130
     */
    Shutdown(boolean serves) {
        this.serves = serves;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Closes it later; at once when it is already too late. */
    <T extends AutoCloseable> T closing(T resource) {
        synchronized (opened) {
            if (!closed) {
                opened.push(resource);
                return resource;
            }
        }
        close(resource);
        return resource;
    }

    /** Whether the process was asked to end. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits until the process is asked to end. */
    void await() throws InterruptedException {
        asked.await();
    }

    private void onSignal() {
        asked.countDown();
        closeAll();
        if (serves) {
            // All is closed. Left to itself the JVM would end with the signal's code, as if it had been broken off.
            Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
        }
    }

    @Override
    public void close() {
        closeAll();
        if (!isAsked()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /**
     * Command and signal may both come here: the second waits for the first, because the process ends as soon as the signal's
     * thread does, however far the other is.
     */
    private void closeAll() {
        closing.lock();
        try {
            for (AutoCloseable next = next(); next != null; next = next()) {
                close(next);
            }
        } finally {
            closing.unlock();
        }
    }

    private AutoCloseable next() {
        synchronized (opened) {
            closed = true;
            return opened.poll();
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOGGER.warn("{} could not be closed", resource, e);
        }
    }
}
