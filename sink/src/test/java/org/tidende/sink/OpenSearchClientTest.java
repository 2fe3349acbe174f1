package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against small servers of the JDK, which can do what a healthy node never does. */
class OpenSearchClientTest {
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch finish = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        finish.countDown();
        servers.forEach(server -> server.stop(0));
        executor.shutdownNow();
    }

    @Test
    void shouldAskTheNodesInTurnAndPassOverOneThatIsAway() throws Exception {
        // Given
        URI away = server("away", 200, "{}");
        servers.getFirst().stop(0);
        URI first = server("first", 200, "{}");
        URI second = server("second", 200, "{}");
        try (OpenSearchClient client = new OpenSearchClient(OpenSearchConfig.of(first, away, second))) {
            // When
            for (int i = 0; i < 6; i++) {
                assertThat(client.get("/").ok()).isTrue();
            }
        }

        // Then
        assertThat(requests).filteredOn(request -> request.startsWith("first")).hasSize(2);
        assertThat(requests).filteredOn(request -> request.startsWith("second")).hasSize(4);
    }

    @Test
    void shouldSendUserAndPasswordAndNeverPrintThem() throws Exception {
        // Given
        URI address = server("secured", 401, "");
        OpenSearchConfig config = OpenSearchConfig.of(address).withUser("sink", "sécret");

        // When
        try (OpenSearchClient client = new OpenSearchClient(config)) {
            client.get("/");
        }

        // Then
        assertThat(requests).containsExactly("secured / Basic c2luazpzw6ljcmV0");
        assertThat(config.toString()).contains("sink").doesNotContain("sécret");
    }

    @Test
    void shouldEndARequestAtItsDeadline() throws Exception {
        // Given
        URI address = start(exchange -> {
            try {
                finish.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        OpenSearchConfig config = OpenSearchConfig.of(address).withRequestTimeout(Duration.ofMillis(200));

        // Then
        try (OpenSearchClient client = new OpenSearchClient(config)) {
            assertThatThrownBy(() -> client.get("/")).isInstanceOf(InterruptedIOException.class);
        }
    }

    @Test
    void shouldEndWhatIsOnTheWireWhenTold() throws Exception {
        // Given
        CountDownLatch asked = new CountDownLatch(1);
        URI address = start(exchange -> {
            asked.countDown();
            try {
                finish.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (OpenSearchClient client = new OpenSearchClient(OpenSearchConfig.of(address))) {
            Future<IndexAnswer> answer = executor.submit(() -> client.get("/"));
            asked.await();

            // When
            client.cancel();

            // Then
            assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldSendALargeBodyWhole() throws Exception {
        // Given
        byte[] large = new byte[(3 << 20) + 17];
        new Random(1).nextBytes(large);
        List<byte[]> received = Collections.synchronizedList(new ArrayList<>());
        URI address = start(exchange -> {
            received.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });

        // When
        try (OpenSearchClient client = new OpenSearchClient(OpenSearchConfig.of(address))) {
            client.post("/", large);
            client.post("/", new byte[] {1});
        }

        // Then
        assertThat(received).containsExactly(large, new byte[] {1});
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "200; {\"items\":[{\"index\":{\"status\":201}},{\"index\":{\"status\":409,\"error\":{\"type\":\"v\"}}}]}; Answered",
                "200; {\"items\":[{\"index\":{\"status\":201}}]}; Unanswered Transient",
                "200; {\"items\":[{\"index\":{\"sta; Unanswered Transient",
                "200; <html>; Unanswered Transient",
                "413; ~~; Refused",
                "400; {\"error\":{\"type\":\"action_request_validation_exception\",\"reason\":\"id\"}}; Refused",
                "400; {\"error\":{\"type\":\"index_closed_exception\",\"reason\":\"closed\"}}; Unanswered Operational",
                "401; Unauthorized; Unanswered Operational",
                "302; ~~; Unanswered Operational",
                "404; {\"error\":\"no handler found\"}; Unanswered Operational",
                "429; ~~; Unanswered Transient",
                "503; {\"error\":{\"type\":\"cluster_manager_not_discovered_exception\"}}; Unanswered Transient",
            })
    void shouldReadWhatABulkAnswers(int status, String body, String reply) throws Exception {
        // Given
        URI address = server("bulk", status, body);

        // When
        BulkTransport.Reply read;
        try (OpenSearchClient client = new OpenSearchClient(OpenSearchConfig.of(address))) {
            read = new HttpBulkTransport(client).send(twoItems());
        }

        // Then
        assertThat(describe(read)).isEqualTo(reply);
        assertThat(requests).singleElement().asString().contains("/_bulk?filter_path=");
    }

    @Test
    void shouldCallABrokenConnectionUnanswered() throws Exception {
        // Given: half an answer, then nothing.
        URI address = start(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write("{\"items\":[".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        // When
        BulkTransport.Reply read;
        try (OpenSearchClient client = new OpenSearchClient(OpenSearchConfig.of(address))) {
            read = new HttpBulkTransport(client).send(twoItems());
        }

        // Then
        assertThat(describe(read)).isEqualTo("Unanswered Transient");
    }

    @Test
    void shouldSendOnlyTheChosenActions() throws Exception {
        // Given
        BulkBody body = new BulkBody(16);
        List<BulkItem> items = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            items.add(body.add(
                    TestArticles.delivery(1),
                    TestArticles.INDEX,
                    name,
                    1,
                    TestArticles.record(TestArticles.danish(name).build())));
        }
        List<BulkItem> chosen = List.of(items.get(0), items.get(1), items.get(3));
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        URI address = start(exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 200, "{}");
        });

        // When
        try (OpenSearchClient client = new OpenSearchClient(OpenSearchConfig.of(address))) {
            new HttpBulkTransport(client).send(chosen);
        }

        // Then
        StringBuilder expected = new StringBuilder();
        chosen.forEach(item -> expected.append(
                new String(Arrays.copyOfRange(body.array(), item.from(), item.to()), StandardCharsets.UTF_8)));
        assertThat(bodies).containsExactly(expected.toString());
    }

    private static List<BulkItem> twoItems() {
        BulkBody body = new BulkBody(0);
        return List.of(
                new BulkItem(TestArticles.delivery(1), TestArticles.INDEX, body, 0, 0),
                new BulkItem(TestArticles.delivery(2), TestArticles.INDEX, body, 0, 0));
    }

    private static String describe(BulkTransport.Reply reply) {
        return switch (reply) {
            case BulkTransport.Answered answered -> {
                assertThat(answered.outcomes()).containsExactly(ItemOutcome.INDEXED, ItemOutcome.SUPERSEDED);
                yield "Answered";
            }
            case BulkTransport.Refused refused -> "Refused";
            case BulkTransport.Unanswered unanswered ->
                "Unanswered " + unanswered.outcome().getClass().getSimpleName();
        };
    }

    private URI server(String name, int status, String body) throws IOException {
        return start(exchange -> {
            exchange.getRequestBody().readAllBytes();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(name + " " + exchange.getRequestURI() + (authorization == null ? "" : " " + authorization));
            answer(exchange, status, body);
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private URI start(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.setExecutor(executor);
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
