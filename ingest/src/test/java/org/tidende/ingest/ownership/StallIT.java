package org.tidende.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.embedded.junit.EmbeddedExtension;

/** Three workers over four partitions, stopped at random: each partition is counted up by one, whoever owns it. */
class StallIT {
    private static final long SEED = 20_260_301;
    private static final int COMMITS = 500;
    private static final int STOPS = 10;

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    @Test
    void shouldCountEachPartitionUpByOneWhoeverIsStopped() {
        // Given
        StallDrill drill = new StallDrill(SERVERS.bootstrapServers(), "stall", Fence.SNAPSHOT, SEED);

        // When
        StallDrill.Result result = drill.run(COMMITS, STOPS);

        // Then
        assertThat(result.violations()).isEmpty();
        assertThat(result.commits()).isGreaterThanOrEqualTo(COMMITS);
        assertThat(result.stops()).isGreaterThanOrEqualTo(STOPS);
        assertThat(result.refused()).as("it came to the fence").isPositive();
    }
}
