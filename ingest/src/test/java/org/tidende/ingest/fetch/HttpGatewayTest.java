package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
    void shouldDecompress() {
        // Given
        server.on(
                "/feed",
                (request, out) -> TestServer.respond(out, 200, gzip(50_000), Map.of("Content-Encoding", "gzip")));

        // When
        Fetched fetched = (Fetched) fetch("/feed");

        // Then
        assertThat(fetched.body()).hasSize(50_000);
    }

    @Test
    void shouldStopAtTheCapOfADocumentThatGrowsWhenDecompressed() {
        // Given
        server.on(
                "/bomb",
                (request, out) -> TestServer.respond(out, 200, gzip(300_000_000), Map.of("Content-Encoding", "gzip")));

        // When
        FetchResult result = fetch("/bomb");

        // Then
        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.TOO_LARGE);
            assertThat(failed.reason()).isEqualTo("larger than 100000 bytes");
        });
    }

    @Test
    void shouldNotLetADrippingServerStretchTheDeadline() {
        // Given
        CountDownLatch over = new CountDownLatch(1);
        server.on("/drip", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (over.getCount() > 0) {
                out.write('x');
                out.flush();
                over.await(20, TimeUnit.MILLISECONDS);
            }
        });
        try (HttpGateway hasty = gateway(new HttpLimits(Duration.ofMillis(400), 100_000, 5))) {
            // When
            FetchResult result =
                    hasty.fetch(new FetchRequest(server.uri("/drip").toString(), null, null));

            // Then
            assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.failure()).isEqualTo(Failure.TIMEOUT);
                assertThat(failed.millis()).isLessThan(5_000);
            });
        } finally {
            over.countDown();
        }
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
        assertThat(server.requests("/loop")).isEqualTo(6);
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
    void shouldConnectOnlyToTheAddressesThatWereChecked() {
        // Given a name that is harmless at first and leads inside when asked again
        AtomicInteger asked = new AtomicInteger();
        try (HttpGateway open =
                new HttpGateway(new AddressGuard(List.of()), LIMITS, "Tidende test", InstantSource.system(), host -> {
                    asked.incrementAndGet();
                    return List.of(InetAddress.getByName("127.0.0.1"));
                })) {
            // When
            FetchResult result =
                    open.fetch(new FetchRequest("http://rebind.example:" + server.port() + "/x", null, null));

            // Then
            assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                    .isEqualTo(Failure.REFUSED_ADDRESS));
            assertThat(asked).hasValue(1);
            assertThat(server.requests("/x")).isZero();
        }
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

    private static byte[] gzip(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] block = new byte[10_000];
            for (int i = 0; i < zeros / block.length; i++) {
                out.write(block);
            }
        }
        return bytes.toByteArray();
    }
}
