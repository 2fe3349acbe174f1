package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.ingest.TestServer;
import org.tidende.ingest.fetch.FetchResult.Failed;
import org.tidende.ingest.fetch.FetchResult.Failure;
import org.tidende.ingest.fetch.FetchResult.Fetched;

/** Servers with certificates that aren't good, by authorities made here. The JDK asks its own clock, so dates are far away. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CertificateIT {
    private static final InstantSource NOW = InstantSource.system();

    private static TestAuthority known;
    private static TestAuthority unknown;

    @BeforeAll
    static void make() throws Exception {
        known = new TestAuthority("Known", "EC");
        unknown = new TestAuthority("Unknown", "EC");
    }

    private enum Kind {
        GOOD,
        EXPIRED,
        NOT_YET_VALID,
        SELF_SIGNED,
        OF_ANOTHER_NAME,
        OF_AN_UNKNOWN_AUTHORITY;

        TestAuthority.Identity identity() throws Exception {
            return switch (this) {
                case GOOD -> known.identity("news.example", "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z");
                case EXPIRED -> known.identity("news.example", "2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z");
                case NOT_YET_VALID -> known.identity("news.example", "2039-01-01T00:00:00Z", "2040-01-01T00:00:00Z");
                case SELF_SIGNED -> TestAuthority.selfSigned("news.example");
                case OF_ANOTHER_NAME -> known.identity("shop.example", "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z");
                case OF_AN_UNKNOWN_AUTHORITY ->
                    unknown.identity("news.example", "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z");
            };
        }
    }

    private static HttpGateway gateway(Duration deadline) throws Exception {
        return new HttpGateway(
                new AddressGuard(List.of("127.0.0.1")),
                new HttpLimits(deadline, 100_000, 5),
                "Tidende test",
                NOW,
                host -> List.of(InetAddress.getByName("127.0.0.1")),
                known.trusted());
    }

    private static FetchResult fetch(String address) throws Exception {
        try (HttpGateway gateway = gateway(Duration.ofSeconds(30))) {
            return gateway.fetch(new FetchRequest(address, null, null));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EXPIRED                 | it expired at 2021-01-01T00:00:00Z
                    NOT_YET_VALID           | it isn't valid before 2039-01-01T00:00:00Z
                    SELF_SIGNED             | it is signed by itself
                    OF_ANOTHER_NAME         | it is for shop.example
                    OF_AN_UNKNOWN_AUTHORITY | nobody known signed it; it names CN=Unknown
                    """)
    void shouldSayWhatIsWrongWithACertificate(Kind kind, String expected) throws Exception {
        // Given
        try (TestServer server = TestServer.start(kind.identity().listen())) {
            server.document("/feed", "secret");

            // When
            FetchResult result = fetch("https://news.example:" + server.port() + "/feed");

            // Then
            assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.failure()).isEqualTo(Failure.CERTIFICATE);
                assertThat(failed.reason()).isEqualTo("the certificate of news.example is refused: " + expected);
            });
            assertThat(server.requests("/feed")).isZero();
        }
    }

    @Test
    void shouldFetchWhereTheCertificateIsGood() throws Exception {
        // Given
        try (TestServer server = TestServer.start(Kind.GOOD.identity().listen())) {
            server.document("/feed", "news");

            // When
            FetchResult result = fetch("https://news.example:" + server.port() + "/feed");

            // Then
            assertThat(result).isInstanceOfSatisfying(Fetched.class, fetched -> assertThat(new String(fetched.body()))
                    .isEqualTo("news"));
        }
    }

    @Test
    void shouldNotTakeARedirectThatLeavesTlsForAMove() throws Exception {
        // Given
        try (TestServer plain = TestServer.start();
                TestServer secure = TestServer.start(Kind.GOOD.identity().listen())) {
            plain.document("/feed", "news");
            String there = plain.uri("/feed").toString();
            secure.on("/feed", (request, out) -> TestServer.respond(out, 301, new byte[0], Map.of("Location", there)));

            // When
            FetchResult result = fetch("https://news.example:" + secure.port() + "/feed");

            // Then
            assertThat(result).isInstanceOfSatisfying(Fetched.class, fetched -> {
                assertThat(fetched.address()).isEqualTo(there);
                assertThat(fetched.movedTo()).isNull();
            });
        }
    }

    @Test
    void shouldRefuseAWeakSignature() throws Exception {
        // Given
        TestAuthority weak = new TestAuthority("Weak", "RSA");
        X509Certificate[] chain = {
            weak.identity("news.example", "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z")
                    .certificate()
        };
        CertificateCheck check = new CertificateCheck(weak.trusted(), NOW);

        // When, Then
        assertThatThrownBy(() -> check.checkServerTrusted(chain, "ECDHE_ECDSA"))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageStartingWith("it is signed too weakly: ")
                .hasMessageContaining("MD5");
    }

    @Test
    void shouldNotLetADrippingHandshakeStretchTheDeadline() throws Exception {
        // Given a server that begins a record of 16 KB and never ends it
        CountDownLatch over = new CountDownLatch(1);
        try (TestServer server = TestServer.raw(connection -> {
                    connection.getOutputStream().write(new byte[] {0x16, 3, 3, 0x40, 0});
                    do {
                        connection.getOutputStream().write(2);
                    } while (!over.await(20, TimeUnit.MILLISECONDS));
                });
                HttpGateway gateway = gateway(Duration.ofSeconds(1))) {
            // When
            FetchResult result =
                    gateway.fetch(new FetchRequest("https://news.example:" + server.port() + "/feed", null, null));

            // Then
            over.countDown();
            assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.failure()).isEqualTo(Failure.TIMEOUT);
                assertThat(failed.reason()).isEqualTo("not done within 1000 ms, while agreeing on a secure connection");
            });
        }
    }

    @Test
    void shouldSayThatAServerSpeaksNoTls() throws Exception {
        // Given
        try (TestServer server = TestServer.raw(
                connection -> connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes()))) {
            // When
            FetchResult result = fetch("https://news.example:" + server.port() + "/feed");

            // Then
            assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.failure()).isEqualTo(Failure.TLS);
                assertThat(failed.reason()).startsWith("no secure connection to news.example: ");
            });
        }
    }

    @Test
    void shouldNameTheMomentOfARefusal() throws Exception {
        // Given a clock that is far ahead of the JDK's
        CertificateCheck check =
                new CertificateCheck(unknown.trusted(), InstantSource.fixed(Instant.parse("2100-01-01T00:00:00Z")));
        X509Certificate[] chain = {Kind.GOOD.identity().certificate()};

        // When, Then
        assertThatThrownBy(() -> check.checkServerTrusted(chain, "ECDHE_ECDSA"))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessage("it expired at 2040-01-01T00:00:00Z");
    }
}
