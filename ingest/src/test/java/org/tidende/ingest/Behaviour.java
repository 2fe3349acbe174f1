package org.tidende.ingest;

import static org.tidende.ingest.CompressedBytes.BROTLI_BOMB;
import static org.tidende.ingest.CompressedBytes.BROTLI_DOCUMENT;
import static org.tidende.ingest.CompressedBytes.DOCUMENT;
import static org.tidende.ingest.CompressedBytes.bytes;
import static org.tidende.ingest.CompressedBytes.damaged;
import static org.tidende.ingest.CompressedBytes.deflate;
import static org.tidende.ingest.CompressedBytes.endless;
import static org.tidende.ingest.CompressedBytes.gzip;
import static org.tidende.ingest.CompressedBytes.gzipBomb;
import static org.tidende.ingest.CompressedBytes.join;
import static org.tidende.ingest.CompressedBytes.repeat;
import static org.tidende.ingest.CompressedBytes.zstd;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.tidende.ingest.MisbehavingServer.Exchange;

/**
 * What servers do wrong, and some things that look wrong and aren't. Each has an address of its own on a
 * {@link MisbehavingServer}: that of {@code GZIP_BOMB} is {@code /gzip-bomb}.
 */
public enum Behaviour {
    // Documents, whatever it looks like.
    PLAIN(e -> e.document(bytes(DOCUMENT))),
    GZIP(e -> e.document(gzip(bytes(DOCUMENT)), "Content-Encoding: gzip")),
    GZIP_IN_MEMBERS(e -> e.document(
            join(gzip(bytes(DOCUMENT.substring(0, 20))), gzip(bytes(DOCUMENT.substring(20)))),
            "Content-Encoding: x-gzip")),
    GZIP_OF_MANY_EMPTY_MEMBERS(
            e -> e.document(join(repeat(gzip(new byte[0]), 30_000), gzip(bytes(DOCUMENT))), "Content-Encoding: gzip")),
    GZIP_WITH_RUBBISH_BEHIND(e -> e.document(join(gzip(bytes(DOCUMENT)), new byte[300]), "Content-Encoding: gzip")),
    GZIP_TWICE(e -> e.document(gzip(gzip(bytes(DOCUMENT))), "Content-Encoding: gzip, gzip")),
    GZIP_TWICE_SAID_ONCE(e -> e.document(gzip(gzip(bytes(DOCUMENT))), "Content-Encoding: gzip")),
    GZIP_UNSAID(e -> e.document(gzip(bytes(DOCUMENT)), "Content-Type: application/gzip")),
    SAID_GZIP_IS_PLAIN(e -> e.document(bytes(DOCUMENT), "Content-Encoding: gzip")),
    SAID_BROTLI_IS_PLAIN(e -> e.document(bytes(DOCUMENT), "Content-Encoding: br")),
    SAID_UTF8_IS_PLAIN(e -> e.document(bytes(DOCUMENT), "Content-Encoding: UTF-8")),
    GZIP_WITH_THE_LENGTH_OF_ITS_TEXT(e -> {
        e.head("200 OK", "Content-Encoding: gzip", "Content-Length: 5000");
        e.out().write(gzip(bytes(DOCUMENT)));
    }),
    DEFLATE(e -> e.document(deflate(bytes(DOCUMENT), false), "Content-Encoding: deflate")),
    DEFLATE_WITHOUT_FRAME(e -> e.document(deflate(bytes(DOCUMENT), true), "Content-Encoding: deflate")),
    BROTLI(e -> e.document(Base64.getDecoder().decode(BROTLI_DOCUMENT), "Content-Encoding: br")),
    ZSTD(e -> e.document(zstd(bytes(DOCUMENT)), "Content-Encoding: zstd")),
    WHAT_IS_ACCEPTED(e -> {
        String first = e.request().headers().get("accept-encoding").split(",")[0];
        e.document(CompressedBytes.CODINGS.get(first).apply(bytes(DOCUMENT)), "Content-Encoding: " + first);
    }),
    NO_HEADERS(e -> e.raw("HTTP/1.1 200 OK\r\n\r\n" + DOCUMENT)),
    HTTP_1_0(e -> e.raw("HTTP/1.0 200 OK\r\n\r\n" + DOCUMENT)),
    EARLY_HINTS(e -> {
        e.raw("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n");
        e.head("200 OK", "Connection: close");
        e.raw(DOCUMENT);
    }),
    LENGTH_TOO_LARGE_OF_A_WHOLE_DOCUMENT(e -> {
        e.head("200 OK", "Content-Length: 5000");
        e.raw(DOCUMENT);
    }),
    LENGTH_TOO_SMALL(e -> {
        e.head("200 OK", "Content-Length: 20");
        e.raw(DOCUMENT);
    }),
    LENGTH_BELOW_ZERO(e -> {
        e.head("200 OK", "Content-Length: -5");
        e.raw(DOCUMENT);
    }),
    LAST_CHUNK_MISSING(e -> {
        e.head("200 OK", "Transfer-Encoding: chunked");
        e.raw(Integer.toHexString(DOCUMENT.length()) + "\r\n" + DOCUMENT + "\r\n");
    }),
    CHUNKS_OF_ONE_BYTE(e -> {
        e.head("200 OK", "Transfer-Encoding: chunked");
        for (int i = 0; i < DOCUMENT.length(); i++) {
            e.raw("1;comment=\"x\"\r\n" + DOCUMENT.charAt(i) + "\r\n");
        }
        e.raw("0\r\nTrailer: x\r\n\r\n");
    }),
    EMPTY(e -> e.document(new byte[0])),

    // Documents that are none.
    LENGTH_TOO_LARGE(e -> {
        e.head("200 OK", "Content-Length: 5000");
        e.raw(DOCUMENT.substring(0, 40));
    }),
    CUT_AMID_A_CHUNK(e -> {
        e.head("200 OK", "Transfer-Encoding: chunked");
        e.raw("50\r\n" + DOCUMENT.substring(0, 40));
    }),
    CUT_GZIP(e -> e.document(Arrays.copyOf(gzip(bytes(DOCUMENT)), 50), "Content-Encoding: gzip")),
    RESET_AMID_THE_DOCUMENT(e -> {
        e.head("200 OK", "Content-Length: 5000");
        e.raw(DOCUMENT.substring(0, 40));
        e.reset();
    }),
    DAMAGED_GZIP(e -> e.document(damaged(gzip(bytes(DOCUMENT))), "Content-Encoding: gzip")),
    DAMAGED_BROTLI(e -> e.document(damaged(Base64.getDecoder().decode(BROTLI_DOCUMENT)), "Content-Encoding: br")),
    DAMAGED_ZSTD(e -> e.document(damaged(zstd(bytes(DOCUMENT))), "Content-Encoding: zstd")),
    UNKNOWN_CODING(e -> e.document(gzip(bytes(DOCUMENT)), "Content-Encoding: compress")),
    MANY_CODINGS(e -> e.document(gzip(bytes(DOCUMENT)), "Content-Encoding: gzip, gzip, gzip, gzip")),

    // Too much.
    GZIP_BOMB(e -> {
        e.head("200 OK", "Content-Encoding: gzip");
        gzipBomb(e.out(), 300);
    }),
    GZIP_BOMB_IN_GZIP(e -> {
        e.head("200 OK", "Content-Encoding: gzip, gzip");
        try (GZIPOutputStream outer = new GZIPOutputStream(e.out())) {
            gzipBomb(outer, 300);
        }
    }),
    GZIP_BOMB_OF_NOTHING(e -> {
        byte[] nothing = repeat(gzip(new byte[0]), 50_000);
        e.document(gzip(nothing), "Content-Encoding: gzip, gzip");
    }),
    BROTLI_BOMB_OF_64_MB(e -> e.document(Base64.getDecoder().decode(BROTLI_BOMB), "Content-Encoding: br")),
    ZSTD_BOMB(e -> {
        e.head("200 OK", "Content-Encoding: zstd");
        zstd(e.out(), 20, 20);
    }),
    ZSTD_WITH_A_WINDOW_OF_128_MB(e -> {
        e.head("200 OK", "Content-Encoding: zstd");
        zstd(e.out(), 27, 1);
    }),
    LARGE_DOCUMENT(e -> {
        e.head("200 OK");
        e.out().write(new byte[3_000_000]);
    }),
    ENDLESS_TEXT_BEHIND_A_CHUNK_SIZE(e -> {
        e.head("200 OK", "Transfer-Encoding: chunked");
        e.raw("5;");
        endless(e.out());
    }),
    ENDLESS_HEADER(e -> {
        e.raw("HTTP/1.1 200 OK\r\nX: ");
        endless(e.out());
    }),
    ENDLESS_STATUS_LINE(e -> endless(e.out())),
    ENDLESS_HINTS(e -> {
        while (e.isHeard(0)) {
            e.raw("HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n");
        }
    }),
    MANY_HEADERS(e -> e.head("200 OK", "X: y\r\n".repeat(250) + "Connection: close")),
    LARGE_HEADERS(e -> e.head("200 OK", "X: " + "y".repeat(100_000))),

    // Too slow.
    SILENT(e -> e.await()),
    DRIPS_HEADERS(e -> {
        e.raw("HTTP/1.1 200 OK\r\n");
        e.drip("X: y\r\n");
    }),
    DRIPS_HINTS(e -> e.drip("HTTP/1.1 103 Early Hints\r\n\r\n")),
    DRIPS_DOCUMENT(e -> {
        e.head("200 OK", "Content-Length: 50000");
        e.drip("x");
    }),
    DRIPS_CHUNKS(e -> {
        e.head("200 OK", "Transfer-Encoding: chunked");
        e.drip("1\r\nx\r\n");
    }),
    REDIRECTS_AND_IS_SILENT(e -> {
        if (e.request().path().endsWith("?again")) {
            e.await();
        }
        e.head("302 Found", "Location: /redirects-and-is-silent?again");
    }),

    // No HTTP.
    CLOSES_AT_ONCE(e -> e.out().flush()),
    RESETS_AT_ONCE(Exchange::reset),
    CLOSES_AMID_THE_HEADERS(e -> e.raw("HTTP/1.1 200 OK\r\nContent-Ty")),
    HTTP_0_9(e -> e.raw(DOCUMENT)),
    ANOTHER_PROTOCOL(e -> e.raw("220 mail.example ESMTP\r\n")),
    STATUS_THAT_IS_NO_NUMBER(e -> e.head("abc OK")),
    BAD_CHUNK_SIZE(e -> {
        e.head("200 OK", "Transfer-Encoding: chunked");
        e.raw("what?\r\n" + DOCUMENT);
    }),
    SWITCHES_PROTOCOLS(e -> e.head("101 Switching Protocols", "Connection: upgrade", "Upgrade: websocket")),

    // Statuses.
    GONE(e -> e.head("410 Gone", "Content-Length: 0")),
    MISSING(e -> e.head("404 Not Found", "Content-Length: 0")),
    BUSY_UNTIL_A_DATE(e -> e.head("429 Too Many Requests", "Retry-After: Sun, 01 Mar 2026 12:05:00 GMT")),
    BUSY_FOR_SECONDS(e -> e.head("503 Service Unavailable", "Retry-After: 90")),
    BUSY_FOR_NO_TIME(e -> e.head("503 Service Unavailable", "Retry-After: 0")),
    BUSY_FOR_EVER(e -> e.head("503 Service Unavailable", "Retry-After: 9999999999")),
    BUSY_FOR_LONGER_THAN_NUMBERS_GO(e -> e.head("503 Service Unavailable", "Retry-After: 99999999999999999999")),
    WAITED_TOO_LONG(e -> e.head("408 Request Timeout", "Content-Length: 0")),
    WANTS_A_PASSWORD(e -> e.head("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"")),
    THINKS_IT_IS_A_PROXY(e -> e.head("407 Proxy Authentication Required", "Content-Length: 0")),
    MISDIRECTED(e -> e.head("421 Misdirected Request", "Content-Length: 0")),
    PART_OF_A_DOCUMENT(e -> e.head("206 Partial Content", "Content-Length: 0")),
    NO_CONTENT(e -> e.head("204 No Content")),

    // Validators.
    /** Says so to everybody, asked for a copy's sake or not, although its document is another each time. */
    LYING_304(e -> e.head("304 Not Modified", "ETag: \"same\"")),
    /** Each document has an ETag of its own and the first one's date, and who asks with that date is told that nothing is new. */
    ETAG_CHANGES_WHILE_LAST_MODIFIED_STAYS(e -> {
        if (Behaviour.LAST_MODIFIED.equals(e.request().headers().get("if-modified-since"))
                && !e.request().headers().containsKey("if-none-match")) {
            e.head("304 Not Modified");
        } else {
            e.document(
                    bytes(DOCUMENT.replace("Tidende", "Tidende " + e.count())),
                    "ETag: \"" + e.count() + "\"",
                    "Last-Modified: " + Behaviour.LAST_MODIFIED);
        }
    }),
    /** The same for every document. */
    ETAG_NEVER_CHANGES(e -> {
        if ("\"same\"".equals(e.request().headers().get("if-none-match"))) {
            e.head("304 Not Modified", "ETag: \"same\"");
        } else {
            e.document(bytes(DOCUMENT.replace("Tidende", "Tidende " + e.count())), "ETag: \"same\"");
        }
    }),
    ETAG_THAT_IS_NO_TEXT(e -> e.document(bytes(DOCUMENT), "ETag: \"\u00e6\u0007\"")),

    // Redirects.
    MOVED(e -> e.head("301 Moved Permanently", "Location: /moved-again")),
    MOVED_AGAIN(e -> e.head("308 Permanent Redirect", "Location: /plain")),
    MOVED_FOR_NOW(e -> e.head("307 Temporary Redirect", "Location: /moved-again")),
    REDIRECTS_WITH_A_PASSWORD(e -> e.head(
            "302 Found", "Location: //user:secret@" + e.request().headers().get("host") + "/plain#part")),
    REDIRECTS_ENDLESSLY(e -> e.head("302 Found", "Location: /redirects-endlessly?" + e.count())),
    REDIRECTS_IN_A_CIRCLE(
            e -> e.head("302 Found", "Location: /redirects-in-a-circle", "Set-Cookie: seen=" + e.count())),
    REDIRECTS_NOWHERE(e -> e.head("302 Found")),
    REDIRECTS_TO_A_FILE(e -> e.head("302 Found", "Location: file:///etc/passwd")),
    REDIRECTS_TO_A_PRIVATE_ADDRESS(e -> e.head("302 Found", "Location: http://10.0.0.1/inside")),
    REDIRECTS_TO_THE_METADATA_SERVICE(e -> e.head("301 Moved", "Location: http://169.254.169.254/latest")),
    REDIRECTS_TO_LOOPBACK_IN_IPV6(e -> e.head("302 Found", "Location: http://[::1]/inside")),
    REDIRECTS_TO_A_MAPPED_ADDRESS(e -> e.head("302 Found", "Location: http://[::ffff:10.0.0.1]/inside")),
    REDIRECTS_TO_A_NUMBER(e -> e.head("302 Found", "Location: http://2130706433/inside")),
    REDIRECTS_TO_A_HEXADECIMAL_ADDRESS(e -> e.head("302 Found", "Location: http://0x7f.0.0.1/inside")),
    REDIRECTS_TO_AN_OCTAL_ADDRESS(e -> e.head("302 Found", "Location: http://0177.0.0.1/inside")),
    REDIRECTS_TO_A_ZONE(e -> e.head("302 Found", "Location: http://[fe80::1%25eth0]/inside")),
    REDIRECTS_TO_A_MAIL_SERVER(e -> e.head("302 Found", "Location: http://127.0.0.1:25/")),
    REDIRECTS_TO_A_LONG_ADDRESS(e -> e.head("302 Found", "Location: /" + "x".repeat(5_000)));

    private static final String LAST_MODIFIED = "Sun, 01 Mar 2026 10:00:00 GMT";

    private final Script script;

    /** Writes an answer. */
    @FunctionalInterface
    private interface Script {
        void run(Exchange exchange) throws IOException, InterruptedException;
    }

    Behaviour(Script script) {
        this.script = script;
    }

    void answer(Exchange exchange) throws IOException, InterruptedException {
        script.run(exchange);
    }

    String path() {
        return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
