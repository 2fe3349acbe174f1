package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        assertThat(take("edition", edition(own.edition())).status()).isEqualTo(RuleStatus.applied);
    }

    @Test
    void shouldTakeARuleAndItsTombstone() {
        // Given
        assertThat(take("rule/urn:x:bridges", rule("urn:x:bridges", BRIDGES)).status())
                .isEqualTo(RuleStatus.applied);

        // When
        InForce with = book.at(2, own, null);
        take("rule/urn:x:bridges", null);
        InForce without = book.at(3, own, with);

        // Then
        assertThat(topics(with)).contains("urn:x:bridges");
        assertThat(topics(without)).doesNotContain("urn:x:bridges");
        assertThat(without.generation()).isEqualTo(3);
    }

    @Test
    void shouldRefuseAWrongRuleAndKeepTheRest() {
        // Given
        take("rule/urn:x:bridges", rule("urn:x:bridges", BRIDGES));

        // When
        Rulebook.Outcome wrong =
                take("rule/urn:x:wrong", rule("urn:x:wrong", "id: urn:x:wrong\nnames: {en: w}\nrules: {da: bro OR}\n"));

        // Then
        assertThat(wrong.status()).isEqualTo(RuleStatus.refused);
        assertThat(wrong.error()).contains("line 1, column 7: expected a term");
        assertThat(take("rule/urn:x:other", rule("urn:x:bridges", BRIDGES)).status())
                .isEqualTo(RuleStatus.refused);
        assertThat(take("rule/urn:x:damaged", new byte[] {7}).status()).isEqualTo(RuleStatus.refused);
        assertThat(take("what", new byte[] {7}).error()).contains("wanted edition or rule/<id>");
        assertThat(topics(book.at(5, own, null))).contains("urn:x:bridges");
    }

    @Test
    void shouldSayWhichFilesAnotherEditionHas() {
        // Given
        Edition other =
                Edition.newBuilder(own.edition()).setHash("f".repeat(64)).build();
        other.getFiles().removeFirst();

        // When
        RuleStatus status = take("edition", edition(other)).status();

        // Then
        assertThat(status).isEqualTo(RuleStatus.waiting);
        assertThat(book.obstacle(own, "news.rules")).hasValueSatisfying(obstacle -> assertThat(obstacle)
                .contains("ffffffffffffffff")
                .endsWith(
                        "they differ in " + own.edition().getFiles().getFirst().getName()));
    }

    @Test
    void shouldKeepTheDictionariesWhereOnlyTheEditionWasToldAgain() {
        // Given
        InForce before = book.at(1, own, null);

        // When
        take("edition", edition(own.edition()));

        // Then
        assertThat(book.at(2, own, before).dictionaries()).isSameAs(before.dictionaries());
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

    private Rulebook.Outcome take(String key, byte[] value) {
        return book.take(new ConsumerRecord<>("news.rules", 0, 0, key.getBytes(StandardCharsets.UTF_8), value), own);
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
