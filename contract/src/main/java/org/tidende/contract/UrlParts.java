package org.tidende.contract;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of an http address after syntax-based normalisation (RFC 3986 section 6.2.2).
 *
 * @param scheme http or https
 * @param host lower case, IDNA ASCII; IPv6 in brackets
 * @param port with its colon; empty when it is the scheme's default
 * @param path begins with a slash
 * @param query without the question mark; may be empty
 * @param hashbang the fragment with its hash where it begins with {@code #!} (it names a page there), else empty
 */
record UrlParts(String scheme, String host, String port, String path, String query, String hashbang) {

    private static final Pattern ESCAPED = Pattern.compile("&(?:amp|#0?38);", Pattern.CASE_INSENSITIVE);

    /** What is left of an escaped sign where the query was put together anew. */
    private static final Pattern ESCAPED_FIRST = Pattern.compile("^(?:amp;)++", Pattern.CASE_INSENSITIVE);

    String authority() {
        return host + port;
    }

    static Optional<UrlParts> parse(String raw) {
        if (raw == null || raw.length() > CanonicalUrl.MAX_LENGTH) {
            return Optional.empty();
        }
        String text = unescaped(withoutControls(raw));
        String scheme = text.regionMatches(true, 0, "https://", 0, 8)
                ? "https"
                : text.regionMatches(true, 0, "http://", 0, 7) ? "http" : "";
        if (scheme.isEmpty()) {
            return Optional.empty();
        }
        String rest = text.substring(scheme.length() + 3);
        int authorityEnd = firstOf(rest, "/?#\\");
        String authority = rest.substring(0, authorityEnd);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        rest = rest.substring(authorityEnd).replace('\\', '/');
        int hash = rest.indexOf('#');
        String fragment = hash < 0 ? "" : rest.substring(hash);
        rest = hash < 0 ? rest : rest.substring(0, hash);
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        String query = question < 0 ? "" : rest.substring(question + 1);

        String port = "";
        int colon = authority.lastIndexOf(':');
        if (colon >= 0 && colon > authority.lastIndexOf(']')) {
            Optional<String> read = port(authority.substring(colon + 1), scheme);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            port = read.get();
            authority = authority.substring(0, colon);
        }
        String normalPort = port;
        return host(authority)
                .map(host -> new UrlParts(
                        scheme,
                        host,
                        normalPort,
                        unescaped(withoutDotSegments(PercentEncoding.normalise(path, false))),
                        ESCAPED_FIRST
                                .matcher(unescaped(PercentEncoding.normalise(query, true)))
                                .replaceFirst(""),
                        fragment.startsWith("#!") ? unescaped(PercentEncoding.normalise(fragment, true)) : ""));
    }

    /** With & for what was escaped for HTML or XML, once or many times: also where letters of it were percent-encoded. */
    private static String unescaped(String text) {
        String after = text;
        for (String before = ""; !after.equals(before) && after.indexOf(';') >= 0; ) {
            before = after;
            after = ESCAPED.matcher(before).replaceAll("&");
        }
        return after;
    }

    private static Optional<String> port(String digits, String scheme) {
        if (digits.isEmpty()) {
            return Optional.of("");
        }
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int number = Integer.parseInt(digits);
        if (number < 1 || number > 65_535) {
            return Optional.empty();
        }
        return Optional.of(number == (scheme.equals("https") ? 443 : 80) ? "" : ":" + number);
    }

    private static Optional<String> host(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            String address = text.toLowerCase(Locale.ROOT);
            boolean plausible = address.length() > 3
                    && address.substring(1, address.length() - 1)
                            .chars()
                            .allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
            return plausible ? Optional.of(address) : Optional.empty();
        }
        String ascii;
        try {
            ascii = IDN.toASCII(PercentEncoding.decode(text), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        boolean usable = !host.isEmpty()
                && host.length() <= 253
                && host.charAt(0) != '.'
                && !host.contains("..")
                && host.chars()
                        .allMatch(
                                c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_');
        return usable ? Optional.of(host) : Optional.empty();
    }

    /** RFC 3986 section 5.2.4, in one pass. */
    static String withoutDotSegments(String path) {
        StringBuilder out = new StringBuilder(path.length() + 1);
        int i = 0;
        while (i < path.length()) {
            int slash = path.indexOf('/', i + 1);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(path.charAt(i) == '/' ? i + 1 : i, end);
            boolean last = slash < 0;
            if (segment.equals(".")) {
                if (last) {
                    out.append('/');
                }
            } else if (segment.equals("..")) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
                if (last) {
                    out.append('/');
                }
            } else {
                out.append('/').append(segment);
            }
            i = end;
        }
        return out.isEmpty() ? "/" : out.toString();
    }

    private static String withoutControls(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= ' ' && c != 0x7F) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    private static int firstOf(String text, String any) {
        for (int i = 0; i < text.length(); i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
