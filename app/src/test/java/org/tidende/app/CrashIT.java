package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
            assertTheBooksAreRight(drill);
        }
    }

    private static void assertTheBooksAreRight(CrashDrill drill) {
        String[] all = drill.addresses();
        String[] kafka = Arrays.copyOf(all, 2);
        assertThat(run(all, "ledger", "--worker", drill.http(Part.SINK)))
                .contains("sink is 0 records behind")
                .doesNotContain("unknown");
        assertThat(run(all, "ledger", "--deep")).contains(" 0 newer").doesNotContain("missing", "altered", "foreign");
        String letters = run(kafka, "dead-letters", "list", "--stage", "sink", "--json");
        assertThat(letters).contains("\"key\":\"poison-enriched-1\"", "Confluent framing");
        String place = letters.substring(letters.indexOf("sink/"), letters.indexOf("\",\"written"));
        assertThat(run(kafka, "dead-letters", "show", place)).contains("__streams.errors.stacktrace");
        assertThat(run(kafka, "dead-letters", "drop", "--stage", "sink")).contains("dropped");
        assertThat(run(kafka, "dead-letters", "list", "--stage", "sink")).contains("0 dead letters");
    }

    private static String run(String[] addresses, String... arguments) {
        String[] line =
                Stream.concat(Stream.of(arguments), Stream.of(addresses)).toArray(String[]::new);
        CommandLine command = TidendeCommand.commandLine();
        StringWriter out = new StringWriter();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(out));
        assertThat(TidendeCommand.execute(command, Map.of(), line))
                .as(() -> out.toString())
                .isZero();
        return out.toString();
    }
}
