package org.tidende.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An http or https address in four forms, each looser than the one before:
 *
 * <ol>
 *   <li>{@link #address()}: the same resource by RFC 3986 section 6.2.2 and 6.2.3 (case of scheme and host, IDNA, default port,
 *       percent-encoding, dot segments). User information and fragment are dropped. This form may be fetched.
 *   <li>{@link #canonical()}: without the parameters that only tell how a reader came. This form is shown.
 *   <li>{@link #identity()}: with https for http. This form makes the article's id.
 *   <li>{@link #equivalence()}: without {@code www.}, mobile and AMP marks, trailing slash, index page, order of parameters,
 *       letter case and doubled slashes. Two articles that agree here are probably one, which is not enough to make one of them:
 *       it is kept as an alternate id.
 * </ol>
 *
 * <p>The rules up to identity are contract: {@link #VERSION} and the golden file beside the tests. To change them is a
 * migration, because every id made before would change.
 */
public final class CanonicalUrl {
    /** Version of the rules that make an id. */
    public static final int VERSION = 1;

    /** Longer addresses are refused, in characters. */
    public static final int MAX_LENGTH = 8_192;

    /** Marks of a mobile or AMP site and www, before a name that has a point of its own. */
    private static final Pattern LESSER_HOST = Pattern.compile("(?:www|m|mobile|amp)\\.(?=[^.]+\\.)");

    private static final Set<String> INDEX_PAGES = Stream.of("index", "default")
            .flatMap(name ->
                    Stream.of(".htm", ".html", ".php", ".asp", ".aspx", ".jsp").map(name::concat))
            .collect(Collectors.toUnmodifiableSet());

    private final UrlParts parts;

    private CanonicalUrl(UrlParts parts) {
        this.parts = parts;
    }

    /**
     * Reads an absolute address as feeds have it: white space around and line breaks inside are removed, {@code &amp;} that was
     * escaped once too often is read as {@code &}.
     *
     * @return empty when it is not http or https, has no usable host or port, or is longer than {@link #MAX_LENGTH}
     */
    public static Optional<CanonicalUrl> parse(String text) {
        return UrlParts.parse(text).map(CanonicalUrl::new);
    }

    /** For fetching. */
    public String address() {
        return parts.scheme() + "://" + parts.authority() + parts.path() + question(parts.query());
    }

    /** For showing. */
    public String canonical() {
        return parts.scheme() + "://" + parts.authority() + afterAuthority();
    }

    /** For the id. */
    public String identity() {
        return "https://" + parts.host() + securePort() + afterAuthority();
    }

    /** For finding likely doubles. */
    public String equivalence() {
        String host = parts.host();
        while (LESSER_HOST.matcher(host).lookingAt()) {
            host = host.substring(host.indexOf('.') + 1);
        }
        // What one rule leaves may be for another.
        String path = parts.path().toLowerCase(Locale.ROOT).replaceAll("/{2,}", "/");
        for (String before = ""; !path.equals(before); ) {
            before = path;
            path = withoutLastMark(path);
        }
        List<String> kept = new ArrayList<>(meaningful());
        kept.removeIf(parameter -> List.of("amp", "amp=1", "output=amp", "outputtype=amp", "ref=rss")
                .contains(parameter.toLowerCase(Locale.ROOT)));
        kept.replaceAll(parameter -> parameter.toLowerCase(Locale.ROOT));
        kept.sort(null);
        return "https://" + host + securePort() + path + question(String.join("&", kept)) + parts.hashbang();
    }

    /** Without one slash, index page or AMP mark at the end. */
    private static String withoutLastMark(String path) {
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1);
        if (last.isEmpty() || last.equals("amp") || INDEX_PAGES.contains(last)) {
            return path.substring(0, Math.max(0, slash));
        }
        for (String end : List.of(".amp", ".amp.html", ".amp.htm")) {
            if (path.endsWith(end)) {
                return UrlParts.withoutDotSegments(path.substring(0, path.length() - end.length()) + end.substring(4));
            }
        }
        return path;
    }

    /** Host in lower case and ASCII (IDNA), without port. */
    public String host() {
        return parts.host();
    }

    /** The part of the host that somebody registered. */
    public String domain() {
        return RegistrableDomain.of(parts.host());
    }

    /** With https, 443 goes without saying, also where it was written behind http. */
    private String securePort() {
        return parts.port().equals(":443") ? "" : parts.port();
    }

    private String afterAuthority() {
        return parts.path() + question(String.join("&", meaningful())) + parts.hashbang();
    }

    private List<String> meaningful() {
        return Arrays.stream(parts.query().split("&"))
                .filter(parameter -> !parameter.isEmpty() && !TrackingParameters.isTracking(parameter))
                .collect(Collectors.toList());
    }

    private static String question(String query) {
        return query.isEmpty() ? "" : "?" + query;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalUrl that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return canonical();
    }
}
