package org.tidende.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
        return parts.scheme() + "://" + withoutTracking();
    }

    /** For the id. */
    public String identity() {
        return "https://" + withoutTracking();
    }

    /** For finding likely doubles. */
    public String equivalence() {
        String host = parts.host();
        for (String mark : List.of("www.", "m.", "mobile.", "amp.")) {
            if (host.startsWith(mark) && host.indexOf('.', mark.length()) > 0) {
                host = host.substring(mark.length());
                break;
            }
        }
        String path = parts.path()
                .toLowerCase(Locale.ROOT)
                .replaceAll("/{2,}", "/")
                .replaceFirst("/(?:index|default)\\.(?:html?|php|aspx?|jsp)$", "/")
                .replaceFirst("/amp/?$", "")
                .replaceFirst("\\.amp(?=\\.html?$|$)", "")
                .replaceFirst("/$", "");
        List<String> kept = new ArrayList<>(meaningful());
        kept.removeIf(parameter -> List.of("amp", "amp=1", "output=amp", "outputtype=amp", "ref=rss")
                .contains(parameter.toLowerCase(Locale.ROOT)));
        kept.replaceAll(parameter -> parameter.toLowerCase(Locale.ROOT));
        kept.sort(null);
        return "https://" + host + parts.port() + path + question(String.join("&", kept)) + parts.hashbang();
    }

    /** Host in lower case and ASCII (IDNA), without port. */
    public String host() {
        return parts.host();
    }

    /** The part of the host that somebody registered. */
    public String domain() {
        return RegistrableDomain.of(parts.host());
    }

    private String withoutTracking() {
        return parts.authority() + parts.path() + question(String.join("&", meaningful())) + parts.hashbang();
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
