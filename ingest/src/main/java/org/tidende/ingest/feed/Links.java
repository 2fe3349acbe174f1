package org.tidende.ingest.feed;

/** Relative references (RFC 3986 section 5.2), on text as feeds have it: nothing is refused. */
final class Links {
    /** A longer beginning is not put before links: each of them would become that long. */
    private static final int LONGEST_BEGINNING = 500;

    private Links() {}

    /** The reference as an absolute address where the base is one of sensible length; dot segments stay. */
    static String resolve(String base, String reference) {
        String link = oneLine(reference.strip());
        if (link.isEmpty() || base == null || hasScheme(link)) {
            return link;
        }
        int authority = base.indexOf("://");
        if (authority < 0) {
            return link;
        }
        if (link.startsWith("//")) {
            return join(base, authority + 1, link);
        }
        int path = firstOf(base, "/?#", authority + 3);
        if (link.startsWith("/")) {
            return join(base, path, link);
        }
        int query = firstOf(base, "?#", path);
        if (link.startsWith("?")) {
            return join(base, query, link);
        }
        int fragment = firstOf(base, "#", path);
        if (link.startsWith("#")) {
            return join(base, fragment, link);
        }
        int directory = base.lastIndexOf('/', query - 1);
        return directory < path ? join(base, path, "/" + link) : join(base, directory + 1, link);
    }

    private static String join(String base, int end, String link) {
        return end > LONGEST_BEGINNING ? link : base.substring(0, end) + link;
    }

    /** A base for the links of a text, each of which it may be put before; empty when it is too long for that. */
    static String shortBase(String base) {
        if (base == null || base.length() <= LONGEST_BEGINNING) {
            return base == null ? "" : base;
        }
        int query = firstOf(base, "?#", 0);
        return query > LONGEST_BEGINNING ? "" : base.substring(0, query);
    }

    /** Without line breaks and tabs, which are no part of an address (WHATWG URL, section 4.1), nor the space they are indented by. */
    private static String oneLine(String link) {
        boolean broken = false;
        for (int i = 0; i < link.length() && !broken; i++) {
            broken = link.charAt(i) < ' ';
        }
        return broken ? link.replaceAll("\\s*[\\x00-\\x1F]+\\s*", "") : link;
    }

    private static boolean hasScheme(String link) {
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c == ':') {
                return i > 0;
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean further = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !further)) {
                return false;
            }
        }
        return false;
    }

    private static int firstOf(String text, String any, int from) {
        for (int i = from; i < text.length(); i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
