package org.tidende.enrich;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that another thread does meanwhile. */
final class Errand<T> {
    private final FutureTask<T> task;

    private Errand(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Errand<T> start(String what, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("tidende-" + what).start(task);
        return new Errand<>(task);
    }

    /** What came of it; waits for it. Its own exception is thrown where it failed. */
    T result() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot prepare the dictionaries: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the dictionaries", e);
        }
    }
}
