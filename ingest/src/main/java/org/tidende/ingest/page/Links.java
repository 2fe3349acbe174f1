package org.tidende.ingest.page;

import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.tidende.contract.CanonicalUrl;

/** Addresses that a page gives. */
final class Links {
    private Links() {}

    /**
     * The page's own word for its address: the first of rel=canonical and og:url that is of the registrable domain of where the page
     * was found and whose path is not {@code /}. Where the page was found is not known, any domain will do.
     */
    static String canonical(Document page, MetaTags meta, String url) {
        Optional<CanonicalUrl> found = parse(url);
        for (Element link : page.select("link[rel~=(?i)\\bcanonical\\b]")) {
            String canonical = usable(link.attr("href"), url, found);
            if (canonical != null) {
                return canonical;
            }
        }
        return usable(meta.first("og:url"), url, found);
    }

    private static String usable(String reference, String base, Optional<CanonicalUrl> found) {
        Optional<CanonicalUrl> link = parse(absolute(reference, base));
        if (link.isEmpty()
                || found.isPresent() && !link.get().domain().equals(found.get().domain())) {
            return null;
        }
        String canonical = link.get().canonical();
        int path = canonical.indexOf('/', canonical.indexOf("://") + 3);
        boolean root = path < 0 || path == canonical.length() - 1 || canonical.charAt(path + 1) == '?';
        return root ? null : canonical;
    }

    private static Optional<CanonicalUrl> parse(String url) {
        return url == null ? Optional.empty() : CanonicalUrl.parse(url);
    }

    /** Null when it is not http or https, or can't be made absolute. */
    static String absolute(String reference, String base) {
        if (reference == null || reference.isBlank() || reference.length() > CanonicalUrl.MAX_LENGTH) {
            return null;
        }
        String link = reference.strip();
        if (link.regionMatches(true, 0, "http://", 0, 7) || link.regionMatches(true, 0, "https://", 0, 8)) {
            return link;
        }
        if (base == null || link.startsWith("data:")) {
            return null;
        }
        try {
            String resolved =
                    URI.create(base.strip()).resolve(link.replace(" ", "%20")).toString();
            return resolved.startsWith("http") ? resolved : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
