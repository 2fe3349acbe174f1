package org.tidende.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.tidende.ingest.fetch.FetchResult.Failed;
import org.tidende.ingest.fetch.FetchResult.Failure;

/**
 * Asks servers. Whatever they do is a {@link FetchResult}, within the {@link HttpLimits}: one deadline over all redirects that a
 * dripping answer can't stretch, and a cap that counts bytes after decompression while they are read.
 *
 * <p>Redirects are followed here, so that each hop is checked like the first. No proxy: it would resolve names in our place.
 *
 * <p>Safe for use by many threads; made for virtual ones.
 */
public final class HttpGateway implements AutoCloseable {
    private static final String ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json;q=0.9,"
            + " application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";

    private final OkHttpClient client;
    private final AddressGuard guard;
    private final HttpLimits limits;
    private final String userAgent;
    private final InstantSource clock;

    /** Resolves names by the system. */
    public HttpGateway(AddressGuard guard, HttpLimits limits, String userAgent, InstantSource clock) {
        this(guard, limits, userAgent, clock, Dns.SYSTEM);
    }

    /** @param dns resolves names; what it says is checked by the guard */
    public HttpGateway(AddressGuard guard, HttpLimits limits, String userAgent, InstantSource clock, Dns dns) {
        this.guard = guard;
        this.limits = limits;
        this.userAgent = userAgent;
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .dns(new GuardedDns(dns, guard))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(limits.deadline())
                .readTimeout(limits.deadline())
                .callTimeout(limits.deadline())
                .build();
    }

    /** Asks, and waits for the whole answer. */
    public FetchResult fetch(FetchRequest request) {
        long start = System.nanoTime();
        HttpUrl url = HttpUrl.parse(request.address().strip());
        if (url == null) {
            return failed(Failure.BAD_ADDRESS, null, "no http or https address", start);
        }
        boolean permanent = true;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Failed refused = checkLiteral(url, start);
            if (refused != null) {
                return refused;
            }
            long left = limits.deadline().toMillis() - millis(start);
            if (left <= 0) {
                return failed(Failure.TIMEOUT, null, overdue(), start);
            }
            Call call = client.newCall(toHttp(request, url));
            call.timeout().timeout(left, TimeUnit.MILLISECONDS);
            try (Response response = call.execute()) {
                int status = response.code();
                if (!isRedirect(status)) {
                    String movedTo = hop > 0 && permanent ? url.toString() : null;
                    return judge(response, url, movedTo, start);
                }
                String location = response.header("Location");
                HttpUrl next = location == null ? null : url.resolve(location.strip());
                if (next == null) {
                    return failed(Failure.REDIRECT, status, "a redirect that leads nowhere: " + location, start);
                }
                permanent &= status == 301 || status == 308;
                url = next;
            } catch (IOException e) {
                return failed(e, start);
            }
        }
        return failed(Failure.REDIRECT, null, "more than " + limits.redirects() + " redirects", start);
    }

    private Request toHttp(FetchRequest request, HttpUrl url) {
        Request.Builder http =
                new Request.Builder().url(url).header("User-Agent", userAgent).header("Accept", ACCEPT);
        if (request.etag() != null) {
            http.header("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            http.header("If-Modified-Since", request.lastModified());
        }
        return http.build();
    }

    /** A literal address is connected to without asking the resolver, and so without its check. */
    private Failed checkLiteral(HttpUrl url, long start) {
        String host = url.host();
        boolean literal = host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
        if (!literal) {
            return null;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return guard.permits(address) ? null : failed(new AddressRefusedException(host, List.of(address)), start);
        } catch (UnknownHostException e) {
            return failed(Failure.UNKNOWN_HOST, null, "no such address: " + host, start);
        }
    }

    private FetchResult judge(Response response, HttpUrl url, String movedTo, long start) throws IOException {
        int status = response.code();
        if (status == 304) {
            return new FetchResult.NotModified(movedTo, millis(start));
        }
        if (status == 410) {
            return new FetchResult.Gone(millis(start));
        }
        if (status == 429 || status == 503) {
            return new FetchResult.Throttled(
                    status, RetryAfter.parse(response.header("Retry-After"), clock.instant()), millis(start));
        }
        if (status < 200 || status > 299 || status == 204) {
            return failed(Failure.STATUS, status, "HTTP status " + status, start);
        }
        byte[] body = read(response.body().byteStream());
        if (body == null) {
            return failed(Failure.TOO_LARGE, status, "larger than " + limits.bodyBytes() + " bytes", start);
        }
        return new FetchResult.Fetched(
                url.toString(),
                movedTo,
                response.header("Content-Type"),
                response.header("ETag"),
                response.header("Last-Modified"),
                status,
                body,
                millis(start),
                response.header("Content-Language"));
    }

    /** All bytes; null when there are more than allowed. */
    private byte[] read(InputStream in) throws IOException {
        byte[] buffer = new byte[Math.min(32_768, limits.bodyBytes() + 1)];
        int length = 0;
        while (true) {
            int count = in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                return Arrays.copyOf(buffer, length);
            }
            length += count;
            if (length > limits.bodyBytes()) {
                return null;
            }
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(2L * length, limits.bodyBytes() + 1L));
            }
        }
    }

    private Failed failed(IOException e, long start) {
        return switch (e) {
            case AddressRefusedException refused -> failed(Failure.REFUSED_ADDRESS, null, refused.getMessage(), start);
            case UnknownHostException unknown -> failed(Failure.UNKNOWN_HOST, null, "no such host", start);
            case SSLException tls -> failed(Failure.TLS, null, "no trusted connection: " + tls.getMessage(), start);
            case InterruptedIOException late -> failed(Failure.TIMEOUT, null, overdue(), start);
            default -> failed(Failure.CONNECTION, null, e.getClass().getSimpleName() + ": " + e.getMessage(), start);
        };
    }

    private String overdue() {
        return "not done within " + limits.deadline().toMillis() + " ms";
    }

    private static Failed failed(Failure failure, Integer status, String reason, long start) {
        return new Failed(failure, status, reason, millis(start));
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static int millis(long start) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** Ends idle connections. */
    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
