package org.tidende.ingest.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does work on many servers: so much at once, and no more than two pieces at once on one registrable domain. A domain with much
 * to do delays no other.
 */
final class PoliteRun {
    /** Pieces at once on one registrable domain. */
    static final int PLACES_PER_DOMAIN = 2;

    private PoliteRun() {}

    /** What is to be done on a domain. In the queue of those that are free it stands once for each free place. */
    private record Domain<T>(Queue<T> waiting) {}

    /**
     * Returns when all is done. When the thread is interrupted nothing more is begun, and what is under way is told to end.
     *
     * @param domainOf the registrable domain that an item is about
     * @param work on virtual threads, {@code parallel} of them; must not throw
     */
    static <T> void run(List<T> items, Function<T, String> domainOf, int parallel, Consumer<T> work)
            throws InterruptedException {
        Map<String, Domain<T>> domains = new HashMap<>();
        Queue<Domain<T>> free = new ConcurrentLinkedQueue<>();
        for (T item : items) {
            Domain<T> domain =
                    domains.computeIfAbsent(domainOf.apply(item), name -> new Domain<>(new ConcurrentLinkedQueue<>()));
            domain.waiting.add(item);
        }
        for (int place = 0; place < PLACES_PER_DOMAIN; place++) {
            free.addAll(domains.values());
        }
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(parallel, items.size()); i++) {
            workers.add(Thread.ofVirtual().name("check-" + i).start(() -> work(free, work)));
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            workers.forEach(Thread::interrupt);
            throw e;
        }
    }

    /** A place that is in use is in the hands of a worker that comes back for more, so none is needed to wait for it. */
    private static <T> void work(Queue<Domain<T>> free, Consumer<T> work) {
        Domain<T> domain = free.poll();
        while (domain != null && !Thread.currentThread().isInterrupted()) {
            T item = domain.waiting.poll();
            if (item != null) {
                work.accept(item);
                free.add(domain);
            }
            domain = free.poll();
        }
    }
}
