package org.tidende.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;
import org.tidende.embedded.junit.EmbeddedExtension;
import org.tidende.ingest.feed.FeedCatalog;

/** One worker polls all of it at once; each test waits for the state that a feed should come to. */
class PollBehaviourIT {
    private static final String SECOND = "/second";
    private static final PollLimits SHORT = PollLimits.DEFAULT
            .withUsual(Duration.ofMillis(100))
            .withLongest(Duration.ofMillis(500))
            .withFullFetch(Duration.ofMillis(500))
            .withMoveAfter(Duration.ZERO)
            .withDomainGap(Duration.ofMillis(20));

    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
    private static TestServer server;
    private static IngestHarness harness;
    private static IngestService service;
    private static Map<String, FeedState> lastSeen = Map.of();

    @BeforeAll
    static void start() {
        server = TestServer.start();
        List<Feed> feeds = new ArrayList<>();
        for (PollBehaviour behaviour : PollBehaviour.values()) {
            server.on(
                    behaviour.path(),
                    (request, out) -> behaviour.answer(new PollTurn(request, out, server.requests(behaviour.path()))));
            feeds.add(TestFeeds.feed(uri(behaviour, behaviour.path())));
        }
        for (String target : List.of("/moved-target", "/moved-twice-target", "/elsewhere-target")) {
            server.document(target, TestFeeds.rss(List.of(TestFeeds.item("m", "Moved."))));
        }
        server.document(SECOND, TestFeeds.rss(List.of(TestFeeds.item("s", "A second one."))));
        for (PollBehaviour held : held()) {
            feeds.add(TestFeeds.feed(uri(held, SECOND)));
        }
        feeds.add(Feed.newBuilder(TestFeeds.feed(uri(PollBehaviour.MOVED, "/later")))
                .setAdded(TestFeeds.NOON.plusSeconds(1))
                .build());
        server.on("/later", (request, out) -> new PollTurn(request, out, 0).status(301, "Location", "/moved-target"));
        harness = new IngestHarness(SERVERS.bootstrapServers(), "behaviour");
        service = harness.service(config("a"), METERS);
        service.start();
        new FeedCatalog(harness.kafka(), harness.topics()).add(feeds);
    }

    @AfterAll
    static void end() {
        service.close();
        server.close();
    }

    private static IngestConfig config(String instance) {
        return IngestConfig.of(harness.kafka(), harness.topics(), instance)
                .withAllowedAddresses(List.of("127.0.0.0/8"))
                .withPolls(SHORT);
    }

    private static String uri(PollBehaviour behaviour, String path) {
        return "http://" + behaviour.domain() + ":" + server.port() + path;
    }

    private static List<PollBehaviour> held() {
        return List.of(PollBehaviour.BUSY_FOR_AN_HOUR, PollBehaviour.BUSY_UNTIL_A_DATE, PollBehaviour.DOWN_FOR_AN_HOUR);
    }

    private static Map<String, FeedState> states() {
        lastSeen = new FeedCatalog(harness.kafka(), harness.topics())
                .list().stream()
                        .filter(listed -> listed.state() != null)
                        .collect(Collectors.toMap(listed -> listed.feed().getUri(), FeedCatalog.Listed::state));
        return lastSeen;
    }

    @ParameterizedTest
    @EnumSource
    void shouldComeToTerms(PollBehaviour behaviour) {
        // Given
        String uri = uri(behaviour, behaviour.path());

        // When, Then
        if (!behaviour.isReached(lastSeen.get(uri))) {
            Await.until(behaviour.name(), () -> behaviour.isReached(states().get(uri)), () -> lastSeen.get(uri));
        }
    }

    @Test
    void shouldMuteTheLaterOfTwoFeedsThatMovedToOneAddress() {
        // Given
        String later = uri(PollBehaviour.MOVED, "/later");

        // When, Then
        Await.until(
                "the later one is a duplicate",
                () -> Stream.ofNullable(states().get(later))
                        .anyMatch(state -> state.getHealth() == FeedHealth.duplicate
                                && uri(PollBehaviour.MOVED, PollBehaviour.MOVED.path())
                                        .equals(state.getDuplicateOf())),
                () -> states().get(later));
    }

    @Test
    void shouldAskAMovedFeedWhereItIs() {
        // Given
        Await.until(
                "it has moved",
                () -> PollBehaviour.MOVED.isReached(states().get(uri(PollBehaviour.MOVED, PollBehaviour.MOVED.path()))),
                () -> states());

        // When
        int before = server.requests(PollBehaviour.MOVED.path());
        awaitOrdinaryPolls(5);

        // Then
        assertThat(server.requests(PollBehaviour.MOVED.path())).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void shouldLeaveAHeldDomainAloneAlsoAfterAHandOver() {
        // Given
        Await.until(
                "the domains are held",
                () -> held().stream().allMatch(held -> held.isReached(states().get(uri(held, held.path())))),
                PollBehaviourIT::states);
        int before = server.requests(SECOND);

        // When
        awaitOrdinaryPolls(5);
        service.close();
        service = harness.service(config("b"), METERS);
        service.start();
        awaitOrdinaryPolls(5);

        // Then
        assertThat(server.requests(SECOND)).isEqualTo(before);
        held().forEach(held ->
                assertThat(server.requests(held.path())).as(held.name()).isEqualTo(1));
    }

    @Test
    void shouldHoldTheDomainThatAnsweredAndNotTheOneThatRedirects() {
        // Given
        String port = ":" + server.port();
        Feed direct = TestFeeds.feed("http://hub.example" + port + "/direct");
        Feed aside = TestFeeds.feed("http://sends-on.example" + port + "/aside");
        Feed sent = TestFeeds.feed("http://sends-on.example" + port + "/sent");
        server.document("/direct", TestFeeds.rss(List.of(TestFeeds.item("d", "At the hub."))));
        server.document("/aside", TestFeeds.rss(List.of(TestFeeds.item("a", "Beside it."))));
        server.on("/sent", (request, out) -> new PollTurn(request, out, 0)
                .status(302, "Location", "http://hub.example" + port + "/busy"));
        server.on("/busy", (request, out) -> new PollTurn(request, out, 0).status(429, "Retry-After", "3600"));
        FeedCatalog catalog = new FeedCatalog(harness.kafka(), harness.topics());
        catalog.add(List.of(direct, aside));
        Await.until("both are polled", () -> asked("/direct") > 1 && asked("/aside") > 1, PollBehaviourIT::states);

        // When
        catalog.add(List.of(sent));
        Await.until(
                "its domain is to be left alone",
                () -> Stream.ofNullable(states().get(sent.getUri())).anyMatch(state -> state.getFailures() > 0),
                PollBehaviourIT::states);
        int before = asked("/direct");
        int beforeAside = asked("/aside");
        Await.until("the other is polled", () -> asked("/aside") >= beforeAside + 4, PollBehaviourIT::states);

        // Then: one may have been under way
        assertThat(asked("/direct")).isLessThanOrEqualTo(before + 1);
        assertThat(states().get(sent.getUri()).getDomainHeldUntil()).isNull();
    }

    private static int asked(String path) {
        return server.requests(path);
    }

    @Test
    void shouldCountWhatWasMissedAndWhatLied() {
        // When, Then
        Await.until(
                "both are counted",
                () -> METERS.counter("tidende.ingest.polls.missed").count() > 1
                        && METERS.counter("tidende.ingest.validators.lies").count() > 1,
                METERS::getMetersAsString);
    }

    private static void awaitOrdinaryPolls(int count) {
        int before = server.requests(PollBehaviour.ORDINARY.path());
        Await.until(
                "polls go on",
                () -> server.requests(PollBehaviour.ORDINARY.path()) >= before + count,
                () -> service.status());
    }
}
