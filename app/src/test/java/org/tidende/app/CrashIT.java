package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost, doubled or altered when any process is killed while entries, corrections and poison come in. */
class CrashIT {
    private static final int FEEDS = 24;
    private static final int ANSWERS = 10;
    private static final int PER_SECOND = 60;
    private static final int CORRECTED_EVERY = 10;
    private static final int POISON_EVERY = 400;

    @TempDir
    Path folder;

    @Test
    void shouldHaveEachEntryOnceWhateverIsKilled() throws Exception {
        // Given
        try (GeneratedFeeds feeds = new GeneratedFeeds(FEEDS, ANSWERS, CORRECTED_EVERY);
                CrashDrill drill = new CrashDrill(Launcher.ofClassPath(), folder, feeds, PER_SECOND, POISON_EVERY)) {
            drill.startStandalone();

            // When
            drill.killStandalone();
            drill.killServersOfStandalone();
            drill.part();
            drill.killStage("ingest");
            drill.killStage("enrich");
            drill.killStage("sink");

            // Then
            List<String> differences = drill.finish();
            assertThat(drill.kills()).hasSize(5).allSatisfy(kill -> assertThat(kill.inFlight())
                    .isPositive());
            assertThat(differences).isEmpty();
        }
    }
}
