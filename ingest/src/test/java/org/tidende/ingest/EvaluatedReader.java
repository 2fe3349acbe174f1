package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;

/** A simulated feed as a worker evaluates it, with validators and documents. */
final class EvaluatedReader implements SimulatedWeek.Reader {
    private final SimulatedFeed simulated;
    private final Feed feed;
    private final PollEvaluation evaluation;
    private SeenEntries seen = SeenEntries.none();
    private FeedState state;
    private Instant now = SimulatedWeek.MONDAY;
    private int version;

    EvaluatedReader(SimulatedFeed simulated, Duration usual) {
        this.simulated = simulated;
        this.feed = Feed.newBuilder()
                .setUri(simulated.uri())
                .setAdded(SimulatedWeek.MONDAY)
                .build();
        PollLimits limits = PollLimits.DEFAULT.withUsual(usual);
        this.evaluation = new PollEvaluation(
                new FeedParser(), new EntryReader(), new PollSchedule(null, limits, () -> now), limits, () -> now);
    }

    @Override
    public Next read(Instant at, int[] standing, boolean changed) {
        now = at;
        version += changed ? 1 : 0;
        String etag = "\"" + version + "\"";
        FetchRequest asked = evaluation.request(feed, state);
        FetchResult answer = etag.equals(asked.etag())
                ? new FetchResult.NotModified(null, null, etag, null, simulated.maxAge(), 1)
                : new FetchResult.Fetched(
                        simulated.uri(),
                        null,
                        "application/rss+xml",
                        etag,
                        null,
                        200,
                        simulated.document(standing),
                        1,
                        simulated.maxAge(),
                        List.of(),
                        null);
        PollEvaluation.Result result = evaluation.evaluate(feed, state, seen, asked, answer);
        state = result.state();
        seen = result.entries() == null ? seen : result.entries();
        return new Next(state.getNextAttempt(), result.missed());
    }
}
