package org.tidende.ingest.discovery;

/**
 * An address where a feed may be.
 *
 * @param source how it was found
 * @param title as whoever points there calls it; empty when it is not called anything
 * @param language as whoever points there says (hreflang); null when it isn't said
 */
public record Candidate(String address, Source source, String title, String language) {
    /** How an address was found, the most trustworthy first. */
    public enum Source {
        /** It is the address that was asked for. */
        ADDRESS("the address itself"),
        /** A Link header (RFC 8288). */
        HEADER("Link header"),
        /** A link element with rel=alternate or rel=feed. */
        LINK("link element"),
        /** A rule of the platform that the site is on. */
        PLATFORM("platform's rule"),
        /** A Sitemap line of robots.txt, or a list of sitemaps. */
        ROBOTS("robots.txt"),
        /** A link for readers that looks as if it led to a feed. */
        ANCHOR("link in the page"),
        /** A place where many sites have theirs. */
        PLACE("usual place");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    static Candidate of(String address, Source source) {
        return new Candidate(address, source, "", null);
    }
}
