package org.tidende.ingest.feed;

/**
 * Who wrote something. At least one of the three is there.
 *
 * @param name as plain text; may be null
 * @param email may be null
 * @param uri absolute; may be null
 */
public record FeedPerson(String name, String email, String uri) {
    private static final int LONGEST = 2_000;

    /** Someone told in one text: {@code name}, {@code email}, {@code email (name)}, {@code name (email)} or {@code name <email>}. */
    static FeedPerson of(String text) {
        String all = PlainText.cut(text, LONGEST);
        int open = all.lastIndexOf('(');
        int close = all.lastIndexOf(')');
        if (open < 0 || close < open) {
            open = all.lastIndexOf('<');
            close = all.lastIndexOf('>');
        }
        if (open >= 0 && close > open) {
            String outer = clean(all.substring(0, open));
            String inner = clean(all.substring(open + 1, close));
            if (isEmail(inner) || isEmail(outer)) {
                boolean turned = isEmail(outer);
                return person(turned ? inner : outer, turned ? outer : inner);
            }
        }
        String plain = clean(all);
        if (isEmail(plain)) {
            return person(null, plain);
        }
        int at = plain.indexOf('@') < 0 ? -1 : plain.lastIndexOf(' ');
        if (at > 0 && isEmail(clean(plain.substring(at)))) {
            return person(plain.substring(0, at), clean(plain.substring(at)));
        }
        int first = plain.indexOf('@') < 0 ? -1 : plain.indexOf(' ');
        if (first > 0 && isEmail(plain.substring(0, first))) {
            return person(plain.substring(first), plain.substring(0, first));
        }
        return person(all, null);
    }

    private static FeedPerson person(String name, String email) {
        return new FeedPerson(PlainText.of(name), email, null);
    }

    boolean isEmpty() {
        return name == null && email == null && uri == null;
    }

    /** What a reader is told: the name, else what there is. */
    public String label() {
        return name != null ? name : email != null ? email : uri;
    }

    private static String clean(String text) {
        String clean = text.strip();
        if (clean.regionMatches(true, 0, "mailto:", 0, 7)) {
            clean = clean.substring(7);
        }
        return clean;
    }

    private static boolean isEmail(String text) {
        int at = text.indexOf('@');
        if (at <= 0 || at == text.length() - 1) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '(' || c == ')' || c == ',' || c == '/') {
                return false;
            }
        }
        return true;
    }
}
