package org.tidende.ingest.feed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * XML as it is found: never fails, tells a {@link TokenSink} tags and text. There is no DTD in it: of a
 * document type declaration only names for texts are read, so entities that expand each other or reach out can't exist.
 *
 * <p>Repaired: text outside the root, bare ampersands and {@code <}, attributes without quotes or values or with a quote that is
 * never closed, tags that are never closed, closed twice or crossed, comments and CDATA sections that are cut off. One pass; what
 * is looked for and not found once is not looked for again, so the time is linear in the length whatever the input.
 */
final class LenientTokenizer {
    /** Deeper elements of feeds are not told, only their text. */
    private static final int DEEPEST = 512;

    private static final int NEAR = 16;

    private final char[] text;
    private final int length;
    private final TokenSink sink;
    private final Problems problems;
    private final int deepest;
    private final NameCache names = new NameCache();
    private final References references;
    private final Attributes attributes = new Attributes();
    private final Map<String, int[]> openCounts = new HashMap<>();
    private String[] open = new String[32];
    private int depth;
    private int countedTo;
    private int line = 1;
    private int place;
    private boolean noCommentEnd;
    private boolean noSubsetEnd;

    LenientTokenizer(char[] text, int length, TokenSink sink, Problems problems) {
        this(text, length, sink, problems, DEEPEST);
    }

    /** @param deepest elements that are told; of deeper ones only the text is */
    LenientTokenizer(char[] text, int length, TokenSink sink, Problems problems, int deepest) {
        this.deepest = deepest;
        this.text = text;
        this.length = length;
        this.sink = sink;
        this.problems = problems;
        this.references = new References(SubsetEntities.expandable(length));
    }

    /** Tells everything, then ends what is still open. */
    void run() {
        problems.locate(() -> lineOf(place));
        int i = 0;
        while (i < length) {
            place = i;
            int tag = indexOf('<', i);
            int end = tag < 0 ? length : tag;
            if (end > i) {
                tellText(i, end);
            }
            place = end;
            i = tag < 0 ? length : markup(tag);
        }
        place = length;
        if (depth > 0) {
            problem("the document ends inside <" + open[depth - 1] + ">", length);
            while (depth > 0) {
                endTop();
            }
        }
        problems.locate(Problems.NOWHERE);
        if (references.unknown() > 0) {
            problems.add("ampersands that begin no known reference: " + references.unknown());
        }
    }

    /** Line of a place, from 1. Places must not go back. */
    int lineOf(int offset) {
        for (; countedTo < offset && countedTo < length; countedTo++) {
            if (text[countedTo] == '\n') {
                line++;
            }
        }
        return line;
    }

    private int markup(int at) {
        char next = at + 1 < length ? text[at + 1] : ' ';
        if (next == '/') {
            return endTag(at);
        }
        if (next == '!') {
            return declaration(at);
        }
        if (next == '?') {
            return instruction(at);
        }
        if (isNameStart(next)) {
            return startTag(at);
        }
        problem("a < that begins no tag", at);
        tellRaw(at, at + 1);
        return at + 1;
    }

    private void tellText(int from, int to) {
        if (depth == 0) {
            for (int i = from; i < to; i++) {
                if (!isSpace(text[i]) && text[i] != '\uFEFF') {
                    problem("text outside of the root element", i);
                    return;
                }
            }
            return;
        }
        for (int i = from; i < to; i++) {
            if (text[i] == '&') {
                references.resolve(text, from, to);
                sink.text(references.characters(), 0, references.length());
                return;
            }
        }
        tellRaw(from, to);
    }

    private void tellRaw(int from, int to) {
        if (depth > 0 && to > from) {
            sink.text(text, from, to - from);
        }
    }

    private int declaration(int at) {
        if (matches(at, "<![CDATA[")) {
            int from = at + 9;
            int end = find("]]>", from);
            if (end < 0) {
                problem("a CDATA section that is never closed", at);
                tellRaw(from, length);
                return length;
            }
            tellRaw(from, end);
            return end + 3;
        }
        if (matches(at, "<!--")) {
            int end = noCommentEnd ? -1 : find("-->", at + 4);
            if (end >= 0) {
                return end + 3;
            }
            noCommentEnd = true;
            problem("a comment that is never closed", at);
            return after('>', at);
        }
        return documentType(at);
    }

    /** Skipped with its internal subset; one that is cut off ends at the next sign that could end it. */
    private int documentType(int at) {
        boolean subset = false;
        for (int i = at + 2; i < length; i++) {
            char c = text[i];
            if (c == '[' && !noSubsetEnd) {
                subset = true;
            } else if (c == ']') {
                subset = false;
            } else if (c == '>' && !subset) {
                references.declare(SubsetEntities.read(text, at, i));
                return i + 1;
            } else if (c == '<' && !subset) {
                problem("a declaration that is never closed", at);
                return i;
            }
        }
        problem("a declaration that is never closed", at);
        noSubsetEnd |= subset;
        return subset ? after('>', at) : length;
    }

    private int instruction(int at) {
        int end = after('>', at);
        if (end > length || text[end - 1] != '>') {
            problem("a processing instruction that is never closed", at);
        }
        return end;
    }

    private int startTag(int at) {
        int i = at + 1;
        while (i < length && isNamePart(text[i])) {
            i++;
        }
        String name = names.get(text, at + 1, i);
        attributes.clear();
        boolean empty = false;
        while (true) {
            while (i < length && (isSpace(text[i]) || text[i] == '/')) {
                empty = text[i] == '/';
                i++;
            }
            if (i >= length) {
                problem("the document ends inside a tag", at);
                break;
            }
            char c = text[i];
            if (c == '>') {
                i++;
                break;
            }
            if (c == '<') {
                problem("a tag that is never closed", at);
                break;
            }
            empty = false;
            i = attribute(i, at);
        }
        push(name, at);
        if (empty) {
            endTop();
        }
        return i;
    }

    private int attribute(int from, int tag) {
        int i = from;
        while (i < length
                && text[i] != '='
                && text[i] != '>'
                && text[i] != '/'
                && text[i] != '<'
                && !isSpace(text[i])) {
            i++;
        }
        if (i == from) {
            problem("a sign in a tag that belongs to no attribute", tag);
            return i + 1;
        }
        String name = names.get(text, from, i);
        int equals = i;
        while (equals < length && isSpace(text[equals])) {
            equals++;
        }
        if (equals >= length || text[equals] != '=') {
            problem("an attribute without a value", tag);
            attributes.add(name, "");
            return i;
        }
        i = equals + 1;
        while (i < length && isSpace(text[i])) {
            i++;
        }
        if (i < length && (text[i] == '"' || text[i] == '\'')) {
            int end = closingQuote(i);
            attributes.add(name, references.asString(text, i + 1, end));
            if (end < length && text[end] == text[i]) {
                return end + 1;
            }
            problem("an attribute with a quote that is never closed", tag);
            return end;
        }
        problem("an attribute without quotes", tag);
        int end = i;
        while (end < length && text[end] != '>' && text[end] != '<' && !isSpace(text[end])) {
            end++;
        }
        attributes.add(name, references.asString(text, i, end));
        return end;
    }

    /** Where the value ends: at its quote, or at the first > when a tag seems to begin before the quote comes. */
    private int closingQuote(int opening) {
        char quote = text[opening];
        int firstEnd = -1;
        for (int i = opening + 1; i < length; i++) {
            char c = text[i];
            if (c == quote) {
                return i;
            }
            if (c == '>' && firstEnd < 0) {
                firstEnd = i;
            } else if (c == '<' && firstEnd >= 0) {
                return firstEnd;
            }
        }
        return firstEnd >= 0 ? firstEnd : length;
    }

    private int endTag(int at) {
        int i = at + 2;
        while (i < length && text[i] != '>' && text[i] != '<') {
            i++;
        }
        int end = i;
        while (end > at + 2 && isSpace(text[end - 1])) {
            end--;
        }
        int from = at + 2;
        while (from < end && isSpace(text[from])) {
            from++;
        }
        pop(names.get(text, from, end), at);
        return i < length && text[i] == '>' ? i + 1 : i;
    }

    private void push(String name, int at) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = name;
        openCounts.computeIfAbsent(name, first -> new int[1])[0]++;
        if (depth <= deepest) {
            sink.start(name, attributes, at);
        } else {
            problem("more than " + deepest + " elements in one another", at);
        }
    }

    private void pop(String name, int at) {
        String wanted = openName(name);
        if (wanted == null) {
            problem("an end tag without its start", at);
            return;
        }
        while (!open[depth - 1].equals(wanted)) {
            problem("an element that is not closed", at);
            endTop();
        }
        endTop();
    }

    /** As it was opened, in the same letters or in another case; null when it is not open. */
    private String openName(String name) {
        int[] count = openCounts.get(name);
        if (count != null && count[0] > 0) {
            return name;
        }
        // Written in another case: near by, or not at all.
        for (int i = depth - 1; i >= Math.max(0, depth - NEAR); i--) {
            if (open[i].equalsIgnoreCase(name)) {
                return open[i];
            }
        }
        return null;
    }

    private void endTop() {
        String name = open[--depth];
        openCounts.get(name)[0]--;
        if (depth < deepest) {
            sink.end(name);
        }
    }

    private void problem(String what, int at) {
        problems.add(what, lineOf(at));
    }

    private int after(char wanted, int from) {
        int at = indexOf(wanted, from);
        return at < 0 ? length : at + 1;
    }

    private int indexOf(char wanted, int from) {
        for (int i = from; i < length; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private int find(String wanted, int from) {
        char first = wanted.charAt(0);
        for (int i = from; i <= length - wanted.length(); i++) {
            if (text[i] == first && matches(i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int at, String wanted) {
        if (at + wanted.length() > length) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (text[at + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c == ':'
                || c >= 0x80 && Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return !isSpace(c) && c != '>' && c != '/' && c != '<' && c != '"' && c != '\'' && c != '=';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0xA0;
    }
}
