package org.tidende.ingest.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.tidende.ingest.fetch.FetchResult.Failure;

/**
 * Asks servers. Whatever they do is a {@link FetchResult}, within the {@link HttpLimits}: one deadline over all redirects that
 * nothing stretches, and caps on everything that is read. The rules are in the package documentation.
 *
 * <p>Safe for use by many threads; made for virtual ones.
 */
public final class HttpGateway implements AutoCloseable {
    private static final String ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json;q=0.9,"
            + " application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";

    /** Of hosts whose connections are taken up without a full handshake; each holds a chain of certificates. */
    private static final int TLS_SESSIONS = 500;

    private final OkHttpClient client;
    private final GuardedDns dns;
    private final HttpLimits limits;
    private final String userAgent;
    private final InstantSource clock;
    private final Failures failures;
    private final BodyReader reader;

    /** Resolves names by the system. */
    public HttpGateway(AddressGuard guard, HttpLimits limits, String userAgent, InstantSource clock) {
        this(guard, limits, userAgent, clock, Dns.SYSTEM);
    }

    /** @param dns resolves names; what it says is checked by the guard */
    public HttpGateway(AddressGuard guard, HttpLimits limits, String userAgent, InstantSource clock, Dns dns) {
        this(guard, limits, userAgent, clock, dns, null);
    }

    /** @param trusted authorities that may sign certificates; null for those that come with the JDK */
    HttpGateway(
            AddressGuard guard, HttpLimits limits, String userAgent, InstantSource clock, Dns dns, KeyStore trusted) {
        this.limits = limits;
        this.userAgent = UserAgent.checked(userAgent);
        this.clock = clock;
        this.dns = new GuardedDns(dns, guard);
        this.failures = new Failures(limits);
        this.reader = new BodyReader(limits.bodyBytes());
        CertificateCheck check = new CertificateCheck(trusted, clock);
        this.client = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .sslSocketFactory(secure(check).getSocketFactory(), check)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(limits.deadline())
                .readTimeout(limits.deadline())
                .writeTimeout(limits.deadline())
                .addNetworkInterceptor(new AnswerHeaders(limits))
                .build();
    }

    private static SSLContext secure(CertificateCheck check) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {check}, null);
            context.getClientSessionContext().setSessionCacheSize(TLS_SESSIONS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** Asks, and waits for the whole answer. */
    public FetchResult fetch(FetchRequest request) {
        Deadline deadline = Deadline.in(limits.deadline());
        try {
            return follow(request, WebAddress.parse(request.address(), limits.addressLength()), deadline);
        } catch (WebAddress.Refused e) {
            return failures.failed(Failure.BAD_ADDRESS, null, e.getMessage(), deadline);
        } catch (RuntimeException e) {
            return failures.failed(Failure.INTERNAL, null, "an error of ours: " + e, deadline);
        }
    }

    private FetchResult follow(FetchRequest request, HttpUrl first, Deadline deadline) {
        HttpUrl url = first;
        boolean permanent = true;
        Set<HttpUrl> asked = new HashSet<>();
        while (true) {
            asked.add(url);
            Hop hop = new Hop(url, client.hostnameVerifier(), new MeteredSockets(limits.wireBytes()));
            Integer status = null;
            try {
                Call call = call(request, hop, deadline);
                // Cancelled before it is closed: closing alone would read on for a while.
                try (Response response = call.execute();
                        Closeable cancelled = call::cancel) {
                    status = response.code();
                    if (!isRedirect(status)) {
                        String movedTo = asked.size() > 1 && permanent ? url.toString() : null;
                        return judge(request, response, url, movedTo, deadline);
                    }
                    HttpUrl next = WebAddress.resolve(url, response.header("Location"), limits.addressLength());
                    if (asked.contains(next)) {
                        return redirect(status, "in a circle, back to " + next + " (no cookies are kept)", deadline);
                    }
                    if (asked.size() > limits.redirects()) {
                        return redirect(status, "more than " + limits.redirects() + " times", deadline);
                    }
                    permanent &= (status == 301 || status == 308) && !(url.isHttps() && !next.isHttps());
                    url = next;
                }
            } catch (WebAddress.Refused e) {
                return redirect(status, "to no address that is followed: " + e.getMessage(), deadline);
            } catch (IOException e) {
                return failures.failed(e, hop, status, deadline);
            }
        }
    }

    private FetchResult redirect(int status, String how, Deadline deadline) {
        return failures.failed(Failure.REDIRECT, status, "it redirects " + how, deadline);
    }

    /** Made for this one request: it can connect to the addresses that were checked, and nowhere else. */
    private Call call(FetchRequest request, Hop hop, Deadline deadline) throws IOException {
        List<InetAddress> addresses = dns.lookup(hop.url().host(), deadline);
        OkHttpClient once = client.newBuilder()
                .dns(host -> addresses)
                .fastFallback(addresses.size() > 1)
                .socketFactory(hop.sockets())
                .hostnameVerifier(hop)
                .eventListener(hop)
                .callTimeout(Duration.ofNanos(Math.max(1_000_000, deadline.nanosLeft())))
                .build();
        return once.newCall(toHttp(request, hop.url()));
    }

    private Request toHttp(FetchRequest request, HttpUrl url) {
        Request.Builder http = new Request.Builder()
                .url(url)
                .header("User-Agent", userAgent)
                .header("Accept", ACCEPT)
                .header("Accept-Encoding", ContentCoding.ACCEPTED)
                .header("Connection", "close");
        if (request.etag() != null) {
            http.header("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            http.header("If-Modified-Since", request.lastModified());
        }
        return http.build();
    }

    private FetchResult judge(FetchRequest request, Response response, HttpUrl url, String movedTo, Deadline deadline)
            throws IOException {
        int status = response.code();
        Duration freshFor = Freshness.of(
                response.header("Cache-Control"),
                response.header("Age"),
                response.header("Expires"),
                response.header("Date"),
                clock.instant());
        String etag = FetchRequest.validator(response.header("ETag"));
        String lastModified = FetchRequest.validator(response.header("Last-Modified"));
        if (status == 304) {
            return request.isConditional()
                    ? new FetchResult.NotModified(
                            url.toString(), movedTo, etag, lastModified, freshFor, deadline.millis())
                    : failures.failed(Failure.STATUS, status, "HTTP status 304 where no copy was spoken of", deadline);
        }
        // Part of a document (206) was not asked for.
        boolean document = status >= 200 && status < 300 && status != 204 && status != 205 && status != 206;
        byte[] body = document
                ? reader.read(response, deadline)
                : reader.beginning(response, ChallengePage.LOOKED_AT, deadline);
        Duration retryAfter = RetryAfter.parse(AnswerHeaders.retryAfter(response), clock.instant());
        String challenger = ChallengePage.service(
                response::header, Arrays.copyOf(body, Math.min(body.length, ChallengePage.LOOKED_AT)));
        if (challenger != null) {
            return new FetchResult.Challenged(challenger, status, retryAfter, deadline.millis());
        }
        return switch (status) {
            case 410 -> new FetchResult.Gone(deadline.millis());
            case 429, 503 -> new FetchResult.Throttled(url.toString(), status, retryAfter, deadline.millis());
            default ->
                document
                        ? new FetchResult.Fetched(
                                url.toString(),
                                movedTo,
                                response.header("Content-Type"),
                                etag,
                                lastModified,
                                status,
                                body,
                                deadline.millis(),
                                freshFor,
                                response.headers("Link"),
                                response.header("Content-Language"))
                        : failures.failed(Failure.STATUS, status, "HTTP status " + status, deadline);
        };
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** Ends idle connections and look-ups. */
    @Override
    public void close() {
        dns.close();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
