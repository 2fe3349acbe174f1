package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tidende.ingest.ownership.Token;

class DueFeedsTest {
    private Instant now = TestFeeds.NOON;
    private final DueFeeds due = new DueFeeds(clock(), 2, Duration.ZERO);

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
    void shouldAskADomainAgainThatBecameReadyWhileItWasLookedAt() throws InterruptedException {
        // Given: time goes on between two looks at the clock, and the gap ends between them.
        AtomicLong millis = new AtomicLong();
        DueFeeds spaced = new DueFeeds(() -> Instant.ofEpochMilli(millis.getAndAdd(600)), 4, Duration.ofMillis(1_000));
        for (String uri : List.of("1", "2", "3", "4")) {
            spaced.schedule(new FeedSlot(uri, "a", new Token(0, 0)), -1);
        }

        // When
        List<String> taken = new ArrayList<>();
        for (int turn = 0; turn < 20; turn++) {
            DueFeeds.Taken next = spaced.take(0);
            if (next != null) {
                taken.add(next.slot().uri());
            }
        }

        // Then
        assertThat(taken).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    void shouldFreeThePlaceOfAPollThatIsDoneAndTakenAgain() throws InterruptedException {
        // Given
        FeedSlot slot = slot("1", "a", -1);

        // When
        for (int poll = 0; poll < 3; poll++) {
            assertThat(take()).isEqualTo("1");
            due.done(slot, 0);
        }
        due.release(slot);
        slot("2", "a", -3);
        slot("3", "a", -2);

        // Then
        assertThat(take()).isEqualTo("1");
        assertThat(take()).isEqualTo("2");
        assertThat(take()).isNull();
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

    @Test
    void shouldKeepAGapBetweenRequestsToADomainAndLetOthersPass() throws InterruptedException {
        // Given
        DueFeeds gentle = new DueFeeds(clock(), 2, Duration.ofSeconds(5));
        for (String name : List.of("1", "2", "3")) {
            gentle.schedule(new FeedSlot(name, "busy", new Token(0, 0)), now.toEpochMilli() - 10);
        }
        gentle.schedule(new FeedSlot("4", "other", new Token(0, 0)), now.toEpochMilli());

        // When, Then
        DueFeeds.Taken first = gentle.take(0);
        assertThat(first.slot().uri()).isEqualTo("1");
        assertThat(gentle.take(0).slot().uri()).isEqualTo("4");
        assertThat(gentle.take(0)).isNull();
        gentle.release(first.slot());
        assertThat(gentle.take(0)).isNull();
        now = now.plusSeconds(5);
        assertThat(gentle.take(0).slot().uri()).isEqualTo("2");
        assertThat(gentle.take(0)).isNull();
        now = now.plusSeconds(5);
        assertThat(gentle.take(0).slot().uri()).isEqualTo("3");
    }

    @Test
    void shouldHoldAllFeedsOfADomainAndNotCountThatAsDelay() throws InterruptedException {
        // Given
        slot("1", "held", -5);
        slot("2", "held", -4);
        slot("3", "other", -3);

        // When
        due.hold("held", now.plusSeconds(60).toEpochMilli());

        // Then
        assertThat(take()).isEqualTo("3");
        assertThat(take()).isNull();
        assertThat(due.waiting()).isEqualTo(2);
        now = now.plusSeconds(61);
        DueFeeds.Taken first = due.take(0);
        assertThat(first.slot().uri()).isEqualTo("1");
        assertThat(first.lateMillis()).isEqualTo(1_000);
        assertThat(take()).isEqualTo("2");
    }

    @Test
    void shouldGoOnWithADomainWhenTheNextOfItIsTakenOut() throws InterruptedException {
        // Given
        FeedSlot one = slot("1", "slow", -9);
        FeedSlot two = slot("2", "slow", -8);
        FeedSlot out = slot("3", "slow", -7);
        slot("4", "slow", -6);
        take();
        take();
        take();
        due.release(one);
        due.retire(out);

        // When, Then
        assertThat(take()).isEqualTo("4");
        due.release(two);
        assertThat(take()).isNull();
    }

    @Test
    void shouldSpareNoLoopback() throws InterruptedException {
        // Given
        DueFeeds gentle = new DueFeeds(clock(), 2, Duration.ofSeconds(5));
        gentle.schedule(new FeedSlot("1", "127.0.0.1", new Token(0, 0)), now.toEpochMilli());
        gentle.schedule(new FeedSlot("2", "127.0.0.1", new Token(0, 0)), now.toEpochMilli());

        // When, Then
        assertThat(gentle.take(0)).isNotNull();
        assertThat(gentle.take(0)).isNotNull();
    }
}
