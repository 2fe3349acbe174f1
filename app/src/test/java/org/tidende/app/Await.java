package org.tidende.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits on a condition, with a deadline and a report. */
final class Await {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long STEP_NANOS = 50_000_000;

    private Await() {}

    static <T> T value(Supplier<Optional<T>> source, String what, Supplier<String> report) {
        return value(source, () -> what, report);
    }

    /** @param what asked for when it did not come */
    static <T> T value(Supplier<Optional<T>> source, Supplier<String> what, Supplier<String> report) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> value = source.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "after " + PATIENCE.toSeconds() + " s still waiting for " + what.get() + "\n" + report.get());
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    static void until(BooleanSupplier condition, String what, Supplier<String> report) {
        until(condition, () -> what, report);
    }

    /** @param what asked for when it did not come */
    static void until(BooleanSupplier condition, Supplier<String> what, Supplier<String> report) {
        value(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), what, report);
    }
}
