package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Rule;
import org.tidende.contract.record.RuleEntry;
import org.tidende.contract.record.RuleState;
import org.tidende.contract.record.RuleStatus;
import org.tidende.embedded.junit.EmbeddedExtension;

/** Dictionaries that change under running workers: each article is tagged by one generation, and what is wrong changes nothing. */
class GenerationsIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private static final String BODY =
            "Anna Berg talte i går længe om broen over sundet, og så kom vinteren til egnen.";
    private static final String BROKEN = "actors:\n  - {type: person}\n";
    private static final String BRIDGES = "id: urn:x:bridges\nnames: {en: bridges}\nat-least: 1\nrules: {all: broen}\n";

    @TempDir
    Path folder;

    @Test
    void shouldPutAnEditionInForceOnAllWorkersAtOnceAndABrokenOneOnNone() {
        // Given
        Bench bench = new Bench(SERVERS.bootstrapServers(), "generations");
        Map<Long, Dictionaries> dictionaries = new HashMap<>();
        write("one", actors("first"));
        write("two", actors("first"));
        dictionaries.put(publish(bench, "one"), load("one"));
        try (EnrichService one = worker(bench, "one", false);
                EnrichService two = worker(bench, "two", false)) {
            List<EnrichService> workers = List.of(one, two);
            put(bench, 0, 100);
            awaitGeneration(1, workers);
            awaitTold(bench, 100);

            // When: an edition is published that no worker has yet
            write("new", actors("second"));
            dictionaries.put(publish(bench, "new"), load("new"));

            // Then
            workers.forEach(worker -> Bench.await("a complaint", () -> problems(worker)
                    .contains("they differ in given/people.yaml; generation 1 stays in force")));
            put(bench, 100, 150);
            awaitTold(bench, 150);
            assertThat(states(bench)).containsValues(RuleStatus.waiting);

            // When: they have it
            copy("new", "one");
            copy("new", "two");
            put(bench, 150, 200);

            // Then
            awaitGeneration(2, workers);
            put(bench, 200, 250);
            awaitTold(bench, 250);

            // When: a rule, and a wrong one
            rule(bench, "urn:x:bridges", BRIDGES);
            rule(bench, "urn:x:wrong", "id: urn:x:wrong\nnames: {en: w}\nrules: {da: bro OR}\n");
            awaitGeneration(4, workers);
            dictionaries.put(4L, dictionaries.get(2L));
            put(bench, 250, 260);
            awaitTold(bench, 260);

            // Then: the wrong one costs only itself.
            assertThat(told(bench))
                    .filteredOn(article -> article.getGeneration() == 4)
                    .hasSize(10)
                    .allSatisfy(article -> assertThat(article.getSubjects())
                            .extracting(topic -> topic.getUri())
                            .contains("urn:x:bridges"));
            Bench.await("the fault", () -> states(bench).get("rule/urn:x:wrong|two") == RuleStatus.refused);
            assertThat(states(bench)).containsEntry("edition|one", RuleStatus.applied);

            // When: files that can't be read, and somebody who puts them in force all the same
            workers.forEach(worker -> assertThat(worker.check()).isEmpty());
            write("one", BROKEN);
            write("two", BROKEN);
            new EditionPublisher(bench.kafka(), bench.topics)
                    .publishIfNew(Dictionaries.editionOf(List.of(folder.resolve("one")), false));

            // Then
            workers.forEach(worker -> Bench.await(
                    "a complaint", () -> problems(worker).contains("given/people.yaml:2: an actor needs a uri")));
            Bench.await("the fault", () -> states(bench).get("edition|two") == RuleStatus.refused);
            assertThat(bench.values(bench.topics.rulesStates(), RuleState.class))
                    .filteredOn(state -> state.getStatus() == RuleStatus.refused && state.getGeneration() == 4)
                    .extracting(RuleState::getError)
                    .anyMatch(error -> error.contains("given/people.yaml:2: an actor needs a uri"));
            put(bench, 260, 270);
            awaitTold(bench, 270);
            assertThat(told(bench))
                    .extracting(EnrichedArticle::getGeneration)
                    .containsOnly(1L, 2L, 4L)
                    .filteredOn(generation -> generation == 4)
                    .hasSize(20);

            // When: back to what was
            copy("new", "one");
            copy("new", "two");
            publish(bench, "new");
            awaitGeneration(6, workers);

            // When: the rule is taken back
            assertThat(new RulePublisher(bench.kafka(), bench.topics).remove("urn:x:bridges"))
                    .hasValue(7);
            awaitGeneration(7, workers);
            dictionaries.put(7L, dictionaries.get(2L));
            put(bench, 270, 280);
            awaitTold(bench, 280);

            // Then
            assertThat(told(bench))
                    .filteredOn(article -> article.getGeneration() == 7)
                    .hasSize(10)
                    .allSatisfy(article -> assertThat(article.getSubjects())
                            .extracting(topic -> topic.getUri())
                            .doesNotContain("urn:x:bridges"));
        }

        // Then: each once, and just what the dictionaries of its generation give
        List<EnrichedArticle> all = told(bench);
        Set<String> ids = new HashSet<>();
        all.forEach(
                article -> assertThat(ids.add(article.getArticle().getUri())).isTrue());
        assertThat(ids).hasSize(280);
        for (EnrichedArticle article : all) {
            Dictionaries known = dictionaries.get(article.getGeneration());
            assertThat(article.getEdition()).isEqualTo(new InForce(known, 1).edition());
            assertThat(article.getActors())
                    .isEqualTo(Enricher.enrich(article.getArticle(), known).actors());
        }
        assertThat(last(bench).values()).containsOnlyNulls();
    }

    @Test
    void shouldPublishFilesThatChangedWhereItIsAlone() {
        // Given
        Bench bench = new Bench(SERVERS.bootstrapServers(), "alone");
        write("alone", actors("first"));
        publish(bench, "alone");
        try (EnrichService worker = worker(bench, "alone", true)) {
            awaitGeneration(1, List.of(worker));

            // When
            write("alone", BROKEN);

            // Then
            Bench.await("a complaint", () -> problems(worker).contains("generation 1 stays in force"));
            assertThat(problems(worker)).contains("given/people.yaml:2: an actor needs a uri");
            Bench.await("the fault", () -> states(bench).get("edition|alone") == RuleStatus.refused);
            assertThat(bench.read(bench.topics.rules())).hasSize(1);

            // When
            write("alone", actors("third"));

            // Then
            awaitGeneration(2, List.of(worker));
            assertThat(worker.status())
                    .containsEntry("edition", new InForce(load("alone"), 2).edition())
                    .containsEntry("files", worker.status().get("edition"))
                    .containsEntry("published", 2L);
            assertThat(bench.registry
                            .find("tidende.enrich.generation.published")
                            .gauge()
                            .value())
                    .isEqualTo(2);
        }
    }

    private EnrichService worker(Bench bench, String name, boolean publishes) {
        EnrichConfig config = bench.config(folder.resolve("state-" + name));
        EnrichService service = new EnrichService(
                new EnrichConfig(
                        config.kafka(),
                        config.topics(),
                        config.stateDirectory(),
                        1,
                        List.of(folder.resolve(name)),
                        false,
                        name,
                        1,
                        0,
                        publishes),
                load(name),
                bench.registry);
        service.start();
        return service;
    }

    private static String actors(String id) {
        return "actors:\n  - {uri: 'urn:x:" + id + "', type: person, names: {all: Anna Berg}}\n";
    }

    private void write(String name, String text) {
        try {
            Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("people.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String from, String to) {
        try {
            Files.copy(
                    folder.resolve(from).resolve("people.yaml"),
                    folder.resolve(to).resolve("people.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dictionaries load(String name) {
        // As load, without reading the language model once more.
        return TestDictionaries.shipped().reload(List.of(folder.resolve(name)), false);
    }

    private long publish(Bench bench, String name) {
        return new EditionPublisher(bench.kafka(), bench.topics)
                .publishIfNew(Dictionaries.editionOf(List.of(folder.resolve(name)), false));
    }

    private static void rule(Bench bench, String id, String definition) {
        byte[] value = RecordSerde.of(RuleEntry.class)
                .write(
                        "",
                        RuleEntry.newBuilder()
                                .setRule(Rule.newBuilder()
                                        .setId(id)
                                        .setDefinition(definition)
                                        .build())
                                .build());
        bench.send(List.of(new ProducerRecord<>(
                bench.topics.rules().name(), ("rule/" + id).getBytes(StandardCharsets.UTF_8), value)));
    }

    private static void put(Bench bench, int from, int to) {
        bench.put(IntStream.range(from, to)
                .mapToObj(number -> TestArticles.article(number, "Samtale " + number, BODY))
                .toList());
    }

    private static void awaitTold(Bench bench, int count) {
        Bench.await(count + " articles", () -> told(bench).size() >= count);
    }

    private static List<EnrichedArticle> told(Bench bench) {
        return bench.values(bench.topics.articlesEnriched(), EnrichedArticle.class);
    }

    private static void awaitGeneration(long generation, List<EnrichService> workers) {
        workers.forEach(worker -> Bench.await(
                "generation " + generation + ": " + worker.check(),
                () -> worker.check().isEmpty()
                        && worker.status().get("generation").equals(generation)));
    }

    private static String problems(EnrichService worker) {
        return String.join("; ", worker.check());
    }

    /** The last state of each key. */
    private static Map<String, RuleStatus> states(Bench bench) {
        RecordSerde<RuleState> serde = RecordSerde.of(RuleState.class);
        Map<String, RuleStatus> states = new HashMap<>();
        last(bench).forEach((key, value) -> {
            if (value != null) {
                states.put(key, serde.read("", value).getStatus());
            }
        });
        return states;
    }

    private static Map<String, byte[]> last(Bench bench) {
        Map<String, byte[]> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : bench.read(bench.topics.rulesStates())) {
            last.put(RulesConsumer.key(record), record.value());
        }
        return last;
    }
}
