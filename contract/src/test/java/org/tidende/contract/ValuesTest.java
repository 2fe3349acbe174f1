package org.tidende.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private final KafkaTopics topics = new KafkaTopics("");

    @Test
    void shouldNameTheTopics() {
        assertThat(topics.all().stream().map(KafkaTopic::name))
                .containsExactly(
                        "news.feeds",
                        "news.feed.states",
                        "news.feed.entries",
                        "news.pages",
                        "news.page.states",
                        "news.articles",
                        "news.articles.replay",
                        "news.articles.enriched",
                        "news.actors.mentions",
                        "news.rules",
                        "news.rules.states",
                        "news.ingest-feeds.retry",
                        "news.ingest-feeds.dlq",
                        "news.ingest-pages.retry",
                        "news.ingest-pages.dlq",
                        "news.enrich.retry",
                        "news.enrich.dlq",
                        "news.sink.retry",
                        "news.sink.dlq");
        assertThat(topics.all())
                .allMatch(topic -> topic.partitions() == (topic.name().startsWith("news.rules") ? 1 : 12));
    }

    @Test
    void shouldPutThePrefixBeforeTopicsAndGroups() {
        KafkaTopics trial = new KafkaTopics("trial.");

        assertThat(trial.all()).allMatch(topic -> topic.name().startsWith("trial.news."));
        assertThat(trial.group(Stage.ENRICH)).isEqualTo("trial.tidende-enrich");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "æ", "a/b"})
    void shouldRefuseAPrefixThatKafkaWould(String prefix) {
        assertThatThrownBy(() -> new KafkaTopics(prefix)).hasMessageContaining(prefix);
    }

    @ParameterizedTest
    @CsvSource({"da, da", "da-DK, da", "DA_dk, da", "dan, da", "no, nb", "nno, nn", "zh-Hant, zh", "arb, ar", "sh, hr"})
    void shouldReadLanguageTags(String tag, String code) {
        assertThat(Language.of(tag)).map(Language::code).hasValue(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xx", "danish!", "-"})
    void shouldNotInventALanguage(String tag) {
        assertThat(Language.of(tag)).isEmpty();
    }

    @Test
    void shouldHaveAnAnalyzerForTheLanguagesOfTheIndex() {
        assertThat(Language.of("da").orElseThrow().analyzer()).isEqualTo("danish");
        assertThat(Language.of("zh").orElseThrow().analyzer()).isEqualTo("cjk");
        assertThat(Language.of("hr").orElseThrow().analyzer()).isEmpty();
        assertThat(Language.all())
                .allMatch(language ->
                        language.iso3().length() == 3 && language.script().length() == 4);
    }

    @Test
    void shouldCutAtCodePoints() {
        assertThat(Sizes.codePoints("a😀b", 2)).isEqualTo("a😀");
        assertThat(Sizes.codePoints("a😀b", 3)).isEqualTo("a😀b");
        assertThat(Sizes.items(List.of(1, 2, 3), 2)).containsExactly(1, 2);
    }

    @Test
    void shouldCutAtAParagraphThenASpaceThenACharacter() {
        assertThat(Sizes.utf8("one one one\n\ntwo two two", 20)).isEqualTo("one one one");
        assertThat(Sizes.utf8("one two three", 10)).isEqualTo("one two");
        assertThat(Sizes.utf8("ååååå", 5)).isEqualTo("åå");
        assertThat(Sizes.utf8("😀😀", 7)).isEqualTo("😀");
        assertThat(Sizes.utf8("short", 100)).isEqualTo("short");
    }

    @Test
    void shouldNeverExceedTheBytesAsked() {
        String text = IntStream.range(0, 500)
                .mapToObj(i -> Character.toString(0x3B1 + i * 97 % 60_000 % 0xA000))
                .reduce("", String::concat);
        for (int most = 1; most < 1_500; most += 7) {
            assertThat(Sizes.utf8(text, most).getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(most);
        }
    }

    @Test
    void shouldKeepTheBytesOfADeadLetter() {
        // Given
        RecordHeaders inherited = new RecordHeaders();
        EventHeaders.add(inherited, "trace", "42");
        ConsumerRecord<byte[], byte[]> source =
                new ConsumerRecord<>("news.articles", 3, 77, "key".getBytes(), new byte[] {9, 8});
        source.headers().add("trace", "42".getBytes());

        // When
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of(topics.deadLetters(Stage.ENRICH), source, new IllegalStateException("x".repeat(9_000)));

        // Then
        assertThat(letter.topic()).isEqualTo("news.enrich.dlq");
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(letter.value()).containsExactly(9, 8);
        assertThat(EventHeaders.text(letter.headers(), "trace")).isEqualTo("42");
        assertThat(EventHeaders.text(letter.headers(), DeadLetter.EXCEPTION))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(EventHeaders.text(letter.headers(), DeadLetter.MESSAGE)).hasSize(2_000);
        assertThat(EventHeaders.text(letter.headers(), DeadLetter.OFFSET)).isEqualTo("77");
        assertThat(letter.headers().lastHeader(DeadLetter.STACKTRACE).value().length)
                .isLessThanOrEqualTo(8 << 10);
    }

    @Test
    void shouldReplaceInheritedHeaders() {
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.add(headers, EventHeaders.ORIGIN, "1/2");
        EventHeaders.add(headers, EventHeaders.ORIGIN, "1/3");

        EventHeaders.replace(
                headers, "id/1/7", Stage.ENRICH, "org.tidende.contract.record.EnrichedArticle", Instant.EPOCH);

        assertThat(EventHeaders.text(headers, EventHeaders.ORIGIN)).isNull();
        assertThat(EventHeaders.text(headers, "ce_id")).isEqualTo("id/1/7");
        assertThat(EventHeaders.text(headers, "ce_type")).isEqualTo("org.tidende.EnrichedArticle");
        assertThat(EventHeaders.text(headers, "ce_time")).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void shouldReadCommittedByDefault() {
        assertThat(ConsumerDefaults.of("localhost:9092", "g"))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("session.timeout.ms", 6_000);
    }
}
