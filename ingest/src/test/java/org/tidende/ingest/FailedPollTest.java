package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.PollEvaluation.Result;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;
import org.tidende.ingest.fetch.FetchResult.Failure;

class FailedPollTest {
    private static final String URI = "https://paper.example/feed";
    private static final String NEW = "https://new.example/feed";

    private final Feed feed = TestFeeds.feed(URI);
    private Instant now = TestFeeds.NOON;
    private final PollEvaluation evaluation = new PollEvaluation(
            new FeedParser(),
            new EntryReader(),
            new PollSchedule(null, PollLimits.DEFAULT, () -> now),
            PollLimits.DEFAULT,
            () -> now);
    private FeedState state;

    private Result poll(String address, FetchResult answer) {
        now = now.plus(Duration.ofHours(3));
        Result result =
                evaluation.evaluate(feed, state, SeenEntries.none(), new FetchRequest(address, null, null), answer);
        state = result.state();
        return result;
    }

    private static FetchResult document() {
        return new FetchResult.Fetched(
                URI,
                null,
                "text/xml",
                "\"a\"",
                null,
                200,
                TestFeeds.rss(List.of(TestFeeds.item("1", "One."))).getBytes(StandardCharsets.UTF_8),
                7);
    }

    private static FetchResult status(int status) {
        return new FetchResult.Failed(Failure.STATUS, status, "HTTP status " + status, 3);
    }

    @Test
    void shouldTakeThreeRefusalsForALimitAndTheFourthForTheLastWord() {
        // When
        for (int i = 0; i < 3; i++) {
            poll(URI, status(403));
            assertThat(state.getStatus()).contains("taken for a limit");
            assertThat(state.getNextAttempt()).isEqualTo(now.plus(Duration.ofHours(1)));
        }
        int score = state.getFailureScore();
        Result fourth = poll(URI, status(403));

        // Then
        assertThat(fourth.outcome()).isEqualTo(PollOutcome.REFUSED);
        assertThat(state.getStatus()).isEqualTo("refused (HTTP 403)");
        assertThat(state.getFailureScore()).isEqualTo(score + FailureWeight.HARD.score());
        poll(URI, document());
        assertThat(state.getFailureScore()).isZero();
    }

    @Test
    void shouldHoldTheDomainAsLongAsTheServerSaysButAskAgainAfterADay() {
        // When, Then
        poll(URI, new FetchResult.Throttled(429, Duration.ofHours(2), 3));
        assertThat(state.getDomainHeldUntil()).isEqualTo(now.plus(Duration.ofHours(2)));
        poll(URI, new FetchResult.Throttled(503, Duration.ofDays(9), 3));
        assertThat(state.getDomainHeldUntil()).isEqualTo(now.plus(Duration.ofDays(1)));
        assertThat(state.getNextAttempt()).isEqualTo(now.plus(Duration.ofDays(9)));
        poll(URI, document());
        assertThat(state.getDomainHeldUntil()).isNull();
        poll(URI, new FetchResult.Throttled(503, null, 3));
        assertThat(state.getDomainHeldUntil()).isNull();
        poll(URI, new FetchResult.Throttled(429, null, 3));
        assertThat(state.getDomainHeldUntil()).isEqualTo(now.plus(Duration.ofMinutes(1)));
    }

    @Test
    void shouldNotMuteAFeedWhoseNewAddressIsGone() {
        // Given
        poll(URI, document());

        // When
        Result gone = poll(NEW, new FetchResult.Gone(3));

        // Then
        assertThat(gone.outcome()).isEqualTo(PollOutcome.FAILED);
        assertThat(state.getHealth()).isEqualTo(FeedHealth.failing);
        assertThat(evaluation.request(feed, state).address()).isEqualTo(URI);
    }

    @Test
    void shouldNotTakeAnUnaskedNotModifiedForAnAnswer() {
        // When
        Result result = poll(URI, new FetchResult.NotModified(null, 3));

        // Then
        assertThat(result.outcome()).isEqualTo(PollOutcome.FAILED);
        assertThat(state.getStatus()).contains("no copy was spoken of");
    }

    @Test
    void shouldNameWhoAsksForProofOfBeingAPerson() {
        // When
        Result result = poll(URI, new FetchResult.Challenged("Akamai", 403, null, 3));

        // Then
        assertThat(result.outcome()).isEqualTo(PollOutcome.CHALLENGED);
        assertThat(state.getStatus()).isEqualTo("a challenge page of Akamai (HTTP 403)");
    }

    @Test
    void shouldKeepWhatADuplicateKnewBefore() {
        // Given
        poll(URI, document());
        FeedState before = state;

        // When
        byte[] other = TestFeeds.rss(List.of(TestFeeds.item("2", "Two."))).getBytes(StandardCharsets.UTF_8);
        Result found = poll(URI, new FetchResult.Fetched(NEW, NEW, null, "\"b\"", null, 200, other, 3));
        Result duplicate = evaluation.duplicate(feed, before, found, "https://first.example/");

        // Then
        assertThat(duplicate.state().getEtag()).isEqualTo("\"a\"");
        assertThat(duplicate.state().getContentHash()).isEqualTo(before.getContentHash());
        assertThat(duplicate.state().getHealth()).isEqualTo(FeedHealth.duplicate);
        assertThat(duplicate.state().getDuplicateOf()).isEqualTo("https://first.example/");
        assertThat(duplicate.fresh()).isEmpty();
        assertThat(evaluation.request(feed, duplicate.state()).address()).isEqualTo(URI);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "STATUS, 404, HARD", "STATUS, 451, HARD", "STATUS, 500, SOFT", "STATUS, 304, SOFT",
                "STATUS, 408, TEMPORARY", "STATUS, 425, TEMPORARY", "TIMEOUT, -, SOFT", "CONNECTION, -, SOFT",
                "UNKNOWN_HOST, -, HARD", "TLS, -, HARD", "TOO_LARGE, 200, SOFT", "INTERNAL, -, TEMPORARY"
            })
    void shouldWeighFailures(Failure failure, Integer status, FailureWeight weight) {
        assertThat(FailureWeight.of(failure, status)).isEqualTo(weight);
    }
}
