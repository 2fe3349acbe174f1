package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidende.ingest.TestServer;
import org.tidende.ingest.fetch.FetchResult.Failed;
import org.tidende.ingest.fetch.FetchResult.Failure;
import org.tidende.ingest.fetch.FetchResult.Fetched;

/** Names that lie. 127.0.0.1 stands for the open network here, and 127.0.0.2 for the one that we stand in. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GuardedDnsIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    private TestServer outside;
    private TestServer inside;
    private final AtomicInteger lookups = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        inside = TestServer.start(new ServerSocket(0, 50, address("127.0.0.2")));
        outside = TestServer.start(new ServerSocket(inside.port(), 50, address("127.0.0.1")));
        outside.document("/feed", "news");
        inside.document("/feed", "secret");
    }

    @AfterEach
    void end() {
        outside.close();
        inside.close();
    }

    private FetchResult fetch(String path, Duration deadline, Dns dns) {
        try (HttpGateway gateway = gateway(deadline, dns)) {
            return gateway.fetch(new FetchRequest("http://news.example:" + outside.port() + path, null, null));
        }
    }

    private static HttpGateway gateway(Duration deadline, Dns dns) {
        return new HttpGateway(
                new AddressGuard(List.of("127.0.0.1", "127.0.0.16/28")),
                new HttpLimits(deadline, 100_000, 5),
                "Tidende test",
                InstantSource.system(),
                dns);
    }

    /** Answers in turn. */
    private Dns alternating(String... addresses) {
        return host -> List.of(address(addresses[lookups.getAndIncrement() % addresses.length]));
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private static void assertNews(FetchResult result) {
        assertThat(result).isInstanceOfSatisfying(Fetched.class, fetched -> assertThat(new String(fetched.body()))
                .isEqualTo("news"));
    }

    private static void assertRefused(FetchResult result, String address) {
        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.REFUSED_ADDRESS);
            assertThat(failed.reason()).startsWith("news.example is at " + address + ", which is not an address");
        });
    }

    @Test
    void shouldConnectToTheAddressThatWasChecked() {
        // Given a name that is outside when it is checked and inside when it is looked up again
        Dns dns = alternating("127.0.0.1", "127.0.0.2");

        // When
        FetchResult first = fetch("/feed", LONG, dns);
        FetchResult second = fetch("/feed", LONG, dns);

        // Then
        assertNews(first);
        assertRefused(second, "127.0.0.2");
        assertThat(lookups).hasValue(2);
        assertThat(inside.requests("/feed")).isZero();
    }

    @Test
    void shouldCheckAgainAtEachHop() {
        // Given
        outside.on("/old", (request, out) -> TestServer.respond(out, 301, new byte[0], Map.of("Location", "/feed")));

        // When
        FetchResult result = fetch("/old", LONG, alternating("127.0.0.1", "127.0.0.2"));

        // Then
        assertRefused(result, "127.0.0.2");
        assertThat(outside.requests("/old")).isOne();
        assertThat(inside.requests("/feed")).isZero();
    }

    @Test
    void shouldUseWhatIsPermittedOfSeveralAddresses() {
        // When
        FetchResult result = fetch("/feed", LONG, host -> List.of(address("127.0.0.2"), address("127.0.0.1")));

        // Then
        assertNews(result);
        assertThat(inside.requests("/feed")).isZero();
    }

    @Test
    void shouldTryTheNextAddressWhereNobodyAnswers() {
        // When
        FetchResult result = fetch("/feed", LONG, host -> List.of(address("127.0.0.17"), address("127.0.0.1")));

        // Then
        assertNews(result);
        assertThat(outside.requests("/feed")).isOne();
    }

    @Test
    void shouldNotAskASecondServerWhenTheFirstBreaksOff() throws Exception {
        // Given a server with two addresses that closes without an answer
        outside.on("/closes", (request, out) -> out.flush());
        try (TestServer twin = TestServer.start(new ServerSocket(outside.port(), 50, address("127.0.0.17")))) {
            twin.document("/closes", "news");

            // When
            FetchResult result = fetch("/closes", LONG, host -> List.of(address("127.0.0.1"), address("127.0.0.17")));

            // Then
            assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                    .isEqualTo(Failure.CONNECTION));
            assertThat(outside.requests("/closes") + twin.requests("/closes")).isOne();
        }
    }

    @Test
    void shouldTakeAFewOfManyAddresses() throws Exception {
        // Given
        List<InetAddress> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(address("8.8.8." + i));
            many.add(address("2606:4700::" + Integer.toHexString(i)));
        }
        try (GuardedDns dns = new GuardedDns(host -> many, new AddressGuard(List.of()))) {
            // When
            List<InetAddress> taken = dns.lookup("many.example", Deadline.in(LONG));

            // Then
            assertThat(taken).hasSize(6).containsAll(many.subList(0, 6));
        }
    }

    @Test
    void shouldSayThatThereIsNoSuchHost() {
        for (Dns dns : List.<Dns>of(
                host -> {
                    throw new UnknownHostException(host);
                },
                host -> List.of())) {
            assertThat(fetch("/feed", LONG, dns)).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.failure()).isEqualTo(Failure.UNKNOWN_HOST);
                assertThat(failed.reason()).isEqualTo("no such host: news.example");
            });
        }
    }

    @Test
    void shouldNotLetASlowLookupStretchTheDeadlineNorHoldOthersUp() {
        // Given one name that is never answered for
        CountDownLatch over = new CountDownLatch(1);
        Dns dns = host -> {
            lookups.incrementAndGet();
            try {
                if (host.startsWith("slow")) {
                    over.await();
                }
                return List.of(address("127.0.0.1"));
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
        };
        try (HttpGateway gateway = gateway(Duration.ofSeconds(1), dns)) {
            // When
            FetchRequest slow = new FetchRequest("http://slow.example:" + outside.port() + "/feed", null, null);
            FetchResult late = gateway.fetch(slow);
            FetchResult lateAgain = gateway.fetch(slow);
            FetchResult other =
                    gateway.fetch(new FetchRequest("http://news.example:" + outside.port() + "/feed", null, null));

            // Then
            for (FetchResult result : List.of(late, lateAgain)) {
                assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.failure()).isEqualTo(Failure.TIMEOUT);
                    assertThat(failed.reason()).isEqualTo("not done within 1000 ms, while looking up the name");
                });
            }
            assertNews(other);
            assertThat(lookups).hasValue(2);
        } finally {
            over.countDown();
        }
    }

    @Test
    void shouldTakeAnErrorOfTheResolverForOneOfOurs() {
        // Given
        Dns broken = host -> {
            throw new IllegalStateException("no resolver here");
        };

        // When, Then
        assertThatThrownBy(() -> {
                    try (GuardedDns dns = new GuardedDns(broken, new AddressGuard(List.of()))) {
                        dns.lookup("news.example", Deadline.in(LONG));
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("looking up news.example");
        assertThat(fetch("/feed", LONG, broken))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.INTERNAL));
    }
}
