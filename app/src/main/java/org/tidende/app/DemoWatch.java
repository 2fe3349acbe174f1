package org.tidende.app;

import java.time.Duration;
import java.util.Locale;
import org.tidende.contract.Stage;

/** Shows how the demo's articles go through the stages, until each is searchable. */
final class DemoWatch {
    private static final long GLANCE_MILLIS = 50;
    private static final double RATE_SECONDS = 10;

    private final DemoRun run;
    private final DemoScreen screen;
    private final Pipeline pipeline;
    private final DemoPolls polls = new DemoPolls();
    private final boolean once;
    private final double statusSeconds;

    /**
     * @param once whether only the end is of interest
     * @param statusSeconds between two statuses
     */
    DemoWatch(DemoRun run, DemoScreen screen, Pipeline pipeline, boolean once, double statusSeconds) {
        this.run = run;
        this.screen = screen;
        this.pipeline = pipeline;
        this.once = once;
        this.statusSeconds = statusSeconds;
    }

    /**
     * Watches until all are found.
     *
     * @return false when it was asked to end before
     * @throws CommandException when they are not found in time
     */
    boolean untilFound(Duration patience, ManagementServer management, Shutdown shutdown) throws InterruptedException {
        double nextStatus = 0;
        try (GroupLag lag = pipeline.lag();
                FeedWatch feeds = pipeline.feedWatch()) {
            while (!run.missing().isEmpty()) {
                if (shutdown.isAsked()) {
                    return false;
                }
                look(feeds);
                if (!once && run.seconds() >= nextStatus) {
                    screen.status(status(lag));
                    nextStatus = run.seconds() + statusSeconds;
                }
                if (run.seconds() > patience.toSeconds()) {
                    screen.close();
                    screen.table(run.found());
                    throw new CommandException("not searchable after " + patience.toSeconds() + " s: "
                            + String.join(", ", run.missing()) + "; not ready: " + management.problems());
                }
                Thread.sleep(GLANCE_MILLIS);
            }
        }
        screen.close();
        return true;
    }

    private void look(FeedWatch feeds) {
        feeds.look().forEach(state -> polls.add(state).filter(news -> !once).ifPresent(screen::say));
        run.look().stream().filter(hit -> !once).forEach(screen::article);
    }

    private String status(GroupLag lag) throws InterruptedException {
        return String.format(
                Locale.ROOT,
                "%d feeds, %d articles, %.1f/s; lag: ingest %d, enrich %d, sink %d; %d x 304",
                run.feeds(),
                run.found().size(),
                run.foundWithin(RATE_SECONDS) / Math.max(1, Math.min(RATE_SECONDS, run.seconds())),
                lag.of(Stage.INGEST_PAGES),
                lag.of(Stage.ENRICH),
                lag.of(Stage.SINK),
                polls.notModified());
    }
}
