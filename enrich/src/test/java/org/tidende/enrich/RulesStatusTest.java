package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.RuleState;
import org.tidende.contract.record.RuleStatus;
import org.tidende.enrich.RulesStatus.Standing;

class RulesStatusTest {
    private static final Instant NOW = Instant.parse("2024-02-06T08:00:00Z");

    private final Map<String, RuleState> states = new HashMap<>();
    private final Rulebook book = new Rulebook();

    RulesStatusTest() {
        // Loads the records' classes as a worker does.
        RecordSerde.of(RuleState.class);
    }

    @Test
    void shouldAgreeWhereAllThatRunAreOnIt() {
        // Given
        say("edition", "one", RuleStatus.applied, 3, Duration.ofDays(3));
        say("edition", "killed", RuleStatus.applied, 2, Duration.ofDays(2));
        say("edition", "killed while it waited", RuleStatus.waiting, 2, Duration.ofMinutes(2));

        // When
        RulesStatus status = ask("one");

        // Then
        assertThat(standings(status))
                .containsEntry("one", Standing.ON_IT)
                .containsEntry("killed", Standing.GONE)
                .containsEntry("killed while it waited", Standing.GONE);
        assertThat(status.agreed()).isTrue();
    }

    @Test
    void shouldNotAgreeWhereNobodyIsThere() {
        assertThat(ask().agreed()).isFalse();
    }

    @Test
    void shouldNotAgreeWhereOneIsNotOnIt() {
        // Given
        say("edition", "behind", RuleStatus.applied, 2, Duration.ofDays(3));
        say("edition", "waiting", RuleStatus.waiting, 2, Duration.ofSeconds(9));
        say("edition", "refusing", RuleStatus.refused, 0, Duration.ofSeconds(9));

        // When
        RulesStatus status = ask("behind", "silent");

        // Then
        assertThat(standings(status))
                .isEqualTo(Map.of(
                        "behind", Standing.BEHIND,
                        "waiting", Standing.WAITING,
                        "refusing", Standing.REFUSED,
                        "silent", Standing.BEHIND));
        assertThat(status.agreed()).isFalse();
    }

    @Test
    void shouldNameRulesThatAreRefusedAsLongAsTheyAreThere() {
        // Given
        book.take(new ConsumerRecord<>(
                "news.rules", 0, 0, "rule/urn:x:wrong".getBytes(StandardCharsets.UTF_8), new byte[] {7}));
        say("edition", "one", RuleStatus.applied, 3, Duration.ZERO);
        say("rule/urn:x:wrong", "one", RuleStatus.refused, 3, Duration.ZERO);
        say("rule/urn:x:removed", "one", RuleStatus.refused, 3, Duration.ZERO);
        say("rule/urn:x:wrong", "killed", RuleStatus.refused, 3, Duration.ZERO);

        // When
        RulesStatus status = ask("one");

        // Then: a rule costs only itself.
        assertThat(status.faults()).containsExactly(new RulesStatus.Fault("urn:x:wrong", "one", "why"));
        assertThat(status.agreed()).isTrue();
    }

    private void say(String key, String worker, RuleStatus status, long generation, Duration ago) {
        states.put(
                key + "|" + worker,
                RuleState.newBuilder()
                        .setWorker(worker)
                        .setStatus(status)
                        .setGeneration(generation)
                        .setError(status == RuleStatus.applied ? null : "why")
                        .setEdition("0".repeat(64))
                        .setReported(NOW.minus(ago))
                        .build());
    }

    private RulesStatus ask(String... running) {
        return RulesStatus.of(3, book, states, Set.of(running), NOW);
    }

    private static Map<String, Standing> standings(RulesStatus status) {
        Map<String, Standing> standings = new HashMap<>();
        status.workers().forEach(worker -> standings.put(worker.name(), worker.standing()));
        return standings;
    }
}
