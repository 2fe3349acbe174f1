package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.tidende.ingest.ownership.Token;

class DueFeedsTest {
    private Instant now = TestFeeds.NOON;
    private final DueFeeds due = new DueFeeds(clock(), 2);

    private InstantSource clock() {
        return () -> now;
    }

    private FeedSlot slot(String name, String domain, long seconds) {
        FeedSlot slot = new FeedSlot(name, domain, new Token(0, 0));
        due.schedule(slot, TestFeeds.NOON.plusSeconds(seconds).toEpochMilli());
        return slot;
    }

    private String take() throws InterruptedException {
        DueFeeds.Taken taken = due.take(0);
        return taken == null ? null : taken.slot().uri();
    }

    @Test
    void shouldGiveWhatIsDueInOrderAndSayHowLateItIs() throws InterruptedException {
        // Given
        slot("later", "a", 10);
        slot("first", "b", -5);
        slot("second", "c", -1);

        // When, Then
        assertThat(due.waiting()).isEqualTo(2);
        DueFeeds.Taken first = due.take(0);
        assertThat(first.slot().uri()).isEqualTo("first");
        assertThat(first.lateMillis()).isEqualTo(5_000);
        assertThat(take()).isEqualTo("second");
        assertThat(take()).isNull();
        now = now.plusSeconds(10);
        assertThat(take()).isEqualTo("later");
    }

    @Test
    void shouldLetNoDomainTakeMoreThanItsPlaces() throws InterruptedException {
        // Given
        FeedSlot one = slot("1", "slow", -9);
        slot("2", "slow", -8);
        slot("3", "slow", -7);
        slot("4", "other", -1);

        // When, Then
        assertThat(take()).isEqualTo("1");
        assertThat(take()).isEqualTo("2");
        assertThat(take()).isEqualTo("4");
        assertThat(take()).isNull();
        due.release(one);
        assertThat(take()).isEqualTo("3");
    }

    @Test
    void shouldNotGiveAFeedTwiceWhileItIsPolled() throws InterruptedException {
        // Given
        FeedSlot slot = slot("1", "a", -1);
        take();

        // When
        due.schedule(slot, 0);

        // Then
        assertThat(take()).isNull();
        due.release(slot);
        due.done(slot, now.toEpochMilli());
        assertThat(take()).isEqualTo("1");
    }

    @Test
    void shouldForgetWhatIsRetiredOrTakenOut() throws InterruptedException {
        // Given
        FeedSlot retired = slot("1", "a", -1);
        FeedSlot out = slot("2", "b", -1);

        // When
        due.retire(retired);
        due.schedule(retired, 0);
        due.schedule(out, FeedSlot.NEVER);

        // Then
        assertThat(take()).isNull();
    }
}
