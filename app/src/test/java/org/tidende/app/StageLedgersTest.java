package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageLedgersTest {
    @Test
    void shouldBalanceOverWorkersAndPartitions() {
        // Given
        StageLedgers ledgers = new StageLedgers();

        // When
        """
        # HELP tidende_sink_consumed_total records read
        tidende_sink_consumed_total 10.0
        tidende_sink_consumed_total 1.0E7
        tidende_sink_records_total{outcome="indexed"} 1.0000006E7
        tidende_sink_records_total{outcome="dead_lettered"} 3.0
        tidende_sink_in_flight 1.0
        tidende_sink_partition_consumed_total{partition="3",topic="news.articles.enriched"} 5.0
        tidende_sink_partition_records_total{outcome="indexed",partition="3",topic="news.articles.enriched"} 5.0
        tidende_enrich_read_total 7.0
        tidende_enrich_records_total{outcome="emitted"} 4.0
        tidende_enrich_records_total{outcome="unchanged"} 2.0
        """.lines().forEach(ledgers::sample);

        // Then
        assertThat(ledgers.lines().stream().map(StageLedgers.Line::cells))
                .containsExactly(
                        List.of("enrich", "all", "7", "0", "emitted 4, unchanged 2", "1 unknown"),
                        List.of("sink", "all", "10000010", "1", "dead_lettered 3, indexed 10000006", "yes"),
                        List.of("sink", "news.articles.enriched-3", "5", "0", "indexed 5", "yes"));
        assertThat(ledgers.balance()).isFalse();
    }

    @Test
    void shouldSayWhoDoesNotAnswer() {
        assertThatThrownBy(() -> StageLedgers.ask(List.of(URI.create("http://127.0.0.1:9"))))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("http://127.0.0.1:9/metrics")
                .hasMessageContaining("--worker");
    }
}
