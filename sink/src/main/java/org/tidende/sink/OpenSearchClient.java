package org.tidende.sink;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Plain HTTP to the nodes of a cluster, in turn. A node that takes no connection is passed over at once; a request that was
 * sent and not answered is the caller's to repeat: asking the next node at once would double a slow cluster's load.
 */
final class OpenSearchClient implements AutoCloseable {
    static final MediaType JSON = MediaType.get("application/json");

    /** An answer above this is no answer to our questions. */
    private static final int MOST_ANSWER_BYTES = 64 << 20;

    private final List<URI> addresses;
    private final String authorization;
    private final OkHttpClient http;
    private final AtomicInteger turn = new AtomicInteger();

    OpenSearchClient(OpenSearchConfig config) {
        addresses = config.addresses();
        authorization = config.user() == null
                ? null
                : Credentials.basic(config.user(), config.password(), StandardCharsets.UTF_8);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(config.connectTimeout())
                // One deadline for all of a call; watched for each piece, a bulk would set it a hundred times.
                .callTimeout(config.requestTimeout())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .socketFactory(new WideSockets())
                // A redirect would carry documents and the password to another host.
                .followRedirects(false);
        config.certificateAuthority()
                .map(Trust::of)
                .ifPresent(trust -> builder.sslSocketFactory(trust.sockets(), trust.manager()));
        http = builder.build();
    }

    /** Asks without a body. */
    IndexAnswer get(String path) throws IOException {
        return send("GET", path, null);
    }

    IndexAnswer put(String path, byte[] json) throws IOException {
        return send("PUT", path, RequestBody.create(json, JSON));
    }

    IndexAnswer post(String path, byte[] json) throws IOException {
        return send("POST", path, RequestBody.create(json, JSON));
    }

    /**
     * Sends a request to the next node that takes the connection.
     *
     * @param path begins with a slash
     * @return whatever it answered
     * @throws IOException when none takes it, the connection breaks, or the deadline passes
     */
    IndexAnswer send(String method, String path, RequestBody body) throws IOException {
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        IOException refused = null;
        for (int tried = 0; tried < addresses.size(); tried++) {
            URI address = addresses.get((first + tried) % addresses.size());
            try {
                return call(address, method, path, body);
            } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
                if (refused == null) {
                    refused = e;
                } else {
                    refused.addSuppressed(e);
                }
            }
        }
        throw refused;
    }

    private IndexAnswer call(URI address, String method, String path, RequestBody body) throws IOException {
        Request.Builder request =
                new Request.Builder().url(base(address) + path).method(method, body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (Response response = http.newCall(request.build()).execute()) {
            byte[] bytes = response.body().byteStream().readNBytes(MOST_ANSWER_BYTES + 1);
            if (bytes.length > MOST_ANSWER_BYTES) {
                throw new IOException(
                        "the answer to " + method + " " + path + " is larger than " + MOST_ANSWER_BYTES + " bytes");
            }
            return new IndexAnswer(response.code(), bytes);
        }
    }

    private static String base(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Where it asks, for messages. */
    List<URI> addresses() {
        return addresses;
    }

    /** Ends what is on the wire: whoever waits for an answer gets an {@link IOException}. */
    void cancel() {
        http.dispatcher().cancelAll();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
