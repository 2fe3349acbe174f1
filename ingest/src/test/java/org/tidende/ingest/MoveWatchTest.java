package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tidende.contract.Records;
import org.tidende.contract.record.FeedState;

class MoveWatchTest {
    private static final String URI = "https://paper.example/feed";
    private static final String NEW = "https://paper.example/rss.xml";
    private static final Instant NOW = TestFeeds.NOON;

    static {
        Records.trust();
    }

    private final MoveWatch moves = new MoveWatch(Duration.ofDays(1));
    private final FeedState state = FeedState.newBuilder().setUri(URI).build();

    private void answered(String movedTo, Duration after) {
        moves.answered(state, URI, movedTo, NOW.plus(after));
    }

    private void move() {
        answered(NEW, Duration.ZERO);
        answered(NEW, Duration.ofHours(12));
        answered(NEW, Duration.ofDays(1));
    }

    @Test
    void shouldBelieveARedirectThatRepeatsOverADay() {
        // When, Then
        for (int i = 0; i < 20; i++) {
            answered(NEW, Duration.ofHours(i));
        }
        assertThat(state.getMovedTo()).isNull();
        answered(NEW, Duration.ofHours(24));
        assertThat(state.getMovedTo()).isEqualTo(NEW);
        assertThat(moves.address(URI, state, NOW.plus(Duration.ofHours(25)))).isEqualTo(NEW);
    }

    @Test
    void shouldForgetAnErrorOfAnHour() {
        // When
        answered(NEW, Duration.ZERO);
        answered(NEW, Duration.ofMinutes(30));
        answered(null, Duration.ofHours(1));
        answered(NEW, Duration.ofDays(2));
        answered(NEW, Duration.ofDays(2).plusHours(1));

        // Then
        assertThat(state.getMovedTo()).isNull();
        assertThat(state.getRedirects()).isEqualTo(2);
    }

    @Test
    void shouldAskTheSubscribedAddressEachWeekAndMoveBack() {
        // Given
        move();

        // When
        Duration week = Duration.ofDays(8);
        String asked = moves.address(URI, state, NOW.plus(week));
        answered(null, week);

        // Then
        assertThat(asked).isEqualTo(URI);
        assertThat(state.getMovedTo()).isNull();
    }

    @Test
    void shouldAskTheSubscribedAddressAfterAFailureAtTheNewOne() {
        // Given
        move();

        // When
        moves.failed(state, NEW);

        // Then
        assertThat(moves.address(URI, state, NOW.plus(Duration.ofDays(1)))).isEqualTo(URI);
        assertThat(state.getMovedTo()).isEqualTo(NEW);
    }

    @Test
    void shouldWatchANewTargetFromTheBeginning() {
        // Given
        move();

        // When
        answered("https://other.example/", Duration.ofDays(9));

        // Then
        assertThat(state.getMovedTo()).isNull();
        assertThat(state.getRedirects()).isEqualTo(1);
    }
}
