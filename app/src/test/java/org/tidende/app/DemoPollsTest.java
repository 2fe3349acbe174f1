package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tidende.contract.Records;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;

class DemoPollsTest {
    private static final Instant NOW = Instant.parse("2024-02-06T08:00:00Z");

    static {
        Records.trust();
    }

    private final DemoPolls polls = new DemoPolls();

    @Test
    void shouldTellHowPublishersAnswer() {
        assertThat(polls.add(state("a.xml", 200, FeedHealth.ok, "3 new or changed entries")))
                .isEmpty();
        assertThat(polls.add(state("b.xml", 503, FeedHealth.failing, "asked too often (HTTP 503)")))
                .contains("b.xml: asked too often (HTTP 503), next try in 4 s");
        assertThat(polls.add(state("b.xml", 200, FeedHealth.ok, "2 new or changed entries")))
                .contains("b.xml: back, 2 new or changed entries");
        assertThat(polls.add(state("c.xml", 200, FeedHealth.ok, "1 new or changed entries; repaired: a bare &")))
                .contains("c.xml: broken, repaired: a bare &");
    }

    @Test
    void shouldTellOfTheFirstUnchangedDocumentAndCountTheRest() {
        assertThat(polls.add(state("a.xml", 304, FeedHealth.ok, "not modified")))
                .contains("a.xml: 304, not modified; more of these are counted");
        assertThat(polls.add(state("b.xml", 304, FeedHealth.ok, "not modified")))
                .isEmpty();
        assertThat(polls.notModified()).isEqualTo(2);
    }

    @Test
    void shouldTellOfRepairsOnce() {
        FeedState repaired = state("c.xml", 200, FeedHealth.ok, "no news; repaired: a bare &");

        assertThat(polls.add(repaired)).isPresent();
        assertThat(polls.add(repaired)).isEmpty();
    }

    private static FeedState state(String feed, int http, FeedHealth health, String status) {
        return FeedState.newBuilder()
                .setUri("http://127.0.0.1:1/" + feed)
                .setHttpStatus(http)
                .setHealth(health)
                .setStatus(status)
                .setLastAttempt(NOW)
                .setNextAttempt(NOW.plusSeconds(4))
                .build();
    }
}
