package org.tidende.enrich;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.PubStatus;

/**
 * Tags articles that were told before, and throws the results away. A worker does it while it joins others: its first articles
 * would else wait, with the partitions they are in, for the compiler.
 */
final class Rehearsal implements Runnable {
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int ROUNDS = 10;

    private final List<EnrichedArticle> told;
    private final Dictionaries dictionaries;
    private final BooleanSupplier stopping;

    /** @param stopping asked between articles */
    Rehearsal(List<EnrichedArticle> told, Dictionaries dictionaries, BooleanSupplier stopping) {
        this.told = List.copyOf(told);
        this.dictionaries = dictionaries;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        RecordSerde<EnrichedArticle> articles = RecordSerde.of(EnrichedArticle.class);
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int round = 0; round < ROUNDS; round++) {
            for (EnrichedArticle one : told) {
                if (stopping.getAsBoolean() || System.nanoTime() > end) {
                    return;
                }
                if (one.getArticle().getPubStatus() == PubStatus.usable) {
                    Enricher.enrich(one.getArticle(), dictionaries);
                }
                articles.write("", one);
            }
        }
    }
}
