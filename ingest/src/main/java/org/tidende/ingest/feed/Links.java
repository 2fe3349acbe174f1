package org.tidende.ingest.feed;

/** Relative references (RFC 3986 section 5.2), on text as feeds have it: nothing is refused. */
final class Links {
    private Links() {}

    /** The reference as an absolute address where the base is one; dot segments stay. */
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
            return base.substring(0, authority + 1) + link;
        }
        int path = firstOf(base, "/?#", authority + 3);
        if (link.startsWith("/")) {
            return base.substring(0, path) + link;
        }
        int query = firstOf(base, "?#", path);
        if (link.startsWith("?")) {
            return base.substring(0, query) + link;
        }
        int fragment = firstOf(base, "#", path);
        if (link.startsWith("#")) {
            return base.substring(0, fragment) + link;
        }
        int directory = base.lastIndexOf('/', query - 1);
        return directory < path ? base.substring(0, path) + "/" + link : base.substring(0, directory + 1) + link;
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
