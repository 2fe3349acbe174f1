package org.tidende.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.tidende.contract.Stage;

/**
 * What is counted. Everything but polls is counted when it is committed, so that the numbers agree with the topics:
 *
 * <ul>
 *   <li>{@code tidende.ingest.polls{outcome}}: polls that came to an end, written or not.
 *   <li>{@code tidende.ingest.entries{kind}}: entries of documents that differ from the last: {@code new}, {@code changed},
 *       {@code known}, {@code double} (an identity twice in one document).
 *   <li>{@code tidende.ingest.articles}: articles written.
 *   <li>{@code tidende.ingest.dead.letters{stage}}: what could not be used.
 *   <li>{@code tidende.ingest.feeds.moved}: feeds that stood in the wrong partition.
 *   <li>{@code tidende.ingest.transactions{stage, outcome}}: see {@code CommitLoop}.
 *   <li>{@code tidende.ingest.poll.delay}: how much later than scheduled a poll began. Alert when its maximum grows: the worker
 *       doesn't keep up.
 *   <li>{@code tidende.ingest.poll.time}: from asking a server to its last byte.
 * </ul>
 *
 * <p>Must balance over all workers: new + changed = requests in {@code news.pages} + dead letters of {@code ingest-feeds}; and
 * requests taken from {@code news.pages} = articles + dead letters of {@code ingest-pages}.
 */
final class IngestMeters {
    private final MeterRegistry registry;
    private final Timer delay;
    private final Timer time;

    IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        this.delay = Timer.builder("tidende.ingest.poll.delay").register(registry);
        this.time = Timer.builder("tidende.ingest.poll.time").register(registry);
    }

    void poll(PollOutcome outcome, int millis) {
        registry.counter("tidende.ingest.polls", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
        time.record(Duration.ofMillis(millis));
    }

    void late(long millis) {
        delay.record(Duration.ofMillis(Math.max(0, millis)));
    }

    void entries(String kind, int count) {
        registry.counter("tidende.ingest.entries", "kind", kind).increment(count);
    }

    void article() {
        registry.counter("tidende.ingest.articles").increment();
    }

    void deadLetters(Stage stage, int count) {
        registry.counter("tidende.ingest.dead.letters", "stage", stage.label()).increment(count);
    }

    /** A poll after which entries may have been missed: alert when this goes on, such a feed is too fast for its document. */
    void missed() {
        registry.counter("tidende.ingest.polls.missed").increment();
    }

    /** Validators vouched for a document that had changed. */
    void lie() {
        registry.counter("tidende.ingest.validators.lies").increment();
    }

    void moved() {
        registry.counter("tidende.ingest.feeds.moved").increment();
    }
}
