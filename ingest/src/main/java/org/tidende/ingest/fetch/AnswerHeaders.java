package org.tidende.ingest.fetch;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Looks at an answer's headers before the HTTP client does. It bounds them (the client itself takes 256 KiB), and hides
 * Retry-After from it, which the client would otherwise follow by asking again at once, or stumble over.
 */
final class AnswerHeaders implements Interceptor {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String HIDDEN = "Tidende-Retry-After";

    private final HttpLimits limits;

    AnswerHeaders(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Headers headers = response.headers();
        if (headers.size() > limits.headerCount()) {
            throw new TooLargeException("more than " + limits.headerCount() + " headers");
        }
        if (headers.byteCount() > limits.headerBytes()) {
            throw new TooLargeException("headers larger than " + limits.headerBytes() + " bytes");
        }
        if (String.valueOf(headers.get("Content-Length")).startsWith("-")) {
            throw new ProtocolException("Content-Length " + headers.get("Content-Length"));
        }
        String retryAfter = headers.get(RETRY_AFTER);
        Headers.Builder others = headers.newBuilder().removeAll(RETRY_AFTER).removeAll(HIDDEN);
        if (retryAfter != null) {
            others.addUnsafeNonAscii(HIDDEN, retryAfter);
        }
        return response.newBuilder().headers(others.build()).build();
    }

    /** As sent; null when none was. */
    static String retryAfter(Response response) {
        return response.header(HIDDEN);
    }
}
