package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.KafkaTopic;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.Stage;
import org.tidende.contract.record.ActorMention;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.MentionChange;
import org.tidende.contract.record.PubStatus;

/** What goes in and what comes out, with the stores between, and no broker. */
class EnrichTopologyTest {
    private static final KafkaTopics TOPICS = new KafkaTopics("");
    private static final RecordSerde<Article> ARTICLES = RecordSerde.of(Article.class);
    private static final String KERRY =
            "John Kerry talte i går længe med Sergei Lavrov om krigen og våbenhvilen i landet.";
    private static final String CORRECTED =
            "John Kerry talte i går kort med Ash Carter om krigen og våbenhvilen i landet.";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicReference<InForce> inForce = new AtomicReference<>(new InForce(TestDictionaries.shipped(), 7));

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> archive;
    private TestInputTopic<byte[], byte[]> replay;
    private TestInputTopic<byte[], byte[]> retry;
    private TestOutputTopic<String, EnrichedArticle> enriched;
    private TestOutputTopic<String, ActorMention> mentions;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @TempDir
    Path state;

    @BeforeEach
    void open() {
        EnrichMetrics metrics = new EnrichMetrics(registry);
        EnrichConfig config = EnrichConfig.of("nowhere:1", TOPICS, state);
        driver = new TopologyTestDriver(
                EnrichTopology.of(TOPICS, inForce::get, metrics), StreamsSettings.of(config, metrics));
        archive = input(TOPICS.articles());
        replay = input(TOPICS.articlesReplay());
        retry = input(TOPICS.retry(Stage.ENRICH));
        enriched = driver.createOutputTopic(
                TOPICS.articlesEnriched().name(),
                new StringDeserializer(),
                RecordSerde.of(EnrichedArticle.class).deserializer());
        mentions = driver.createOutputTopic(
                TOPICS.actorMentions().name(),
                new StringDeserializer(),
                RecordSerde.of(ActorMention.class).deserializer());
        deadLetters = driver.createOutputTopic(
                TOPICS.deadLetters(Stage.ENRICH).name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
        // Whatever a test did, nothing may be lost.
        assertThat(count("tidende.enrich.read"))
                .isEqualTo(
                        outcome("emitted") + outcome("unchanged") + outcome("superseded") + outcome("dead_lettered"));
    }

    @Test
    void shouldMakeAFirstRevision() {
        // When
        put(1, TestArticles.article(1, "Samtale", KERRY));

        // Then
        EnrichedArticle article = enriched.readValue();
        assertThat(article.getRevision()).isEqualTo(1);
        assertThat(article.getGeneration()).isEqualTo(7);
        assertThat(article.getFirstCreated()).isEqualTo(TestArticles.COLLECTED);
        assertThat(article.getOrigin().getOffset()).isZero();
        assertThat(article.getEdition()).hasSize(16);
        assertThat(article.getDetectedLanguage()).isEqualTo("da");
        assertThat(mentions.readValuesToList())
                .extracting(ActorMention::getActorUri, ActorMention::getChange)
                .containsExactly(
                        tuple("urn:tidende:person:john-kerry", MentionChange.added),
                        tuple("urn:tidende:person:sergei-lavrov", MentionChange.added));
    }

    @Test
    void shouldDropWhatIsUnchanged() {
        // Given
        put(1, TestArticles.article(1, "Samtale", KERRY));
        enriched.readValue();

        // When
        put(1, TestArticles.article(1, "Samtale ", KERRY.replace(" ", "\n ")));

        // Then
        assertThat(enriched.isEmpty()).isTrue();
        assertThat(outcome("unchanged")).isEqualTo(1);
    }

    @Test
    void shouldNumberACorrectionAndTellWhichActorsChanged() {
        // Given
        put(1, TestArticles.article(1, "Samtale", KERRY));
        enriched.readValue();
        mentions.readValuesToList();

        // When: a worker whose clock is behind collects the correction.
        put(1, TestArticles.at(TestArticles.article(1, "Samtale", CORRECTED), TestArticles.COLLECTED.minusSeconds(60)));

        // Then
        EnrichedArticle article = enriched.readValue();
        assertThat(article.getRevision()).isEqualTo(2);
        assertThat(article.getFirstCreated()).isEqualTo(TestArticles.COLLECTED);
        assertThat(article.getArticle().getVersionCreated()).isEqualTo(TestArticles.COLLECTED.plusMillis(1));
        assertThat(mentions.readValuesToList())
                .extracting(ActorMention::getActorUri, ActorMention::getChange)
                .containsExactly(
                        tuple("urn:tidende:person:ash-carter", MentionChange.added),
                        tuple("urn:tidende:person:john-kerry", MentionChange.changed),
                        tuple("urn:tidende:person:sergei-lavrov", MentionChange.removed));
    }

    @Test
    void shouldNotLetATeaserReplaceTheWholeText() {
        // Given
        put(1, TestArticles.article(1, "Samtale", KERRY));
        enriched.readValue();

        // When
        put(1, TestArticles.teaser(1, "Samtale", "John Kerry talte med nogen."));

        // Then
        assertThat(enriched.isEmpty()).isTrue();
        assertThat(outcome("superseded")).isEqualTo(1);
    }

    @Test
    void shouldLetTheWholeTextReplaceATeaser() {
        // Given
        put(1, TestArticles.teaser(1, "Samtale", "John Kerry talte med nogen."));
        enriched.readValue();

        // When
        put(1, TestArticles.article(1, "Samtale", KERRY));

        // Then
        assertThat(enriched.readValue().getRevision()).isEqualTo(2);
    }

    @Test
    void shouldWithdrawAndShowAgain() {
        // Given
        put(1, TestArticles.article(1, "Samtale", KERRY));
        enriched.readValue();
        mentions.readValuesToList();

        // When
        put(1, TestArticles.withdrawal(1, "Samtale"));

        // Then
        EnrichedArticle withdrawn = enriched.readValue();
        assertThat(withdrawn.getRevision()).isEqualTo(2);
        assertThat(withdrawn.getArticle().getPubStatus()).isEqualTo(PubStatus.canceled);
        assertThat(withdrawn.getActors()).isEmpty();
        assertThat(mentions.readValuesToList())
                .extracting(ActorMention::getChange)
                .containsExactly(MentionChange.removed, MentionChange.removed);

        // And then it shows again, with the words it had.
        put(1, TestArticles.article(1, "Samtale", KERRY));
        assertThat(enriched.readValue().getRevision()).isEqualTo(3);
    }

    @Test
    void shouldTagARevisionAnewWhenItIsToldAgainUnderNewerDictionaries() {
        // Given
        put(1, TestArticles.article(1, "Samtale", KERRY));
        EnrichedArticle before = enriched.readValue();
        mentions.readValuesToList();
        inForce.set(new InForce(TestDictionaries.shipped(), 8));

        // When
        tellAgain(1, TestArticles.article(1, "Samtale", KERRY), "0/0");

        // Then
        EnrichedArticle after = enriched.readValue();
        assertThat(after.getGeneration()).isEqualTo(8);
        assertThat(after.getRevision()).isEqualTo(before.getRevision());
        assertThat(after.getFirstCreated()).isEqualTo(before.getFirstCreated());
        assertThat(after.getArticle().getVersionCreated())
                .isEqualTo(before.getArticle().getVersionCreated());
        assertThat(mentions.isEmpty()).isTrue();
    }

    @Test
    void shouldDropWhatIsToldAgainWithoutNeed() {
        // Given
        put(1, TestArticles.article(1, "Samtale", KERRY));
        put(1, TestArticles.article(1, "Samtale", CORRECTED));
        enriched.readValuesToList();

        // When: once an older revision, once under the same dictionaries, once an article nobody knows.
        inForce.set(new InForce(TestDictionaries.shipped(), 8));
        tellAgain(1, TestArticles.article(1, "Samtale", KERRY), "0/0");
        inForce.set(new InForce(TestDictionaries.shipped(), 7));
        tellAgain(1, TestArticles.article(1, "Samtale", CORRECTED), "0/1");
        tellAgain(2, TestArticles.article(2, "Samtale", KERRY), "0/9");

        // Then
        assertThat(enriched.isEmpty()).isTrue();
        assertThat(outcome("superseded")).isEqualTo(3);
    }

    @Test
    void shouldWriteHeadersOfItsOwn() {
        // Given
        Headers inherited = new RecordHeaders();
        EventHeaders.add(inherited, "traceparent", "somebody's");

        // When
        archive.pipeInput(new TestRecord<>(
                TestArticles.key(1),
                ARTICLES.write("", TestArticles.article(1, "Samtale", KERRY)),
                inherited,
                TestArticles.COLLECTED));

        // Then
        Headers headers = enriched.readRecord().headers();
        assertThat(EventHeaders.text(headers, "ce_id")).isEqualTo(TestArticles.id(1) + "/1/7");
        assertThat(EventHeaders.text(headers, "ce_type")).isEqualTo("org.tidende.EnrichedArticle");
        assertThat(EventHeaders.text(headers, "ce_time")).isEqualTo("2015-09-21T08:00:00Z");
        assertThat(headers.lastHeader("traceparent")).isNull();
    }

    @Test
    void shouldSetAsideWhatCanNotBeReadAndGoOn() {
        // When
        byte[] damaged = "not an article".getBytes(StandardCharsets.UTF_8);
        archive.pipeInput(TestArticles.key(1), damaged);
        archive.pipeInput(TestArticles.key(2), (byte[]) null);
        archive.pipeInput(
                "two words".getBytes(StandardCharsets.UTF_8), ARTICLES.write("", TestArticles.article(3, "", KERRY)));
        archive.pipeInput(null, ARTICLES.write("", TestArticles.article(3, "", KERRY)));
        archive.pipeInput(TestArticles.key(4), ARTICLES.write("", TestArticles.article(3, "", KERRY)));
        put(5, TestArticles.article(5, "Samtale", KERRY));

        // Then
        List<TestRecord<byte[], byte[]>> letters = deadLetters.readRecordsToList();
        assertThat(letters).hasSize(5);
        assertThat(letters.getFirst().key()).isEqualTo(TestArticles.key(1));
        assertThat(letters.getFirst().value()).isEqualTo(damaged);
        Headers why = letters.getFirst().headers();
        assertThat(EventHeaders.text(why, DeadLetter.MESSAGE)).contains("not in the Confluent framing");
        assertThat(EventHeaders.text(why, DeadLetter.TOPIC)).isEqualTo("news.articles");
        assertThat(EventHeaders.text(why, DeadLetter.PARTITION)).isEqualTo("0");
        assertThat(EventHeaders.text(why, DeadLetter.OFFSET)).isEqualTo("0");
        assertThat(why.lastHeader(DeadLetter.STACKTRACE).value()).hasSizeLessThanOrEqualTo(8 << 10);
        assertThat(letters)
                .extracting(letter -> EventHeaders.text(letter.headers(), DeadLetter.MESSAGE))
                .satisfiesExactly(
                        first -> assertThat(first).contains("framing"),
                        second -> assertThat(second).contains("null"),
                        third -> assertThat(third).contains("'two words' is no article id"),
                        fourth -> assertThat(fourth).contains("key is missing"),
                        fifth -> assertThat(fifth).contains("same id in both"));
        assertThat(enriched.readValuesToList()).hasSize(1);
        assertThat(outcome("dead_lettered")).isEqualTo(5);
    }

    @Test
    void shouldNotRememberWhatItCouldNotTell() {
        // Given: an article that is too large once it is enriched, and known to nobody.
        Article large = Article.newBuilder(TestArticles.article(1, "Samtale", KERRY))
                .setExt(Map.of("org.example.large", "x".repeat(3_800_000)))
                .build();
        put(1, large);
        assertThat(deadLetters.readRecordsToList()).hasSize(1);

        // When
        put(1, TestArticles.article(1, "Samtale", KERRY));

        // Then
        assertThat(enriched.readValue().getRevision()).isEqualTo(1);
    }

    @Test
    void shouldTakeARetriedRecordAsItFirstCame() {
        // Given
        Article article = TestArticles.article(1, "Samtale", KERRY);

        // When
        again(1, article, "news.articles", "0", "40");

        // Then
        assertThat(enriched.readValue().getOrigin().getOffset()).isEqualTo(40);
    }

    @Test
    void shouldNotLetARetriedRecordPassANewerOne() {
        // Given
        archive.pipeInput(TestArticles.key(9), ARTICLES.write("", TestArticles.article(9, "Andet", KERRY)));
        put(1, TestArticles.article(1, "Samtale", CORRECTED));
        enriched.readValuesToList();

        // When
        again(1, TestArticles.article(1, "Samtale", KERRY), "news.articles", "0", "0");

        // Then
        assertThat(enriched.isEmpty()).isTrue();
        assertThat(outcome("superseded")).isEqualTo(1);
    }

    @Test
    void shouldKeepTheFirstPlaceOfARecordThatFailsAgain() {
        // When
        Headers headers = new RecordHeaders();
        EventHeaders.add(headers, DeadLetter.TOPIC, "news.articles");
        EventHeaders.add(headers, DeadLetter.PARTITION, "0");
        EventHeaders.add(headers, DeadLetter.OFFSET, "40");
        retry.pipeInput(new TestRecord<>(TestArticles.key(1), new byte[] {9}, headers, Instant.EPOCH));

        // Then
        Headers why = deadLetters.readRecord().headers();
        assertThat(EventHeaders.text(why, DeadLetter.TOPIC)).isEqualTo("news.articles");
        assertThat(EventHeaders.text(why, DeadLetter.OFFSET)).isEqualTo("40");
    }

    private TestInputTopic<byte[], byte[]> input(KafkaTopic topic) {
        return driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void put(int number, Article article) {
        archive.pipeInput(TestArticles.key(number), ARTICLES.write("", article));
    }

    private void tellAgain(int number, Article article, String origin) {
        Headers headers = new RecordHeaders();
        EventHeaders.add(headers, EventHeaders.ORIGIN, origin);
        replay.pipeInput(
                new TestRecord<>(TestArticles.key(number), ARTICLES.write("", article), headers, Instant.EPOCH));
    }

    private void again(int number, Article article, String topic, String partition, String offset) {
        Headers headers = new RecordHeaders();
        EventHeaders.add(headers, DeadLetter.TOPIC, topic);
        EventHeaders.add(headers, DeadLetter.PARTITION, partition);
        EventHeaders.add(headers, DeadLetter.OFFSET, offset);
        EventHeaders.add(headers, EventHeaders.REDRIVE, "0/3");
        retry.pipeInput(
                new TestRecord<>(TestArticles.key(number), ARTICLES.write("", article), headers, Instant.EPOCH));
    }

    private double outcome(String outcome) {
        return registry.get("tidende.enrich.records")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double count(String name) {
        return registry.get(name).counter().count();
    }
}
