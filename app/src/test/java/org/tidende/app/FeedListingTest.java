package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidende.contract.Records;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;
import org.tidende.ingest.feed.FeedCatalog;

class FeedListingTest {
    private static final Instant NOW = Instant.parse("2024-02-06T08:00:00Z");
    private static final String OWNED = "https://example.org/rss";
    private static final String NOBODYS = "http://127.0.1.3/rss";

    static {
        Records.trust();
    }

    private final FeedListing listing = new FeedListing(
            List.of(new FeedCatalog.Listed(feed(OWNED), state()), new FeedCatalog.Listed(feed(NOBODYS), null)),
            new FeedWorkers(
                    Map.of(
                            FeedWorkers.partition(OWNED),
                            new FeedWorkers.Worker("ingest-1", "tidende-ingest-feeds-ingest-1-member", "10.0.0.7")),
                    Map.of(FeedWorkers.partition(OWNED), 2L),
                    5));

    @Test
    void shouldBeOfTwoPartitions() {
        assertThat(FeedWorkers.partition(OWNED)).isNotEqualTo(FeedWorkers.partition(NOBODYS));
    }

    @Test
    void shouldShowWhoPollsAndWhatCameOfIt() {
        List<String> lines = listing.table(NOW);

        assertThat(lines.get(2))
                .startsWith(OWNED)
                .containsSubsequence("ok", "ingest-1", "30 s ago", "in 4 min", "12, 3 new", "3 new or changed entries");
        assertThat(lines.get(3)).startsWith(NOBODYS).containsSubsequence("new", "nobody", "not polled yet");
        assertThat(lines.getLast())
                .isEqualTo(
                        "2 feeds; ingest-1 polls 1; lag: 2 changes of feeds to take up, 5 entries to make articles of");
    }

    @Test
    void shouldShowWhatMayHaveBeenMissed() {
        // Given
        FeedState state = FeedState.newBuilder(state())
                .setMisses(4)
                .setLastMiss(NOW.minusSeconds(3 * 3_600))
                .build();
        FeedListing missing = new FeedListing(
                List.of(new FeedCatalog.Listed(feed(OWNED), state)), new FeedWorkers(Map.of(), Map.of(), 0));

        // When
        List<String> lines = missing.table(NOW);

        // Then
        assertThat(lines.get(2)).contains("may have missed entries 4 times, last 3 h ago; 3 new or changed");
        assertThat(lines.getLast()).endsWith("; entries may have been missed in 1");
    }

    @Test
    void shouldSayTheSameToPrograms() throws Exception {
        JsonNode owned = new ObjectMapper().readTree(listing.json().get(0));
        JsonNode nobodys = new ObjectMapper().readTree(listing.json().get(1));

        assertThat(owned.get("owner").get("instance").asText()).isEqualTo("ingest-1");
        assertThat(owned.get("owner").get("host").asText()).isEqualTo("10.0.0.7");
        assertThat(owned.get("partition").asInt()).isEqualTo(FeedWorkers.partition(OWNED));
        assertThat(owned.get("lag").asLong()).isEqualTo(2);
        assertThat(owned.get("lastAttempt").asText()).isEqualTo("2024-02-06T07:59:30Z");
        assertThat(owned.get("nextAttempt").asText()).isEqualTo("2024-02-06T08:04:30Z");
        assertThat(owned.get("httpStatus").asInt()).isEqualTo(200);
        assertThat(owned.get("entriesInDocument").asInt()).isEqualTo(12);
        assertThat(owned.get("newEntries").asInt()).isEqualTo(3);
        assertThat(nobodys.get("owner").isNull()).isTrue();
        assertThat(nobodys.get("lag").isNull()).isTrue();
        assertThat(nobodys.has("lastAttempt")).isFalse();
    }

    @Test
    void shouldSayWhenNobodyPolls() {
        FeedListing idle = new FeedListing(
                List.of(new FeedCatalog.Listed(feed(OWNED), null)), new FeedWorkers(Map.of(), Map.of(), 0));

        assertThat(idle.table(NOW).getLast()).startsWith("1 feed; no worker polls them; lag: 0");
    }

    private static Feed feed(String uri) {
        return Feed.newBuilder().setUri(uri).setGroups(List.of()).setAdded(NOW).build();
    }

    private static FeedState state() {
        return FeedState.newBuilder()
                .setUri(OWNED)
                .setHealth(FeedHealth.ok)
                .setStatus("3 new or changed entries")
                .setHttpStatus(200)
                .setLastAttempt(NOW.minusSeconds(30))
                .setLastSuccess(NOW.minusSeconds(30))
                .setNextAttempt(NOW.plusSeconds(270))
                .setEntriesInDocument(12)
                .setNewEntries(3)
                .build();
    }
}
