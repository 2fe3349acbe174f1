package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.PollEvaluation.Result;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.fetch.FetchResult;

class PollEvaluationTest {
    private static final String URI = "https://paper.example/feed";
    private static final InstantSource CLOCK = InstantSource.fixed(TestFeeds.NOON);

    private final PollEvaluation evaluation = new PollEvaluation(
            new FeedParser(),
            new EntryReader(),
            new PollSchedule(Duration.ofMinutes(1), PollLimits.DEFAULT, CLOCK),
            PollLimits.DEFAULT,
            CLOCK);

    private static FetchResult document(String body, String etag) {
        return new FetchResult.Fetched(
                URI,
                null,
                "text/xml",
                etag,
                "Sun, 01 Mar 2026 10:00:00 GMT",
                200,
                body.getBytes(StandardCharsets.UTF_8),
                7);
    }

    private Result evaluate(FeedState before, SeenEntries seen, FetchResult fetched) {
        Feed feed = TestFeeds.feed(URI);
        return evaluation.evaluate(feed, before, seen, evaluation.request(feed, before), fetched);
    }

    private Result first() {
        return evaluate(
                null,
                SeenEntries.none(),
                document(TestFeeds.rss(List.of(TestFeeds.item("1", "One."), TestFeeds.item("2", "Two."))), "\"a\""));
    }

    @Test
    void shouldFindNewThenChangedEntries() {
        // Given
        Result first = first();

        // When
        Result second = evaluate(
                first.state(),
                first.entries(),
                document(
                        TestFeeds.rss(List.of(
                                TestFeeds.item("3", "Three."),
                                TestFeeds.item("1", "One!"),
                                TestFeeds.item("2", "Two."))),
                        "\"b\""));

        // Then
        assertThat(first.outcome()).isEqualTo(PollOutcome.NEWS);
        assertThat(first.fresh()).hasSize(2);
        assertThat(first.state().getEtag()).isEqualTo("\"a\"");
        assertThat(first.state().getHealth()).isEqualTo(FeedHealth.ok);
        assertThat(first.state().getTitle()).isEqualTo("Harbour News");
        assertThat(first.state().getNextAttempt()).isEqualTo(TestFeeds.NOON.plusSeconds(60));
        assertThat(second.fresh())
                .extracting(PollEvaluation.Fresh::kind)
                .containsExactly(SeenEntries.Kind.NEW, SeenEntries.Kind.CHANGED);
        assertThat(second.known()).isEqualTo(1);
        assertThat(second.state().getEtag()).isEqualTo("\"b\"");
    }

    @Test
    void shouldNotTouchEntriesWhenNothingChanged() {
        // Given
        Result first = first();
        String reworded = TestFeeds.rss(List.of(TestFeeds.item("1", "One."), TestFeeds.item("2", "Two.")))
                + "<!-- built again -->";

        // When
        Result same = evaluate(
                first.state(),
                first.entries(),
                document(TestFeeds.rss(List.of(TestFeeds.item("1", "One."), TestFeeds.item("2", "Two."))), "\"b\""));
        Result notModified = evaluate(first.state(), first.entries(), new FetchResult.NotModified(null, 3));
        Result rebuilt = evaluate(first.state(), first.entries(), document(reworded, "\"c\""));

        // Then
        assertThat(same.outcome()).isEqualTo(PollOutcome.UNCHANGED);
        assertThat(same.state().getEtag()).isEqualTo("\"b\"");
        assertThat(notModified.outcome()).isEqualTo(PollOutcome.NOT_MODIFIED);
        assertThat(notModified.state().getEtag()).isEqualTo("\"a\"");
        assertThat(rebuilt.outcome()).isEqualTo(PollOutcome.NO_NEWS);
        assertThat(List.of(same, notModified, rebuilt)).allSatisfy(result -> {
            assertThat(result.fresh()).isEmpty();
            assertThat(result.entries()).isNull();
            assertThat(result.state().getFailures()).isZero();
        });
    }

    @Test
    void shouldKeepValidatorsAndCountFailures() {
        // Given
        FeedState before = first().state();

        // When
        FeedState failed = evaluate(
                        before,
                        SeenEntries.none(),
                        new FetchResult.Failed(FetchResult.Failure.TIMEOUT, null, "not done within 30000 ms", 30_000))
                .state();
        FeedState again = evaluate(failed, SeenEntries.none(), new FetchResult.Throttled(503, Duration.ofHours(1), 5))
                .state();
        FeedState noFeed = evaluate(again, SeenEntries.none(), document("<html><body>Hello</body></html>", null))
                .state();

        // Then
        assertThat(failed.getHealth()).isEqualTo(FeedHealth.failing);
        assertThat(failed.getError()).isEqualTo("not done within 30000 ms");
        assertThat(failed.getEtag()).isEqualTo("\"a\"");
        assertThat(again.getFailures()).isEqualTo(2);
        assertThat(again.getNextAttempt()).isEqualTo(TestFeeds.NOON.plusSeconds(3_600));
        assertThat(noFeed.getFailures()).isEqualTo(3);
        assertThat(noFeed.getStatus()).isEqualTo("what came is no feed");
        assertThat(before.getFailures()).isZero();
    }

    @Test
    void shouldMuteAFeedThatIsGone() {
        // When
        Result gone = evaluate(null, SeenEntries.none(), new FetchResult.Gone(5));

        // Then
        assertThat(gone.state().getHealth()).isEqualTo(FeedHealth.gone);
        assertThat(gone.state().getNextAttempt()).isEqualTo(TestFeeds.NOON.plus(Duration.ofDays(30)));
    }
}
