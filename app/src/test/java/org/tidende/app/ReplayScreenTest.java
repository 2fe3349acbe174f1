package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidende.enrich.replay.PartitionProgress;
import org.tidende.enrich.replay.ReplayProgress;
import org.tidende.enrich.replay.ReplayRequest;
import org.tidende.enrich.replay.TagDifferences;

class ReplayScreenTest {
    private static final ReplayRequest REQUEST =
            new ReplayRequest(Instant.parse("2024-01-01T00:00:00Z"), null, List.of(), List.of("da"));
    private final StringWriter text = new StringWriter();

    @Test
    void shouldTellWhatIsDoneHowQuicklyAndUntilWhen() {
        assertThat(ReplayScreen.line(progress(500, 120, 40.0, null)))
                .isEqualTo("600 of 2,100 offsets (28 %), 450 copied, 40/s, about 37 s left; 120 before enrich;"
                        + " partitions 50 9 %");
    }

    @Test
    void shouldTellWhatHoldsItUp() {
        assertThat(ReplayScreen.line(progress(500, 7, 0, "enrich has taken no copy for 31 s; is a worker running?")))
                .contains("; enrich has taken no copy for 31 s; is a worker running?; 7 before enrich");
    }

    @Test
    void shouldWriteLinesNowAndThenWhereNobodyWatches() {
        // Given
        ReplayScreen screen = new ReplayScreen(new PrintWriter(text), false, () -> 80);

        // When
        for (int second = 0; second < 21; second++) {
            screen.show(progress(second, 1, 1, null));
        }
        screen.close();

        // Then
        assertThat(text.toString().lines()).hasSize(3).allMatch(line -> line.contains("offsets"));
    }

    @Test
    void shouldWriteOneLineOverItselfOnATerminal() {
        // Given
        ReplayScreen screen = new ReplayScreen(new PrintWriter(text), true, () -> 40);

        // When
        screen.show(progress(1, 1, 1, null));
        screen.show(progress(2, 1, 1, null));
        screen.close();
        screen.close();

        // Then
        assertThat(text.toString().lines()).hasSizeLessThanOrEqualTo(3);
        assertThat(text.toString().split("\r")).allMatch(line -> TextWidth.of(line.strip()) < 45);
    }

    @Test
    void shouldNameTimesInTwoUnits() {
        assertThat(ReplayScreen.words(Duration.ZERO)).isEqualTo("1 s");
        assertThat(ReplayScreen.words(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(ReplayScreen.words(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }

    @Test
    void shouldPrintProgressForPrograms() throws Exception {
        JsonNode json = new ObjectMapper().readTree(new ReplayJson().progress(progress(500, 0, 0, null)));

        assertThat(json.path("id").asText()).isEqualTo("spring");
        assertThat(json.path("languages").path(0).asText()).isEqualTo("da");
        assertThat(json.path("to").isNull()).isTrue();
        assertThat(json.path("offsets").asLong()).isEqualTo(2_100);
        assertThat(json.path("partitions").path(1).path("next").asLong()).isEqualTo(110);
    }

    @Test
    void shouldShowWhatWouldChangeWithExamples() {
        // Given
        TagDifferences.Example example = new TagDifferences.Example("1f3b", "Storm\nover Fyn");
        TagDifferences differences = new TagDifferences(
                1_200,
                3,
                1,
                List.of(new TagDifferences.Change("urn:x:fyn", "Fyn", 2, 1, List.of(example), List.of(example))),
                List.of());

        // When
        PrintWriter out = new PrintWriter(text);
        ReplayComparison.print(differences, out);
        out.flush();

        // Then
        assertThat(text.toString())
                .contains("Fyn urn:x:fyn")
                .contains("1f3b Storm over Fyn")
                .endsWith("1,200 articles compared, 3 of them would be tagged otherwise; actors: 2 gained, 1 lost;"
                        + " topics: 0 gained, 0 lost; 1 unreadable records left out" + System.lineSeparator());
    }

    private static ReplayProgress progress(long next, int waiting, double perSecond, String obstacle) {
        return new ReplayProgress(
                "spring",
                REQUEST,
                List.of(
                        new PartitionProgress(0, 0, next, 1_000, 400, 90, 10),
                        new PartitionProgress(1, 10, 110, 1_110, 50, 50, 0)),
                waiting,
                perSecond,
                obstacle);
    }
}
