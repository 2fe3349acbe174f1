package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.app.Finding.Health;
import org.tidende.contract.TopicDifference;
import org.tidende.contract.TopicPlan;
import org.tidende.contract.record.Edition;
import org.tidende.enrich.RulesStatus;
import org.tidende.enrich.RulesStatus.Standing;
import org.tidende.enrich.RulesStatus.Worker;
import org.tidende.sink.IndexReport;

class DoctorTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0,OK", "9,OK", "-9,OK", "120,WRONG", "-120,WRONG"})
    void shouldTellAClockThatIsMinutesOff(long seconds, Health health) {
        Finding finding = ClockCheck.of("Kafka", NOW, NOW.plusSeconds(seconds), NOW.plusMillis(5));

        assertThat(finding.health()).isEqualTo(health);
        if (health == Health.WRONG) {
            assertThat(finding.what()).contains(seconds > 0 ? "119 s ahead of" : "120 s behind");
            assertThat(finding.advice()).contains("time server");
        }
    }

    @Test
    void shouldNotBlameAClockForALongAnswer() {
        // It was read at the end of a call that took two minutes.
        assertThat(ClockCheck.of("Kafka", NOW, NOW.plus(Duration.ofMinutes(2)), NOW.plus(Duration.ofMinutes(2)))
                        .health())
                .isEqualTo(Health.OK);
    }

    @ParameterizedTest
    @CsvSource({"300000,50,OK", "300000,9,WARNING", "100,50,WRONG", "0,0,WRONG"})
    void shouldTellAFullDisk(long megabytes, int percent, Health health) {
        assertThat(KafkaDoctor.disk("disk of Kafka", "/data of broker 1", megabytes << 20, percent)
                        .health())
                .isEqualTo(health);
    }

    @Test
    void shouldNameTheFirstDifferenceOfTopics() {
        // Given
        TopicPlan plan = new TopicPlan(
                List.of("news.articles", "news.pages", "news.rules"),
                List.of("news.pages"),
                List.of(new TopicDifference("news.articles", TopicDifference.PARTITIONS, "3", "12")));

        // When
        Finding finding = KafkaDoctor.topics(plan);

        // Then
        assertThat(finding.health()).isEqualTo(Health.WRONG);
        assertThat(finding.what()).isEqualTo("news.articles has 3 partitions, declared are 12");
        assertThat(finding.advice()).contains("--topic-prefix");
        assertThat(TopicText.lines(plan))
                .anyMatch(line -> line.matches("news.articles +differs +partitions=3 +12"))
                .anyMatch(line -> line.matches("news.pages +missing"))
                .anyMatch(line -> line.matches("news.rules +as declared"))
                .contains("3 topics are declared: 1 as declared, 1 missing, 1 different");
    }

    @Test
    void shouldFindWhatIsWrongWithAnIndex() {
        // Given
        IndexReport report = new IndexReport(
                "3.8.0",
                "red",
                "tidende-articles-v1",
                List.of(),
                2,
                List.of("node a has 3 MB of disk left"),
                Map.of("a", new IndexReport.Clock(NOW, NOW.minusSeconds(120), NOW)));

        // When
        List<Finding> findings = IndexDoctor.findings(report);

        // Then
        assertThat(findings)
                .extracting(Finding::subject, Finding::health)
                .containsExactly(
                        tuple("index", Health.WRONG),
                        tuple("index template", Health.WRONG),
                        tuple("clock of node a", Health.WRONG),
                        tuple("disk of the index", Health.WRONG));
        assertThat(findings).allMatch(finding -> !finding.advice().isEmpty());
    }

    @Test
    void shouldFindAnEditionNobodyHasTheFilesFor() {
        // When
        Finding finding = DictionaryDoctor.finding(status(Standing.WAITING, Standing.WAITING, Standing.GONE));

        // Then
        assertThat(finding.health()).isEqualTo(Health.WRONG);
        assertThat(finding.what())
                .isEqualTo("edition 0123456789abcdef is published, and none of 2 workers of enrich has its files");
    }

    @Test
    void shouldTellHowManyWorkersAreOnTheEdition() {
        assertThat(DictionaryDoctor.finding(status(Standing.ON_IT, Standing.ON_IT))
                        .health())
                .isEqualTo(Health.OK);
        assertThat(DictionaryDoctor.finding(status(Standing.ON_IT, Standing.REFUSED))
                        .what())
                .contains("in force on 1 of 2 workers");
        assertThat(DictionaryDoctor.finding(status()).health()).isEqualTo(Health.WARNING);
    }

    @Test
    void shouldShowATableAndWhatToDo() {
        assertThat(DoctorCommand.lines(List.of(
                        Finding.ok("broker", "1 broker"),
                        Finding.wrong("topics", "2 missing", "tidende topics apply"))))
                .containsExactly(
                        "looked at  is     found",
                        "---------  -----  ---------",
                        "broker     ok     1 broker",
                        "topics     WRONG  2 missing",
                        "",
                        "What to do:",
                        "  topics: tidende topics apply");
    }

    private static RulesStatus status(Standing... standings) {
        List<Worker> workers = new ArrayList<>();
        for (Standing standing : standings) {
            workers.add(new Worker("enrich-" + workers.size(), standing, 1, "other", null, NOW));
        }
        Edition edition = Edition.newBuilder()
                .setHash("0123456789abcdef0123456789abcdef")
                .setCode("1")
                .setIcu("79")
                .setFiles(List.of())
                .build();
        return new RulesStatus(2, edition, null, 0, workers, List.of());
    }
}
