package org.tidende.enrich;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What enrich counts. In a worker, at rest,
 *
 * <pre>
 * tidende.enrich.read = tidende.enrich.records of outcome emitted + unchanged + superseded + dead_lettered
 * </pre>
 *
 * must balance: a difference that stays is a lost article. Work that an aborted transaction did is counted again when it is done
 * again. Alert when {@code dead_lettered} grows; when {@code tidende.enrich.generation} is below
 * {@code tidende.enrich.generation.published} for minutes (this worker's files are not those of the edition), which a 0 is, too; and
 * when {@code tidende.enrich.rules.refused} is not 0.
 */
final class EnrichMetrics {
    private static final String RECORDS = "tidende.enrich.records";

    private final Counter read;
    private final Counter emitted;
    private final Counter unchanged;
    private final Counter superseded;
    private final Counter deadLettered;
    private final Counter mentions;
    private final Timer tagging;

    EnrichMetrics(MeterRegistry registry) {
        read = registry.counter("tidende.enrich.read");
        emitted = registry.counter(RECORDS, "outcome", "emitted");
        unchanged = registry.counter(RECORDS, "outcome", "unchanged");
        superseded = registry.counter(RECORDS, "outcome", "superseded");
        deadLettered = registry.counter(RECORDS, "outcome", "dead_lettered");
        mentions = registry.counter("tidende.enrich.mentions");
        tagging = registry.timer("tidende.enrich.tagging");
    }

    /** Shows the dictionaries in force and what is published; nothing yet is 0. */
    static void showDictionaries(MeterRegistry registry, Supplier<InForce> inForce, Supplier<RulesFollower.View> view) {
        Gauge.builder("tidende.enrich.generation.published", () -> view.get().published())
                .register(registry);
        Gauge.builder("tidende.enrich.rules.refused", () -> view.get().refused())
                .register(registry);
        gauge(registry, "tidende.enrich.generation", inForce, InForce::generation);
        gauge(registry, "tidende.enrich.actors", inForce, force -> force.dictionaries()
                .gazetteer()
                .size());
        gauge(registry, "tidende.enrich.names", inForce, force -> force.dictionaries()
                .gazetteer()
                .names());
        gauge(registry, "tidende.enrich.rules", inForce, force -> force.dictionaries()
                .rules()
                .size());
    }

    private static void gauge(
            MeterRegistry registry, String name, Supplier<InForce> inForce, ToDoubleFunction<InForce> value) {
        Gauge.builder(name, () -> inForce.get() == null ? 0 : value.applyAsDouble(inForce.get()))
                .register(registry);
    }

    /** A record was taken from a topic. */
    void read() {
        read.increment();
    }

    /** An enriched article went out. */
    void emitted(int mentionChanges) {
        emitted.increment();
        mentions.increment(mentionChanges);
    }

    /** The same words as before. */
    void unchanged() {
        unchanged.increment();
    }

    /** A better or newer one is known. */
    void superseded() {
        superseded.increment();
    }

    /** It could not be used. */
    void deadLettered() {
        deadLettered.increment();
    }

    /** All sums, by name; exact when nothing moves. */
    Map<String, Long> ledger() {
        Map<String, Long> sums = new LinkedHashMap<>();
        sums.put("read", (long) read.count());
        sums.put("emitted", (long) emitted.count());
        sums.put("unchanged", (long) unchanged.count());
        sums.put("superseded", (long) superseded.count());
        sums.put("deadLettered", (long) deadLettered.count());
        return sums;
    }

    /** How long tagging takes. */
    Timer tagging() {
        return tagging;
    }
}
