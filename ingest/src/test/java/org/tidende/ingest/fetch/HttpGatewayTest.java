package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidende.ingest.TestServer;
import org.tidende.ingest.fetch.FetchResult.Failed;
import org.tidende.ingest.fetch.FetchResult.Failure;
import org.tidende.ingest.fetch.FetchResult.Fetched;

class HttpGatewayTest {
    private static final HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(10), 100_000, 5);

    private final TestServer server = TestServer.start();
    private final HttpGateway gateway = gateway(LIMITS);

    @AfterEach
    void end() {
        gateway.close();
        server.close();
    }

    private static HttpGateway gateway(HttpLimits limits) {
        return new HttpGateway(
                new AddressGuard(List.of("127.0.0.0/8")),
                limits,
                "Tidende test",
                InstantSource.system(),
                host -> List.of(InetAddress.getLoopbackAddress()));
    }

    private FetchResult fetch(String path) {
        return gateway.fetch(new FetchRequest(server.uri(path).toString(), null, null));
    }

    @Test
    void shouldFetchADocumentWithItsValidators() {
        // Given
        server.on(
                "/feed",
                (request, out) -> TestServer.respond(
                        out,
                        200,
                        "æøå".getBytes(StandardCharsets.UTF_8),
                        Map.of(
                                "ETag",
                                "W/\"a\"",
                                "Last-Modified",
                                "yesterday",
                                "Content-Type",
                                "text/xml; charset=utf-8")));

        // When
        Fetched fetched = (Fetched) fetch("/feed");

        // Then
        assertThat(new String(fetched.body(), StandardCharsets.UTF_8)).isEqualTo("æøå");
        assertThat(fetched.etag()).isEqualTo("W/\"a\"");
        assertThat(fetched.lastModified()).isEqualTo("yesterday");
        assertThat(fetched.contentType()).isEqualTo("text/xml; charset=utf-8");
        assertThat(fetched.movedTo()).isNull();
    }

    @Test
    void shouldAskWithBothValidatorsAndTakeANotModified() {
        // Given
        server.on(
                "/feed",
                (request, out) -> TestServer.respond(
                        out,
                        "\"a\"".equals(request.headers().get("if-none-match"))
                                        && "yesterday".equals(request.headers().get("if-modified-since"))
                                ? 304
                                : 500,
                        new byte[0],
                        Map.of()));

        // When
        FetchResult result = gateway.fetch(new FetchRequest(server.uri("/feed").toString(), "\"a\"", "yesterday"));

        // Then
        assertThat(result).isInstanceOf(FetchResult.NotModified.class);
    }

    @Test
    void shouldFollowRedirectsAndTellPermanentOnes() {
        // Given
        redirect("/old", 301, "/newer");
        redirect("/newer", 308, "/newest");
        server.document("/newest", "here");

        // When
        Fetched fetched = (Fetched) fetch("/old");

        // Then
        assertThat(fetched.movedTo()).isEqualTo(server.uri("/newest").toString());
        assertThat(fetched.address()).isEqualTo(server.uri("/newest").toString());
    }

    @Test
    void shouldNotTakeATemporaryRedirectForAMove() {
        // Given
        redirect("/old", 301, "/newer");
        redirect("/newer", 302, "/newest");
        server.document("/newest", "here");

        // When
        Fetched fetched = (Fetched) fetch("/old");

        // Then
        assertThat(fetched.movedTo()).isNull();
    }

    @Test
    void shouldGiveUpOnALoop() {
        // Given
        redirect("/loop", 302, "/loop");

        // When
        FetchResult result = fetch("/loop");

        // Then
        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(Failure.REDIRECT));
        assertThat(server.requests("/loop")).isOne();
    }

    @Test
    void shouldCheckTheAddressOfEachHop() {
        // Given
        redirect("/away", 302, "http://10.0.0.1/inside");
        redirect("/six", 302, "http://[::1]:" + server.port() + "/inside");
        redirect("/file", 302, "file:///etc/passwd");

        // When, Then
        assertThat(fetch("/away")).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.REFUSED_ADDRESS);
            assertThat(failed.reason()).contains("10.0.0.1", "--allow-address");
        });
        assertThat(fetch("/six")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(Failure.REFUSED_ADDRESS));
        assertThat(fetch("/file")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(Failure.REDIRECT));
    }

    @Test
    void shouldTellThrottlingGoneAndOtherStatuses() {
        // Given
        status("/busy", 503, Map.of("Retry-After", "90"));
        status("/often", 429, Map.of());
        status("/gone", 410, Map.of());
        status("/missing", 404, Map.of());

        // When, Then
        assertThat(fetch("/busy"))
                .isInstanceOfSatisfying(FetchResult.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isEqualTo(Duration.ofSeconds(90)));
        assertThat(fetch("/often"))
                .isInstanceOfSatisfying(FetchResult.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isNull());
        assertThat(fetch("/gone")).isInstanceOf(FetchResult.Gone.class);
        assertThat(fetch("/missing")).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.STATUS);
            assertThat(failed.status()).isEqualTo(404);
        });
    }

    @Test
    void shouldSayWhoAsksAndNothingElse() {
        // Given
        Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
        server.on("/old", (request, out) -> {
            headers.put("/old", request.headers());
            TestServer.respond(
                    out, 302, new byte[0], Map.of("Location", "/new", "Set-Cookie", "id=1", "Retry-After", "1"));
        });
        server.on("/new", (request, out) -> {
            headers.put("/new", request.headers());
            TestServer.respond(out, 200, new byte[0], Map.of("Set-Cookie", "id=2"));
        });

        // When
        gateway.fetch(new FetchRequest(server.uri("/old").toString().replace("//", "//me:secret@"), "\"a\"", null));
        fetch("/new");

        // Then
        assertThat(headers.get("/old"))
                .containsEntry("user-agent", "Tidende test")
                .containsEntry("accept-encoding", "gzip, deflate, br, zstd")
                .containsEntry("connection", "close")
                .containsOnlyKeys("host", "user-agent", "accept", "accept-encoding", "connection", "if-none-match");
        assertThat(headers.get("/new"))
                .containsOnlyKeys("host", "user-agent", "accept", "accept-encoding", "connection");
    }

    @Test
    void shouldNotSendAValidatorThatWouldBeAHeaderOfItsOwn() {
        // Given
        server.document("/feed", "news");

        // When
        FetchResult result = gateway.fetch(
                new FetchRequest(server.uri("/feed").toString(), "\"a\"\r\nX-Evil: yes", "\u00fcbermorgen"));

        // Then
        assertThat(result).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Tidende\r\nX-Evil: yes", "Tidende\u0000", "Tidende \u00e6"})
    void shouldRefuseAUserAgentThatCannotBeSent(String userAgent) {
        assertThatThrownBy(
                        () -> new HttpGateway(new AddressGuard(List.of()), LIMITS, userAgent, InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("user agent must be printable ASCII");
    }

    @Test
    void shouldNameAContact() {
        assertThat(UserAgent.withContact(" https://news.example/about-our-robot "))
                .isEqualTo("Tidende/0.1 (news feed reader; +https://news.example/about-our-robot)");
        for (String contact : List.of("", "a) Mozilla/5.0 (b", "a@b.example\nX: y")) {
            assertThatThrownBy(() -> UserAgent.withContact(contact)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldRefuseWhatIsNoHttpAddress() {
        for (String address : List.of("ftp://a.example/", "file:///etc/passwd", "not an address", "")) {
            assertThat(gateway.fetch(new FetchRequest(address, null, null)))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.BAD_ADDRESS));
        }
    }

    private void redirect(String from, int status, String to) {
        status(from, status, Map.of("Location", to));
    }

    private void status(String path, int status, Map<String, String> headers) {
        server.on(path, (request, out) -> TestServer.respond(out, status, new byte[0], headers));
    }
}
