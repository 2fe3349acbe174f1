package org.tidende.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.tidende.sink.Hit;

/**
 * What the demo shows: plain lines, and on a terminal one line below them that is always of now. There no line is wider than the
 * window, and each change is written at once, so that nothing flickers.
 */
final class DemoScreen implements AutoCloseable {
    private static final String TO_END_OF_LINE = "\u001b[K";
    private static final String TO_END_OF_SCREEN = "\u001b[J";

    private final PrintWriter out;
    private final boolean terminal;
    private final IntSupplier columns;
    private final DoubleSupplier seconds;
    private String status = "";
    private int drawnColumns;

    /**
     * @param terminal whether somebody watches: then the status line is written over itself
     * @param columns of the terminal, now
     * @param seconds since the start
     */
    DemoScreen(PrintWriter out, boolean terminal, IntSupplier columns, DoubleSupplier seconds) {
        this.out = out;
        this.terminal = terminal;
        this.columns = columns;
        this.seconds = seconds;
    }

    /** A line with the seconds since the start. */
    void say(String what) {
        line(at() + what);
    }

    /** An article as it becomes searchable. */
    void article(Hit hit) {
        line(at()
                + String.format(
                        Locale.ROOT,
                        "%-3s %s%s",
                        hit.language() == null ? "?" : hit.language(),
                        hit.revision() > 1 ? "corrected, revision " + hit.revision() + ": " : "",
                        hit.headline()));
        String tags = tags(hit);
        if (!tags.isEmpty()) {
            line("             " + tags);
        }
    }

    private String at() {
        return String.format(Locale.ROOT, "%5.1f s  ", seconds.getAsDouble());
    }

    private static String tags(Hit hit) {
        String actors = hit.actors().stream().map(Hit.Actor::name).collect(Collectors.joining(", "));
        String topics = hit.topics().stream().map(Hit.Topic::name).collect(Collectors.joining(", "));
        return actors + (actors.isEmpty() || topics.isEmpty() ? "" : "  |  ") + topics;
    }

    /** How it stands. Where nobody watches it is a line like the others. */
    synchronized void status(String now) {
        if (!terminal) {
            line(at() + now);
            return;
        }
        String change = start() + fit(now) + TO_END_OF_LINE;
        status = now;
        write(change);
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
        table.lines().forEach(this::line);
        line("");
    }

    /** A line as it is, above the status. */
    synchronized void line(String text) {
        if (terminal) {
            String shown = status;
            write(start() + fit(text) + TO_END_OF_LINE + System.lineSeparator() + fit(shown));
        } else {
            out.println(text);
            out.flush();
        }
    }

    /** The status is of no use any more. */
    @Override
    public synchronized void close() {
        if (!status.isEmpty()) {
            String change = start() + TO_END_OF_LINE;
            status = "";
            write(change);
        }
    }

    /** To the first column of the status. A window that became narrower has broken it into several rows. */
    private String start() {
        int width = Math.min(TextWidth.of(status), Math.max(0, drawnColumns - 1));
        int now = columns.getAsInt();
        int rowsAbove = width == 0 || now >= drawnColumns ? 0 : (width - 1) / now;
        drawnColumns = now;
        return rowsAbove == 0 ? "\r" : "\r\u001b[" + rowsAbove + "A" + TO_END_OF_SCREEN;
    }

    /** The last column stays free: some terminals go to the next row as soon as it is written. */
    private String fit(String text) {
        return TextWidth.cut(text, drawnColumns - 1);
    }

    private void write(String change) {
        out.print(change);
        out.flush();
    }
}
