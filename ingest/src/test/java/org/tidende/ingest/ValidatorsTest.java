package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tidende.contract.Records;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;

class ValidatorsTest {
    private static final String URI = "https://paper.example/feed";
    private static final String DATE = "Sun, 01 Mar 2026 10:00:00 GMT";
    private static final Instant NOW = TestFeeds.NOON;
    private static final Duration DAY = Duration.ofDays(1);

    static {
        Records.trust();
    }

    private final Validators validators = new Validators(DAY);

    private static FetchResult.Fetched document(String etag, String lastModified) {
        return new FetchResult.Fetched(URI, null, null, etag, lastModified, 200, new byte[0], 1);
    }

    private static FeedState state(String etag, String lastModified) {
        return FeedState.newBuilder()
                .setUri(URI)
                .setEtag(etag)
                .setLastModified(lastModified)
                .setLastFull(NOW.minusSeconds(60))
                .build();
    }

    private FetchRequest full() {
        return new FetchRequest(URI, null, null);
    }

    @Test
    void shouldSendBothUntilItIsTimeForAFullFetch() {
        // Given
        FeedState state = state("\"a\"", DATE);

        // When, Then
        assertThat(validators.request(URI, state, NOW)).isEqualTo(new FetchRequest(URI, "\"a\"", DATE));
        assertThat(validators.request(URI, state, NOW.plus(DAY))).isEqualTo(full());
        assertThat(validators.request(URI, null, NOW)).isEqualTo(full());
    }

    @Test
    void shouldIgnoreADateInTheFuture() {
        // Given
        FeedState state = state(null, null);

        // When
        validators.fetched(state, full(), document(null, "Mon, 01 Mar 2027 10:00:00 GMT"), true, NOW);
        Validators.confirmed(
                state, new FetchResult.NotModified(null, null, null, "Mon, 01 Mar 2027 10:00:00 GMT", null, 1), NOW);

        // Then
        assertThat(state.getLastModified()).isNull();
    }

    @Test
    void shouldSeeALieWhereNewsHasTheOldValidators() {
        // Given
        FeedState sameTag = state("\"a\"", DATE);
        FeedState sameDate = state(null, DATE);

        // When
        FetchRequest none = validators.fetched(sameTag, full(), document("\"a\"", null), true, NOW);
        validators.fetched(sameDate, full(), document(null, DATE), true, NOW);

        // Then
        assertThat(none).isNull();
        assertThat(sameTag.getLies()).isEqualTo(1);
        assertThat(sameDate.getLies()).isEqualTo(1);
        assertThat(validators.request(URI, sameTag, NOW.plus(Duration.ofDays(6))))
                .isEqualTo(full());
        sameTag.setLastFull(NOW.plus(Duration.ofDays(7)));
        assertThat(validators
                        .request(URI, sameTag, NOW.plus(Duration.ofDays(7)))
                        .etag())
                .isEqualTo("\"a\"");
    }

    @Test
    void shouldAskOnceMoreWhereItIsInDoubt() {
        // Given
        FeedState state = state("\"a\"", DATE);

        // When
        FetchRequest probe = validators.fetched(state, full(), document("\"b\"", DATE), true, NOW);

        // Then: with what was known before
        assertThat(probe).isEqualTo(new FetchRequest(URI, "\"a\"", DATE));
        assertThat(state.getLies()).isZero();
        assertThat(state.getEtag()).isEqualTo("\"b\"");
    }

    @Test
    void shouldNotDoubtWithoutNewsNorAfterAConditionalRequest() {
        // Given
        FeedState state = state("\"a\"", DATE);

        // When
        FetchRequest noNews = validators.fetched(state, full(), document("\"a\"", DATE), false, NOW);
        FetchRequest conditional =
                validators.fetched(state, new FetchRequest(URI, "\"a\"", DATE), document("\"b\"", DATE), true, NOW);

        // Then
        assertThat(noNews).isNull();
        assertThat(conditional).isNull();
        assertThat(state.getLies()).isZero();
    }

    @Test
    void shouldDistrustLongerEachTimeUpToAMonth() {
        // Given
        FeedState state = state("\"a\"", DATE);

        // When, Then
        Validators.lied(state, NOW);
        assertThat(state.getDistrustedUntil()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        Validators.lied(state, NOW);
        assertThat(state.getDistrustedUntil()).isEqualTo(NOW.plus(Duration.ofDays(14)));
        for (int i = 0; i < 50; i++) {
            Validators.lied(state, NOW);
        }
        assertThat(state.getDistrustedUntil()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    }
}
