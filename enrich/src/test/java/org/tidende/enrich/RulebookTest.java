package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Edition;
import org.tidende.contract.record.Rule;
import org.tidende.contract.record.RuleEntry;
import org.tidende.contract.record.RuleStatus;

class RulebookTest {
    private static final String BRIDGES =
            "id: urn:x:bridges\nnames: {en: bridges}\nat-least: 1\nrules: {all: bridge* OR bro OR broen}\n";

    private final Dictionaries own = TestDictionaries.shipped();
    private final Rulebook book = new Rulebook();

    @BeforeEach
    void publishOwnEdition() {
        take("edition", edition(own.edition()));
    }

    @Test
    void shouldTakeARuleAndItsTombstone() {
        // Given
        take("rule/urn:x:bridges", rule("urn:x:bridges", BRIDGES));
        assertThat(book.rules(own.gazetteer())).containsEntry("rule/urn:x:bridges", Rulebook.Outcome.APPLIED);

        // When
        InForce with = book.at(2, own);
        take("rule/urn:x:bridges", null);
        InForce without = book.at(3, with.dictionaries());

        // Then
        assertThat(topics(with)).contains("urn:x:bridges");
        assertThat(topics(without)).doesNotContain("urn:x:bridges");
        assertThat(without.generation()).isEqualTo(3);
        assertThat(book.rules(own.gazetteer())).isEmpty();
    }

    @Test
    void shouldRefuseAWrongRuleAndKeepTheRest() {
        // Given
        take("rule/urn:x:bridges", rule("urn:x:bridges", BRIDGES));

        // When
        take("rule/urn:x:wrong", rule("urn:x:wrong", "id: urn:x:wrong\nnames: {en: w}\nrules: {da: bro OR}\n"));
        take("rule/urn:x:other", rule("urn:x:bridges", BRIDGES));
        take("rule/urn:x:damaged", new byte[] {7});
        take("what", new byte[] {7});

        // Then
        assertThat(error("rule/urn:x:wrong")).contains("rule/urn:x:wrong:3: column 19: expected a term");
        assertThat(error("rule/urn:x:other")).contains("no rule of that id");
        assertThat(error("rule/urn:x:damaged")).isNotEmpty();
        assertThat(error("what")).contains("wanted edition or rule/<id>");
        assertThat(book.rules(own.gazetteer()).values())
                .extracting(Rulebook.Outcome::status)
                .containsOnly(RuleStatus.applied, RuleStatus.refused);
        assertThat(topics(book.at(5, own))).contains("urn:x:bridges");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "war OR `peace talks | the quotation mark is never closed",
                "colour:red | unknown field 'colour', known are actor, actor-type, country, headline and lang",
                "TERMS | more than 5000 terms",
                "war NEAR/0 peace | expected a number from 1 to 100 after NEAR/",
                "DEEP | nested deeper than 100",
                "war OR actor:urn:x:nobody | no dictionary in force has the actor urn:x:nobody",
                "@a | refers to itself, by @a -> @b -> @a",
            })
    void shouldSayWhatIsWrongWithARuleAndKeepTheRest(String written, String message) {
        // Given
        String expression = written.replace('`', '"')
                .replace("TERMS", "war OR ".repeat(10_000) + "war")
                .replace("DEEP", "NOT (".repeat(200));
        take("rule/urn:x:bridges", rule("urn:x:bridges", BRIDGES));

        // When
        take(
                "rule/urn:x:wrong",
                rule(
                        "urn:x:wrong",
                        "id: urn:x:wrong\nnames: {en: w}\nat-least: 1\nrules: {all: '" + expression + " OR broen'}\n"
                                + (written.startsWith("@") ? "macros: {a: '@b', b: '@a'}\n" : "")));
        InForce force = book.at(3, own);

        // Then
        assertThat(book.rules(own.gazetteer()).get("rule/urn:x:wrong").status()).isEqualTo(RuleStatus.refused);
        assertThat(error("rule/urn:x:wrong")).contains(message);
        assertThat(topics(force)).contains("urn:x:bridges").doesNotContain("urn:x:wrong");
    }

    @Test
    void shouldTakeARuleOutOfForceWhoseNewVersionIsWrong() {
        // Given
        take("rule/urn:x:bridges", rule("urn:x:bridges", BRIDGES));

        // When: a worker that starts later knows the last version alone.
        take("rule/urn:x:bridges", rule("urn:x:bridges", "id: urn:x:bridges\n"));

        // Then
        assertThat(error("rule/urn:x:bridges")).contains("needs the key");
        assertThat(topics(book.at(3, own))).doesNotContain("urn:x:bridges");
    }

    @Test
    void shouldSayWhichFilesAnotherEditionHas() {
        // Given
        Edition other =
                Edition.newBuilder(own.edition()).setHash("f".repeat(64)).build();
        other.getFiles().removeFirst();

        // When
        take("edition", edition(other));

        // Then
        assertThat(book.source(null, own)).isEmpty();
        assertThat(book.differences(own.edition()))
                .isEqualTo(
                        "they differ in " + own.edition().getFiles().getFirst().getName());
    }

    @Test
    void shouldSayWhyAnEditionCanNotBeRead() {
        // When
        take("edition", new byte[] {7});

        // Then
        assertThat(book.wanted()).isNull();
        assertThat(book.unreadable()).isNotEmpty();
        assertThat(book.source(new InForce(own, 1), own)).isEmpty();
    }

    @Test
    void shouldKeepTheDictionariesWhereOnlyTheEditionWasToldAgain() {
        // Given
        take("rule/urn:x:bridges", rule("urn:x:bridges", BRIDGES));
        InForce before = book.at(2, own);

        // When
        take("edition", edition(own.edition()));

        // Then
        Dictionaries source = book.source(before, own).orElseThrow();
        assertThat(book.at(3, source).dictionaries()).isSameAs(before.dictionaries());
    }

    private String error(String key) {
        return book.rules(own.gazetteer()).get(key).error();
    }

    private static List<String> topics(InForce force) {
        return Enricher.enrich(
                        "",
                        null,
                        "Broen over sundet blev lukket i går, fordi det blæste for meget.",
                        "da",
                        TestArticles.AUTUMN_2015,
                        force.dictionaries())
                .topics()
                .stream()
                .map(topic -> topic.getUri())
                .toList();
    }

    private void take(String key, byte[] value) {
        book.take(new ConsumerRecord<>("news.rules", 0, 0, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static byte[] edition(Edition edition) {
        return RecordSerde.of(RuleEntry.class)
                .write("", RuleEntry.newBuilder().setEdition(edition).build());
    }

    private static byte[] rule(String id, String definition) {
        return RecordSerde.of(RuleEntry.class)
                .write(
                        "",
                        RuleEntry.newBuilder()
                                .setRule(Rule.newBuilder()
                                        .setId(id)
                                        .setDefinition(definition)
                                        .build())
                                .build());
    }
}
