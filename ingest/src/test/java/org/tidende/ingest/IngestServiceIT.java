package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.contract.ArticleId;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.RepresentationType;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.ingest.feed.FeedCatalog;

class IngestServiceIT {
    private static final Duration OFTEN = Duration.ofMillis(200);

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private final TestServer server = TestServer.start();
    private final List<IngestService> services = new ArrayList<>();
    private IngestHarness harness;

    @BeforeEach
    void provision(TestInfo test) {
        harness = new IngestHarness(
                SERVERS.bootstrapServers(), test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void end() {
        services.forEach(IngestService::close);
        server.close();
    }

    @Test
    void shouldPublishWhatIsNewOrChangedAndNothingElse() {
        // Given
        List<String> items = new CopyOnWriteArrayList<>(List.of(
                TestFeeds.item("one", "The first sentence."), TestFeeds.item("two", "Another first sentence.")));
        server.on(
                "/feed",
                (request, out) ->
                        TestServer.respond(out, 200, TestFeeds.rss(items).getBytes(), Map.of()));
        catalog().add(List.of(TestFeeds.feed(server.uri("/feed").toString())));

        // When
        IngestService service = start("a");
        awaitArticles(2);
        int polls = server.requests("/feed");
        Await.until("three more polls", () -> server.requests("/feed") >= polls + 3, service::status);

        // Then
        String first = ArticleId.of(
                CanonicalUrl.parse("https://harbour.example/news/one").orElseThrow());
        assertThat(harness.articles()).hasSize(2);
        Article article = harness.articles().stream()
                .filter(one -> one.getUri().endsWith(first))
                .findFirst()
                .orElseThrow();
        assertThat(article.getHeadline()).isEqualTo("Ferry one");
        assertThat(article.getBody()).startsWith("The first sentence.\n\nThe ferry sails at noon");
        assertThat(article.getRepresentationType()).isEqualTo(RepresentationType.full);
        assertThat(article.getUrl()).isEqualTo("https://harbour.example/news/one");
        assertThat(article.getLanguage()).isEqualTo("en");
        assertThat(harness.records(harness.topics().articles()))
                .allSatisfy(record -> assertThat(EventHeaders.text(record.headers(), "ce_type"))
                        .isEqualTo("org.tidende.Article"));

        // When
        items.set(0, TestFeeds.item("one", "The corrected sentence."));
        awaitArticles(3);

        // Then
        assertThat(harness.articles().stream().filter(one -> one.getUri().endsWith(first)))
                .extracting(Article::getBody)
                .anySatisfy(body -> assertThat(body).startsWith("The corrected sentence."))
                .hasSize(2);
        assertThat(service.check()).isEmpty();
        assertThat(service.isAlive()).isTrue();
        assertThat(service.status()).containsEntry("feeds", 1L).containsKeys("pollsOverdue", "pollsUnderWay");
        Await.until(
                "everything is taken and written",
                () -> service.status().get("feedLag").equals(0L)
                        && service.status().get("pageLag").equals(0L)
                        && service.status().get("pageWritesPending").equals(0L),
                service::status);
        assertThat(((Map<?, ?>) service.status().get("pagePartitions")).values())
                .hasSize(12)
                .allSatisfy(partition -> assertThat(partition.toString()).matches("\\{next=\\d+, lag=(0|unknown)}"));
    }

    @Test
    void shouldShareFeedsAndHandThemOverOnClose() {
        // Given
        Manifest manifest = new Manifest(server, 40, 5);

        // When
        IngestService first = start("a");
        IngestService second = start("b");
        Await.until(
                "both own partitions",
                () -> owned(first) > 0 && owned(second) > 0 && owned(first) + owned(second) == 12,
                () -> first.status() + " " + second.status());
        catalog().add(manifest.feeds());
        Await.until(
                "half of it",
                () -> harness.articleKeys().size() > manifest.ids().size() / 2,
                first::status);
        first.close();
        services.remove(first);

        // Then
        Await.until(
                "all of it",
                () -> new HashSet<>(harness.articleKeys()).equals(manifest.ids()),
                () -> second.status() + " " + second.check());
        Await.until("all partitions", () -> owned(second) == 12, second::status);
        assertThat(harness.articleKeys()).hasSameSizeAs(manifest.ids());
    }

    @Test
    void shouldPublishOnceWhatIsPolledWhileFeedsChangeHands() {
        // Given: every feed is asked, and no answer comes.
        Manifest manifest = new Manifest(server, 40, 3);
        CountDownLatch answers = new CountDownLatch(1);
        server.hold(answers);
        catalog().add(manifest.feeds());
        IngestService first = start("a");
        Await.until("all feeds are being polled", () -> server.underWay() == 40, first::status);

        // When
        IngestService second = start("b");
        Await.until(
                "half of them are another's and being polled again",
                () -> owned(first) > 0
                        && owned(first) + owned(second) == 12
                        && second.check().isEmpty()
                        && server.underWay() > 40,
                () -> first.status() + " " + second.status());
        answers.countDown();

        // Then
        Await.until(
                "all of it",
                () -> new HashSet<>(harness.articleKeys()).equals(manifest.ids()),
                () -> first.status() + " " + second.status());
        int polls = server.requests("/feed0");
        Await.until("two more polls", () -> server.requests("/feed0") >= polls + 2, second::status);
        assertThat(harness.articleKeys()).containsExactlyInAnyOrderElementsOf(manifest.ids());
    }

    private static int owned(IngestService service) {
        return ((Map<?, ?>) service.status().get("feedPartitions")).size();
    }

    private FeedCatalog catalog() {
        return new FeedCatalog(harness.kafka(), harness.topics());
    }

    private IngestService start(String instance) {
        IngestService service = harness.service(harness.config(instance, OFTEN), new SimpleMeterRegistry());
        services.add(service);
        service.start();
        return service;
    }

    private void awaitArticles(int count) {
        Await.until(count + " articles", () -> harness.articleKeys().size() >= count, () -> services.stream()
                .map(service -> service.status() + " " + service.check())
                .toList());
    }
}
