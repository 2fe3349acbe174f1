package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that speaks TLS alone and asks for a password, behind an authority of its own. */
class TlsTest {
    private static final char[] SECRET = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static Path authority;
    private static final List<String> PASSWORDS = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Path store = folder.resolve("node.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "node",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=node",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(SECRET))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, SECRET);
        }
        authority = Files.writeString(
                folder.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("node").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, SECRET);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            PASSWORDS.add(String.valueOf(authorization));
            exchange.sendResponseHeaders(authorization == null ? 401 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void shouldSpeakToANodeOfATrustedAuthority() throws Exception {
        // Given
        OpenSearchConfig config = OpenSearchConfig.of(address())
                .withCertificateAuthority(authority)
                .withUser("sink", "s3cret");

        // When
        try (OpenSearchClient client = new OpenSearchClient(config)) {
            assertThat(client.get("/").status()).isEqualTo(200);
        }

        // Then
        assertThat(PASSWORDS)
                .contains(
                        "Basic " + Base64.getEncoder().encodeToString("sink:s3cret".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldSayWhenThePasswordIsMissing() {
        // Given
        OpenSearchConfig config = OpenSearchConfig.of(address()).withCertificateAuthority(authority);

        // When
        try (OpenSearchClient client = new OpenSearchClient(config)) {
            BulkTransport.Reply reply = new HttpBulkTransport(client)
                    .send(List.of(new BulkItem(TestArticles.delivery(1), TestArticles.INDEX, new BulkBody(0), 0, 0)));

            // Then
            assertThat(reply).isEqualTo(new BulkTransport.Unanswered(new ItemOutcome.Operational("status 401")));
        }
    }

    @Test
    void shouldRefuseANodeThatNobodyVouchesFor() {
        try (OpenSearchClient client = new OpenSearchClient(OpenSearchConfig.of(address()))) {
            assertThatThrownBy(() -> client.get("/")).isInstanceOf(SSLException.class);
        }
    }

    private static URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }
}
