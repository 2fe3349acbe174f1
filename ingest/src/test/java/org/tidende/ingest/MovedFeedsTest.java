package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovedFeedsTest {
    private static final Instant EARLY = TestFeeds.NOON;
    private static final Instant LATE = EARLY.plusSeconds(60);
    private static final String NEW = "https://new.example/feed";

    private final MovedFeeds moved = new MovedFeeds(new FeedPartitions());

    @Test
    void shouldTakeTheLaterForTheDuplicate() {
        // When
        moved.set("https://late.example/", LATE, NEW);
        moved.set("https://early.example/", EARLY, NEW);

        // Then
        assertThat(moved.earlier("https://late.example/", LATE, NEW)).isEqualTo("https://early.example/");
        assertThat(moved.earlier("https://early.example/", EARLY, NEW)).isNull();
        assertThat(moved.earlier("https://late.example/", LATE, "https://elsewhere.example/"))
                .isNull();
    }

    @Test
    void shouldForgetAFeedThatMovedOnOrBack() {
        // Given
        moved.set("https://early.example/", EARLY, NEW);
        moved.set("https://late.example/", LATE, NEW);

        // When
        moved.set("https://early.example/", EARLY, "https://third.example/feed");

        // Then
        assertThat(moved.earlier("https://late.example/", LATE, NEW)).isNull();
        moved.set("https://early.example/", EARLY, NEW);
        moved.set("https://early.example/", EARLY, null);
        assertThat(moved.earlier("https://late.example/", LATE, NEW)).isNull();
    }
}
