package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.KafkaTopics;

/** Workers of every stage come and go while entries come in, and each entry is there once. */
@Tag("long")
class ScaleIT {
    private static final int FEEDS = 24;
    private static final int ANSWERS = 10;
    private static final int PER_SECOND = 100;
    private static final String[] STAGES = {"ingest", "enrich", "sink"};

    @TempDir
    Path folder;

    @Test
    void shouldHaveEachEntryOnceWhoeverComesAndGoes() throws Exception {
        // Given
        try (GeneratedFeeds feeds = new GeneratedFeeds(FEEDS, ANSWERS);
                ScaleDrill drill = new ScaleDrill(Launcher.ofClassPath(), folder, feeds, PER_SECOND)) {
            drill.start();

            // When
            drill.join(STAGES);
            Map<String, Map<String, Integer>> shared = drill.owned();
            drill.leave(STAGES);
            drill.join(STAGES);
            drill.kill(STAGES);

            // Then
            List<String> differences = drill.finish();
            assertThat(differences).isEmpty();
            assertThat(shared.values())
                    .allSatisfy(stage -> assertThat(stage.values()).hasSize(2).allSatisfy(owned -> assertThat(owned)
                            .isBetween(1, KafkaTopics.PARTITIONS - 1)));
            assertThat(drill.handOvers()).hasSize(12);
        }
    }
}
