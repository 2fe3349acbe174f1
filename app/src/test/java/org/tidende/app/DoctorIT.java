package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.app.Finding.Health;
import org.tidende.contract.KafkaTopics;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.sink.IndexAdmin;
import org.tidende.sink.IndexExaminer;
import org.tidende.sink.OpenSearchConfig;
import org.tidende.sink.SinkConfig;
import picocli.CommandLine;

/** What is wrong one at a time, against real servers. */
class DoctorIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.shared();

    @TempDir
    Path folder;

    /** What a command printed. */
    private record Run(int exitCode, String out, String err) {}

    @Test
    void shouldFindNothingWrongOnceTopicsAndTemplateAreThere() throws Exception {
        // Given
        String prefix = "doctor-well.";
        assertThat(run("topics", "plan", "--topic-prefix", prefix))
                .satisfies(plan -> assertThat(plan.exitCode()).isEqualTo(1))
                .satisfies(plan -> assertThat(plan.out()).contains("0 as declared", "topics apply creates"));
        List<Finding> before = doctor(prefix, "doctor-well");
        assertThat(bad(before)).containsExactly("topics", "clock of Kafka", "index template", "dictionaries");
        assertThat(found(before, "index template")).contains("doctor-well-articles-v1 is missing");

        // When
        Run applied = run("topics", "apply", "--topic-prefix", prefix);
        ensureTemplate(prefix, "doctor-well");

        // Then
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("created doctor-well.news.articles", "topics are as declared");
        assertThat(run("topics", "plan", "--topic-prefix", prefix).exitCode()).isZero();
        assertThat(bad(doctor(prefix, "doctor-well"))).isEmpty();
        Run printed = run(
                "doctor",
                "--topic-prefix",
                prefix,
                "--index-prefix",
                "doctor-well",
                "--opensearch",
                SERVERS.openSearch().toString(),
                "--data",
                folder.toString());
        assertThat(printed.exitCode()).as(printed.out()).isZero();
        assertThat(printed.out())
                .contains("metadata.version", "OpenSearch ", "within 10 s", "start enrich with --publish-edition");
    }

    @Test
    void shouldFindATopicWithTheWrongPartitionCount() throws Exception {
        // Given
        String prefix = "doctor-partitions.";
        try (Admin admin = Admin.create(client())) {
            NewTopic rules = new NewTopic(new KafkaTopics(prefix).rules().name(), 3, (short) 1);
            admin.createTopics(List.of(rules.configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        Await.until(
                () -> run("topics", "plan", "--topic-prefix", prefix).out().contains("partitions=3"),
                "the topic is shown",
                () -> "");

        // When
        Run refused = run("topics", "apply", "--alter", "--topic-prefix", prefix);
        List<Finding> findings = doctor(prefix, "doctor-partitions");

        // Then
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("partitions=3", "is fixed for life");
        assertThat(found(findings, "topics")).contains("doctor-partitions.news.rules has 3 partitions, declared are 1");
    }

    @Test
    void shouldFindAClockTwoMinutesOff() throws Exception {
        // Given
        String prefix = "doctor-clock.";
        run("topics", "apply", "--topic-prefix", prefix);
        InstantSource late = () -> Instant.now().minus(Duration.ofMinutes(2));

        // When
        List<Finding> findings = DoctorCommand.examine(
                client(), new KafkaTopics(prefix), examiner("doctor-clock", late), DiskSpace.of(folder), late);

        // Then
        assertThat(found(findings, "clock of Kafka")).matches("1(19|20|21) s ahead of this machine's");
        assertThat(findings)
                .filteredOn(finding -> finding.subject().startsWith("clock of "))
                .hasSize(2)
                .allMatch(finding -> finding.health() == Health.WRONG);
    }

    @Test
    void shouldFindThatNothingAnswersAndThatTheDiskIsFull() throws Exception {
        // Given: the discard port, where nobody listens
        Map<String, Object> nowhere = Map.of(
                "bootstrap.servers", "127.0.0.1:9", "default.api.timeout.ms", "1000", "request.timeout.ms", "1000");

        // When
        List<Finding> findings = DoctorCommand.examine(
                nowhere,
                new KafkaTopics(""),
                new IndexExaminer(OpenSearchConfig.of(URI.create("http://127.0.0.1:9")), "x", InstantSource.system()),
                new DiskSpace(folder, path -> 3 << 20),
                InstantSource.system());

        // Then
        assertThat(findings)
                .filteredOn(finding -> finding.health() == Health.WRONG)
                .extracting(Finding::subject)
                .containsExactly("broker", "index", "disk here");
        assertThat(found(findings, "broker")).contains("no answer from 127.0.0.1:9");
        assertThat(found(findings, "disk here")).contains("3 MB left");
        assertThat(findings)
                .filteredOn(finding -> finding.health() == Health.OK)
                .isEmpty();
    }

    private List<Finding> doctor(String topicPrefix, String indexPrefix) throws InterruptedException {
        return DoctorCommand.examine(
                client(),
                new KafkaTopics(topicPrefix),
                examiner(indexPrefix, InstantSource.system()),
                DiskSpace.of(folder),
                InstantSource.system());
    }

    private static IndexExaminer examiner(String prefix, InstantSource clock) {
        return new IndexExaminer(OpenSearchConfig.of(SERVERS.openSearch()), prefix, clock);
    }

    private static void ensureTemplate(String topicPrefix, String indexPrefix) {
        new IndexAdmin(SinkConfig.of(
                                client(),
                                new KafkaTopics(topicPrefix),
                                OpenSearchConfig.of(SERVERS.openSearch()),
                                "doctor")
                        .withIndexPrefix(indexPrefix))
                .ensure();
    }

    private static List<String> bad(List<Finding> findings) {
        return findings.stream().filter(Finding::isBad).map(Finding::subject).toList();
    }

    private static String found(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findAny()
                .orElseThrow()
                .what();
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", SERVERS.bootstrapServers(), "max.block.ms", "10000");
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = TidendeCommand.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", SERVERS.bootstrapServers()));
        return new Run(
                TidendeCommand.execute(command, Map.of(), all.toArray(String[]::new)), out.toString(), err.toString());
    }
}
