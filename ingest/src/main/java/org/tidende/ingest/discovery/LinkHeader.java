package org.tidende.ingest.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Link header (RFC 8288 section 3), read leniently: what is broken ends where the next link begins. */
final class LinkHeader {
    private static final int MOST = 100;

    private final String text;
    private int at;

    private LinkHeader(String text) {
        this.text = text;
    }

    /**
     * A link.
     *
     * @param target as written, perhaps relative
     * @param rel its words; empty when there is none
     * @param type empty when there is none
     * @param title empty when there is none
     * @param language hreflang; null when there is none
     */
    record Link(String target, String rel, String type, String title, String language) {}

    static List<Link> parse(List<String> values) {
        List<Link> links = new ArrayList<>();
        for (String value : values) {
            LinkHeader header = new LinkHeader(value);
            for (Link link = header.next(); link != null && links.size() < MOST; link = header.next()) {
                links.add(link);
            }
        }
        return links;
    }

    private Link next() {
        int open = text.indexOf('<', at);
        int close = open < 0 ? -1 : text.indexOf('>', open);
        if (close < 0) {
            return null;
        }
        String target = text.substring(open + 1, close).strip();
        at = close + 1;
        Map<String, String> parameters = new HashMap<>();
        while (at < text.length() && text.charAt(at) != ',') {
            if (text.charAt(at) == ';') {
                at++;
                parameter(parameters);
            } else {
                at++;
            }
        }
        return new Link(
                target,
                parameters.getOrDefault("rel", ""),
                parameters.getOrDefault("type", ""),
                parameters.getOrDefault("title", ""),
                parameters.get("hreflang"));
    }

    private void parameter(Map<String, String> parameters) {
        String name = until("=;,").strip().toLowerCase(Locale.ROOT);
        if (at >= text.length() || text.charAt(at) != '=') {
            return;
        }
        at++;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        // The first of a name counts.
        parameters.putIfAbsent(
                name,
                at < text.length() && text.charAt(at) == '"'
                        ? quoted()
                        : until(";,").strip());
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        at++;
        return value.toString();
    }

    private String until(String any) {
        int from = at;
        while (at < text.length() && any.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }
}
