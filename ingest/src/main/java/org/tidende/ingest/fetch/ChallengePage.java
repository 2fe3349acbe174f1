package org.tidende.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Pages that ask a visitor to prove that it is a person, told apart from errors of the site itself, so that an operator knows whom
 * to write to. Known by what the services document, else by what their pages carry: Cloudflare's {@code cf-mitigated} and AWS
 * WAF's {@code x-amzn-waf-action} headers are documented; the others are named by their script or support addresses, which stand
 * in each of their pages. A body is only looked at where it is HTML, so that an article about such a service is none of its pages.
 */
final class ChallengePage {
    /** Bytes at a body's beginning that are looked at. */
    static final int LOOKED_AT = 16_384;

    private static final List<Mark> MARKS = List.of(
            new Mark("Cloudflare", "cf-mitigated", "challenge", null),
            new Mark("AWS WAF", "x-amzn-waf-action", "challenge", null),
            new Mark("AWS WAF", "x-amzn-waf-action", "captcha", null),
            new Mark("Vercel", "x-vercel-mitigated", "challenge", null),
            new Mark("Cloudflare", null, null, "/cdn-cgi/challenge-platform/"),
            new Mark("DataDome", null, null, "captcha-delivery.com"),
            new Mark("Akamai", null, null, "errors.edgesuite.net"),
            new Mark("Akamai", null, null, "/_sec/cp_challenge/"),
            new Mark("Imperva", null, null, "_incapsula_resource"),
            new Mark("PerimeterX", null, null, "captcha.px-cdn.net"),
            new Mark("PerimeterX", null, null, "px-captcha"),
            new Mark("Sucuri", null, null, "sucuri_cloudproxy_js"),
            new Mark("Anubis", null, null, "anubis_challenge"));

    private ChallengePage() {}

    /** @param body in lower case; null where the header alone tells */
    private record Mark(String service, String header, String value, String body) {}

    /**
     * Whose page it is; null when it is none.
     *
     * @param headers value by name, null for none
     * @param beginning of the body, decompressed
     */
    static String service(UnaryOperator<String> headers, byte[] beginning) {
        String type = headers.apply("Content-Type");
        String text = new String(beginning, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String start = text.stripLeading();
        boolean html = type != null && type.toLowerCase(Locale.ROOT).contains("html")
                || start.startsWith("<!doctype html")
                || start.startsWith("<html");
        for (Mark mark : MARKS) {
            if (mark.header() != null
                    ? mark.value().equalsIgnoreCase(headers.apply(mark.header()))
                    : html && !isFeed(text) && text.contains(mark.body())) {
                return mark.service();
            }
        }
        return null;
    }

    /** Feeds are sent as HTML, too. */
    private static boolean isFeed(String text) {
        return text.contains("<rss") || text.contains("<feed") || text.contains("<rdf:rdf");
    }
}
