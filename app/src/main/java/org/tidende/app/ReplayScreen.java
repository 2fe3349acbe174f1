package org.tidende.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.tidende.enrich.replay.PartitionProgress;
import org.tidende.enrich.replay.ReplayProgress;

/** How a replay stands: on a terminal one line that is written over itself, else a line every ten seconds and when it is held up. */
final class ReplayScreen implements AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";
    private static final long SECONDS_BETWEEN = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final IntSupplier columns;
    private long told;
    private boolean drawn;

    ReplayScreen(PrintWriter out, boolean terminal, IntSupplier columns) {
        this.out = out;
        this.terminal = terminal;
        this.columns = columns;
    }

    /** Called about once a second. */
    synchronized void show(ReplayProgress progress) {
        if (terminal) {
            out.print(CLEAR + TextWidth.cut(line(progress), columns.getAsInt() - 1));
            drawn = true;
        } else if (told++ % SECONDS_BETWEEN == 0 || progress.isDone()) {
            out.println(line(progress));
        }
        out.flush();
    }

    /** What is done of what, how quickly, until when, and where. */
    static String line(ReplayProgress progress) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d of %,d offsets (%d %%), %,d copied, %,.0f/s",
                progress.done(),
                progress.all(),
                percent(progress.done(), progress.all()),
                progress.copied(),
                progress.perSecond()));
        if (progress.obstacle() != null) {
            line.append("; ").append(progress.obstacle());
        } else if (progress.done() < progress.all()) {
            line.append(progress.timeLeft() == null ? "" : ", about " + words(progress.timeLeft()) + " left");
        }
        if (progress.waiting() > 0) {
            line.append("; ").append(progress.waiting()).append(" before enrich");
        }
        return line.append("; partitions ")
                .append(progress.partitions().stream()
                        .map(ReplayScreen::percent)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .append(" %")
                .toString();
    }

    /** In two units at most. */
    static String words(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }

    private static long percent(PartitionProgress partition) {
        return percent(partition.done(), partition.done() + partition.left());
    }

    private static long percent(long done, long all) {
        return all == 0 ? 100 : done * 100 / all;
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            drawn = false;
            out.println();
            out.flush();
        }
    }
}
