package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.Stage;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.PubStatus;
import org.tidende.embedded.junit.EmbeddedExtension;

/** The way of records into the index, on real servers. */
class SinkIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.shared();

    private TestPipeline pipeline;

    @BeforeEach
    void open(TestInfo test) {
        String name = test.getTestMethod()
                .orElseThrow()
                .getName()
                .replaceAll("([A-Z])", "-$1")
                .toLowerCase();
        pipeline = new TestPipeline(SERVERS.bootstrapServers(), TestIndex.of(SERVERS), name);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldWriteEachArticleOnce() throws Exception {
        // Given
        SinkService sink = pipeline.start();
        List<EnrichedArticle> articles = new ArrayList<>(IntStream.range(0, 300)
                .mapToObj(number -> TestArticles.danish("once-" + number).build())
                .toList());

        // When
        pipeline.publish(articles.toArray(EnrichedArticle[]::new));
        pipeline.publish(articles.subList(0, 50).toArray(EnrichedArticle[]::new));

        // Then
        Await.until("all records settled", () -> TestPipeline.ledger(sink).get("indexed"), indexed -> indexed == 350);
        assertThat(pipeline.count()).isEqualTo(300);
        Await.until("lag of none", pipeline::lag, lag -> lag == 0);
        assertThat(sink.check()).isEmpty();
        assertThat(sink.isAlive()).isTrue();
        assertBalance(sink);
    }

    @Test
    void shouldKeepTheNewestWhateverTheOrder() throws Exception {
        // Given
        EnrichedArticle first = TestArticles.danish("order").build();
        EnrichedArticle second = TestArticles.revised(first, 60, article -> article.setHeadline("Rettelse"));

        // When
        pipeline.publish(second);
        pipeline.publish(first);
        SinkService sink = pipeline.start();

        // Then
        Await.until(
                "both settled",
                () -> TestPipeline.ledger(sink),
                sums -> sums.get("inFlight") == 0 && sums.get("consumed") == 2);
        assertThat(pipeline.document(TestArticles.id("order")).path("headline").asText())
                .isEqualTo("Rettelse");
        assertThat(pipeline.document(TestArticles.id("order")).path("revision").asInt())
                .isEqualTo(2);
        assertBalance(sink);
    }

    @Test
    void shouldSendPoisonToTheDeadLettersAndTheRestToTheIndex() throws Exception {
        // Given
        SinkService sink = pipeline.start();
        EnrichedArticle good = TestArticles.danish("good").build();
        EnrichedArticle beyond =
                TestArticles.danish("beyond").setGeneration(1L << 21).build();
        byte[] key = TestArticles.key(good);

        // When
        pipeline.publish(pipeline.topics.articlesEnriched(), 4, key, TestArticles.value(good));
        pipeline.publish(
                pipeline.topics.articlesEnriched(), 4, "x".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
        pipeline.publish(pipeline.topics.articlesEnriched(), 4, key, null);
        pipeline.publish(pipeline.topics.articlesEnriched(), 4, TestArticles.key(beyond), TestArticles.value(beyond));
        EnrichedArticle last = TestArticles.danish("last").build();
        pipeline.publish(pipeline.topics.articlesEnriched(), 4, TestArticles.key(last), TestArticles.value(last));

        // Then
        Await.until("dead letters", () -> TestPipeline.ledger(sink).get("deadLettered"), dead -> dead == 3);
        Await.until("the good ones", pipeline::count, count -> count == 2);
        Await.until("lag of none", pipeline::lag, lag -> lag == 0);
        List<ConsumerRecord<byte[], byte[]>> letters = pipeline.readAll(pipeline.topics.deadLetters(Stage.SINK));
        assertThat(letters).hasSize(3).allSatisfy(letter -> {
            assertThat(letter.partition()).isEqualTo(4);
            assertThat(EventHeaders.text(letter.headers(), DeadLetter.TOPIC))
                    .isEqualTo(pipeline.topics.articlesEnriched().name());
            assertThat(EventHeaders.text(letter.headers(), DeadLetter.PARTITION))
                    .isEqualTo("4");
        });
        assertThat(letters.get(0).value()).containsExactly(1, 2, 3);
        assertThat(EventHeaders.text(letters.get(0).headers(), DeadLetter.MESSAGE))
                .contains("Confluent framing");
        assertThat(letters.get(1).value()).isNull();
        assertThat(letters.get(2).value()).isEqualTo(TestArticles.value(beyond));
        assertThat(EventHeaders.text(letters.get(2).headers(), DeadLetter.MESSAGE))
                .contains("generation");
        assertBalance(sink);
    }

    @Test
    void shouldTakeRecordsThatAreSentAgain() throws Exception {
        // Given
        SinkService sink = pipeline.start();
        EnrichedArticle mended = TestArticles.danish("mended").build();

        // When
        pipeline.publish(pipeline.topics.retry(Stage.SINK), 2, TestArticles.key(mended), TestArticles.value(mended));

        // Then
        Await.until("the record in the index", pipeline::count, count -> count == 1);
        assertBalance(sink);
    }

    @Test
    void shouldLeaveOutMonthsThatAreNoLongerKept() throws Exception {
        // Given
        SinkService sink = pipeline.start();
        EnrichedArticle old = TestArticles.danish("old")
                .setFirstCreated(TestArticles.NOW.minusSeconds(500L * 86_400))
                .build();

        // When
        pipeline.publish(old);

        // Then
        Await.until("expired", () -> TestPipeline.ledger(sink).get("expired"), expired -> expired == 1);
        assertBalance(sink);
    }

    @Test
    void shouldHideWithdrawalsAndShowWhatComesBack() throws Exception {
        // Given
        SinkService sink = pipeline.start();
        EnrichedArticle article = TestArticles.danish("gone").build();
        EnrichedArticle withdrawn = TestArticles.revised(
                article, 10, next -> next.setPubStatus(PubStatus.canceled).setBody(null));
        EnrichedArticle back = TestArticles.revised(
                withdrawn, 10, next -> next.setPubStatus(PubStatus.usable).setBody("Igen."));
        SearchQuery all = SearchQuery.of("");

        // When, Then
        pipeline.publish(article);
        Await.until("found", () -> pipeline.search.search(all).total(), total -> total == 1);
        pipeline.publish(withdrawn);
        Await.until("hidden", () -> pipeline.search.search(all).total(), total -> total == 0);
        pipeline.publish(back);
        Await.until("found again", () -> pipeline.search.search(all).total(), total -> total == 1);
        assertBalance(sink);
    }

    @Test
    void shouldHandOverBetweenWorkers() throws Exception {
        // Given
        SinkService one = pipeline.start("one", config -> config);
        pipeline.publish(articles("first", 100));
        Await.until("the first hundred", () -> TestPipeline.ledger(one).get("indexed"), indexed -> indexed == 100);

        // When
        SinkService two = pipeline.start("two", config -> config);
        Await.until("partitions of the second", two::check, List::isEmpty);
        Await.until("partitions of the second", () -> partitions(two), partitions -> !partitions.isEmpty());
        pipeline.publish(articles("second", 200));
        Await.until("all", pipeline::count, count -> count == 300);
        one.close();
        pipeline.publish(articles("third", 100));

        // Then
        Await.until("all", pipeline::count, count -> count == 400);
        Await.until("lag of none", pipeline::lag, lag -> lag == 0);
        Map<String, Long> first = TestPipeline.ledger(one);
        Map<String, Long> second = TestPipeline.ledger(two);
        assertThat(first.get("consumed") - first.get("released") + second.get("consumed") - second.get("released"))
                .isGreaterThanOrEqualTo(400);
        assertThat(first.get("inFlight")).isZero();
        assertThat(second.get("indexed")).isGreaterThan(100);
        assertBalance(one);
        assertBalance(two);
    }

    private static Map<?, ?> partitions(SinkService sink) {
        return (Map<?, ?>) sink.status().get("partitions");
    }

    private static EnrichedArticle[] articles(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> TestArticles.danish(name + "-" + number).build())
                .toArray(EnrichedArticle[]::new);
    }

    static void assertBalance(SinkService sink) {
        Map<String, Long> sums = TestPipeline.ledger(sink);
        assertThat(sums.get("consumed"))
                .as("%s", sums)
                .isEqualTo(sums.get("indexed")
                        + sums.get("superseded")
                        + sums.get("expired")
                        + sums.get("deadLettered")
                        + sums.get("released")
                        + sums.get("inFlight"));
    }
}
