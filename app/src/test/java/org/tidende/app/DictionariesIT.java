package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.TopicProvisioner;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.enrich.EnrichConfig;
import org.tidende.enrich.EnrichService;
import picocli.CommandLine;

/** Whoever publishes dictionaries is told what is wrong with them, and sees who has them. */
class DictionariesIT {
    private static final String PREFIX = "dictionaries-";
    private static final String RULE = "{id: 'urn:x:word', names: {en: word}, at-least: 1, rules: {all: %s}}\n";

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    @TempDir
    Path folder;

    /** What a command printed. */
    private record Run(int exitCode, String out, String err) {}

    @Test
    void shouldPublishWhatIsRightAndShowWhoHasIt() throws Exception {
        // Given: nobody has made the topics yet
        Path mine = write("mine", actor("first"));
        Path theirs = write("theirs", actor("first"));

        // When
        Run published = publish(mine);

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(published.out()).contains("edition ", "1 actors, ", "published, generation 1");
        assertThat(publish(mine).out()).contains("it is published already, generation 1");
        Run alone = run("status");
        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.out()).contains("generation 1, edition ", "no worker of enrich runs");

        // When
        try (EnrichService worker = worker(theirs)) {
            // Then
            Await.until(() -> run("status").exitCode() == 0, "a worker", () -> run("status")
                    .out());
            assertThat(run("status").out()).contains("theirs", "on it", "1 of 1 workers are on it");

            // When: one that is wrong
            Run broken = publish(write("broken", "actors:\n  - {type: person}\n"));

            // Then
            assertThat(broken.exitCode()).isEqualTo(1);
            assertThat(broken.err()).contains("given/people.yaml:2: an actor needs a uri");
            assertThat(run("status").exitCode()).isZero();

            // When: one that the worker has not got
            write("mine", actor("second"));
            Run before = publish(mine, "--dry-run");
            Run second = publish(mine);

            // Then
            assertThat(before.out()).contains("changed: given/people.yaml", "it would begin generation 2");
            assertThat(second.out()).contains("published, generation 2");
            Await.until(() -> run("status").out().contains("waiting"), "a worker that waits", () -> run("status")
                    .out());
            Run waiting = run("status", "--json");
            JsonNode one =
                    new ObjectMapper().readTree(waiting.out()).get("workers").get(0);
            assertThat(waiting.exitCode()).isEqualTo(1);
            assertThat(one.get("state").asText()).isEqualTo("waiting");
            assertThat(one.get("generation").asLong()).isEqualTo(1);
            assertThat(one.get("error").asText()).contains("they differ in given/people.yaml");

            // When
            write("theirs", actor("second"));

            // Then
            Await.until(() -> run("status").exitCode() == 0, "its new files", () -> run("status")
                    .out());
            assertThat(worker.check()).isEmpty();

            // When: a single rule, one that is wrong, and one that names nobody
            Path rule = Files.writeString(folder.resolve("rule.yaml"), RULE.formatted("talte"));
            Run watched = rules("publish", "--no-default-gazetteer", rule.toString());
            Path wrong = Files.writeString(folder.resolve("wrong.yaml"), RULE.formatted("talte OR"));
            Path nobody = Files.writeString(folder.resolve("nobody.yaml"), RULE.formatted("actor:urn:x:nobody"));

            // Then
            assertThat(watched.out()).isEqualTo("published: urn:x:word, generation 3\n");
            assertThat(rules("publish", "--no-default-gazetteer", rule.toString())
                            .out())
                    .isEqualTo("it is published already: urn:x:word\n");
            assertThat(rules("publish", wrong.toString()).err())
                    .contains("wrong.yaml:1: column 73: expected a term, found the end");
            assertThat(rules("publish", "--no-default-gazetteer", nobody.toString())
                            .err())
                    .contains("column 65: unknown actor urn:x:nobody");
            Await.until(() -> run("status").out().contains("generation 3,"), "the rule", () -> run("status")
                    .out());

            // When
            Run removed = rules("publish", "--remove", "urn:x:word");

            // Then
            assertThat(removed.out()).isEqualTo("taken back: urn:x:word, generation 4\n");
            assertThat(rules("publish", "--remove", "urn:x:word").err()).contains("no rule urn:x:word is published");
            Run tried = rules("dry-run", "talte", "--from", "2020-01-01", "--json");
            assertThat(new ObjectMapper().readTree(tried.out()).get("articles").asLong())
                    .as(tried.err())
                    .isZero();
        }
        assertThat(run("status").out()).contains("no worker of enrich runs").doesNotContain("theirs");
    }

    private EnrichService worker(Path gazetteer) throws Exception {
        KafkaTopics topics = new KafkaTopics(PREFIX);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SERVERS.bootstrapServers()))) {
            new TopicProvisioner(admin, 1).apply(topics.all());
        }
        EnrichService worker = new EnrichService(
                new EnrichConfig(
                        Map.of("bootstrap.servers", SERVERS.bootstrapServers()),
                        topics,
                        folder.resolve("state"),
                        1,
                        List.of(gazetteer),
                        false,
                        "theirs",
                        1,
                        0),
                new SimpleMeterRegistry());
        worker.start();
        return worker;
    }

    private static String actor(String id) {
        return "actors:\n  - {uri: 'urn:x:" + id + "', type: person, names: {all: Anna Berg}}\n";
    }

    private Path write(String name, String text) throws Exception {
        Path dictionaries = Files.createDirectories(folder.resolve(name));
        Files.writeString(dictionaries.resolve("people.yaml"), text);
        return dictionaries;
    }

    private static Run publish(Path dictionaries, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--no-default-gazetteer", dictionaries.toString()));
        arguments.addAll(List.of(options));
        return run("publish", arguments.toArray(String[]::new));
    }

    private static Run rules(String command, String... options) {
        return command("rules", command, options);
    }

    private static Run run(String command, String... options) {
        return command("dictionaries", command, options);
    }

    private static Run command(String group, String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(group, command));
        arguments.addAll(List.of("--bootstrap-servers", SERVERS.bootstrapServers(), "--topic-prefix", PREFIX));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = TidendeCommand.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = TidendeCommand.execute(line, Map.of(), arguments.toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }
}
