package org.tidende.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A feed of the demo that grows: parts of its document are shown only from or until some second, as comments in it say
 * ({@code <!-- demo: after=20 -->}, {@code <!-- demo: before=20 -->}, {@code <!-- demo: end -->}). The comments themselves are
 * never shown.
 */
final class DemoScript {
    private static final Pattern MARK = Pattern.compile("[ \\t]*<!-- demo: (?:(after|before)=(\\d+)|end) -->\\n?");

    private final List<Part> parts = new ArrayList<>();

    /** Text that is shown from one second, inclusive, to another, exclusive. */
    private record Part(String text, double from, double until) {}

    DemoScript(String document) {
        Matcher mark = MARK.matcher(document);
        int start = 0;
        double from = 0;
        double until = Double.MAX_VALUE;
        while (mark.find()) {
            parts.add(new Part(document.substring(start, mark.start()), from, until));
            start = mark.end();
            boolean after = "after".equals(mark.group(1));
            boolean before = "before".equals(mark.group(1));
            from = after ? Integer.parseInt(mark.group(2)) : 0;
            until = before ? Integer.parseInt(mark.group(2)) : Double.MAX_VALUE;
        }
        parts.add(new Part(document.substring(start), from, until));
    }

    /** The document at a second. */
    String at(double second) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (second >= part.from() && second < part.until()) {
                text.append(part.text());
            }
        }
        return text.toString();
    }

    /** The document when all has happened. */
    String end() {
        return at(Double.MAX_VALUE / 2);
    }
}
