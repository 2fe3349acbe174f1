package org.tidende.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tidende.sink.Hit;

/** What the demo shows: plain lines, and on a terminal one line below them that is always of now. */
final class DemoScreen {
    private static final int WIDTH = 110;

    private final PrintWriter out;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private boolean statusShown;

    /** @param terminal whether somebody watches: then the status line is written over itself */
    DemoScreen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A line with the seconds since the start. */
    void say(String what) {
        line(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - started) / 1e9, what));
    }

    /** An article as it becomes searchable. */
    void article(Hit hit, double seconds) {
        line(String.format(
                Locale.ROOT,
                "%5.1f s  %-3s %s%s",
                seconds,
                hit.language() == null ? "?" : hit.language(),
                hit.revision() > 1 ? "corrected, revision " + hit.revision() + ": " : "",
                hit.headline()));
        String tags = tags(hit);
        if (!tags.isEmpty()) {
            line("             " + cut(tags));
        }
    }

    private static String tags(Hit hit) {
        String actors = hit.actors().stream().map(Hit.Actor::name).collect(Collectors.joining(", "));
        String topics = hit.topics().stream().map(Hit.Topic::name).collect(Collectors.joining(", "));
        return actors + (actors.isEmpty() || topics.isEmpty() ? "" : "  |  ") + topics;
    }

    /** How it stands. Where nobody watches it is a line like the others. */
    void status(String status) {
        if (terminal) {
            out.print("\r\u001b[K" + cut(status));
            out.flush();
            statusShown = true;
        } else {
            line("         " + status);
        }
    }

    /** A row an article. */
    void table(List<DemoRun.Found> found) {
        TextTable table = new TextTable(List.of("headline", "lang", "actors", "topics", "seconds"), 44, 4, 52, 40, 7);
        for (DemoRun.Found row : found) {
            Hit hit = row.hit();
            table.add(List.of(
                    hit.headline(),
                    hit.language() == null ? "?" : hit.language(),
                    hit.actors().stream().map(Hit.Actor::name).collect(Collectors.joining(", ")),
                    hit.topics().stream().map(Hit.Topic::name).collect(Collectors.joining(", ")),
                    String.format(Locale.ROOT, "%.1f", row.seconds())));
        }
        line("");
        table.print(out);
        line("");
    }

    /** A line as it is. */
    void line(String text) {
        if (statusShown) {
            out.print("\r\u001b[K");
            statusShown = false;
        }
        out.println(text);
        out.flush();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= WIDTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, WIDTH - 1)) + "…";
    }
}
