package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.ingest.Behaviour;
import org.tidende.ingest.MisbehavingServer;

/**
 * What comes of asking a server that misbehaves: the table is {@code misbehaviour.csv}. A fetch that can be stretched would run
 * for as long as the server does, and so until the timeout.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MisbehavingServerIT {
    private static final String TABLE = "/org/tidende/ingest/fetch/misbehaviour.csv";
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    private static MisbehavingServer server;

    @BeforeAll
    static void start() {
        server = MisbehavingServer.start();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static FetchResult fetch(Behaviour behaviour, Duration deadline, String etag, String lastModified) {
        HttpLimits limits = new HttpLimits(deadline, 2_000_000, 5);
        AddressGuard guard = new AddressGuard(List.of("127.0.0.1"));
        try (HttpGateway gateway =
                new HttpGateway(guard, limits, "Tidende test", NOON, host -> List.of(InetAddress.getByName(host)))) {
            return gateway.fetch(new FetchRequest(server.uri(behaviour).toString(), etag, lastModified));
        }
    }

    private static String describe(FetchResult result) {
        String text =
                switch (result) {
                    case FetchResult.Fetched fetched ->
                        "fetched " + fetched.status() + ", " + fetched.body().length + " bytes"
                                + (fetched.movedTo() == null ? "" : ", moved to " + fetched.movedTo());
                    case FetchResult.NotModified unchanged -> "not modified";
                    case FetchResult.Throttled throttled ->
                        "throttled " + throttled.status() + ", " + throttled.retryAfter();
                    case FetchResult.Challenged challenged ->
                        "challenged " + challenged.status() + " by " + challenged.service();
                    case FetchResult.Gone gone -> "gone";
                    case FetchResult.Failed failed -> failed.failure() + " " + failed.status() + ": " + failed.reason();
                };
        return text.replace("127.0.0.1:" + server.port(), "HOST");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = TABLE, delimiter = '|', commentCharacter = '#')
    void shouldNameWhatAServerDoes(Behaviour behaviour, int requests, String expected) {
        // Given
        int before = server.requests(behaviour);
        Duration deadline = expected.startsWith("TIMEOUT") ? Duration.ofSeconds(1) : Duration.ofSeconds(30);

        // When
        FetchResult result = fetch(behaviour, deadline, null, null);

        // Then
        assertThat(describe(result)).isEqualTo(expected);
        assertThat(server.requests(behaviour) - before).isEqualTo(requests);
    }

    @Test
    void shouldHaveARowForEachBehaviour() throws Exception {
        // Given
        String table =
                new String(MisbehavingServerIT.class.getResourceAsStream(TABLE).readAllBytes());

        // When
        List<String> named = table.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|")[0].strip())
                .toList();

        // Then
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Behaviour.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "LYING_304, \"old\", , not modified",
        "LYING_304, , 'Sun, 01 Mar 2026 10:00:00 GMT', not modified",
        "ETAG_NEVER_CHANGES, \"same\", , not modified",
        "ETAG_CHANGES_WHILE_LAST_MODIFIED_STAYS, , 'Sun, 01 Mar 2026 10:00:00 GMT', not modified",
    })
    void shouldTakeANotModifiedWhenItAsksWithACopy(
            Behaviour behaviour, String etag, String lastModified, String expected) {
        // When
        FetchResult result = fetch(behaviour, Duration.ofSeconds(30), etag, lastModified);

        // Then
        assertThat(describe(result)).isEqualTo(expected);
    }

    @Test
    void shouldTellEachDocumentsValidatorsAsTheyCame() {
        // When
        FetchResult first = fetch(Behaviour.ETAG_CHANGES_WHILE_LAST_MODIFIED_STAYS, Duration.ofSeconds(30), null, null);
        FetchResult second = fetch(
                Behaviour.ETAG_CHANGES_WHILE_LAST_MODIFIED_STAYS,
                Duration.ofSeconds(30),
                ((FetchResult.Fetched) first).etag(),
                ((FetchResult.Fetched) first).lastModified());

        // Then
        assertThat(second).isInstanceOfSatisfying(FetchResult.Fetched.class, fetched -> {
            assertThat(fetched.etag()).isNotEqualTo(((FetchResult.Fetched) first).etag());
            assertThat(fetched.lastModified()).isEqualTo(((FetchResult.Fetched) first).lastModified());
            assertThat(fetched.body()).isNotEqualTo(((FetchResult.Fetched) first).body());
        });
    }
}
