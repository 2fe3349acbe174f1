package org.tidende.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tidende.contract.Stage;
import org.tidende.sink.Hit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what it does, with feeds of its own. */
@Command(
        name = "demo",
        description = {
            "Runs the whole pipeline over a few feeds that come with it, and shows what was found in them.",
            "Its data lie in a folder demo below --data, which is emptied at each start."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration SEARCHABLE = Duration.ofMinutes(2);
    private static final double ONCE_PACE = 10;
    private static final String MARKER = ".tidende-demo";

    @Mixin
    Standalone options;

    @Option(
            names = "--once",
            description =
                    "Publishes all at once and ends when each article is searchable, with exit code 0; with 1 if one is not "
                            + "after two minutes.")
    boolean once;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogSetup.quiet();
        DemoScreen screen = new DemoScreen(spec.commandLine().getOut(), Boolean.getBoolean("tidende.terminal"));
        Path folder = options.servers.data.resolve("demo");
        empty(folder);
        if (options.fetch.pollInterval == null) {
            options.fetch.pollInterval = Duration.ofSeconds(1);
        }
        options.sink.interval = Duration.ofMillis(200);
        options.fetch.allowedAddresses = List.of("127.0.0.0/8");
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Shutdown shutdown = new Shutdown()) {
            screen.say("starting Kafka and OpenSearch");
            ManagementServer management = shutdown.closing(ManagementServer.start("127.0.0.1", options.port, registry));
            Standalone.Running running = options.start(folder, registry, management, shutdown);
            screen.say("starting ingest, enrich and sink");
            awaitReady(management, shutdown);
            DemoSite site = shutdown.closing(DemoSite.start(once ? ONCE_PACE : 1));
            DemoRun run = new DemoRun(site, shutdown.closing(running.search()));
            screen.say(run.expected() + " articles in " + run.feeds() + " feeds"
                    + (once ? "" : ", published over a minute"));
            run.publish(running.pipeline());
            if (!watch(run, screen, management, running, shutdown)) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            screen.say("all articles are searchable");
            if (once) {
                screen.table(run.found());
            } else {
                screen.line("");
                screen.line("Try:   ./tidende search Frederiksen");
                screen.line("       ./tidende search '*' --actor urn:tidende:state:UA");
                screen.line("       ./tidende tail news.articles.enriched --from-beginning --max 1 --json");
                screen.line("It runs until Ctrl-C.");
                shutdown.await();
            }
        }
        return CommandLine.ExitCode.OK;
    }

    /** Until all are found. False when it was asked to end before. */
    private boolean watch(
            DemoRun run, DemoScreen screen, ManagementServer management, Standalone.Running running, Shutdown shutdown)
            throws InterruptedException {
        Duration patience = once ? SEARCHABLE : SEARCHABLE.plusMinutes(1);
        double nextStatus = 0;
        try (GroupLag lag = running.pipeline().lag()) {
            while (!run.missing().isEmpty()) {
                if (shutdown.isAsked()) {
                    return false;
                }
                List<Hit> news = run.look();
                if (!once) {
                    news.forEach(hit -> screen.article(hit, run.seconds()));
                    if (run.seconds() >= nextStatus) {
                        screen.status(status(run, lag));
                        nextStatus = run.seconds() + (Boolean.getBoolean("tidende.terminal") ? 1 : 10);
                    }
                }
                if (run.seconds() > patience.toSeconds()) {
                    screen.table(run.found());
                    throw new CommandException("not searchable after " + patience.toSeconds() + " s: "
                            + String.join(", ", run.missing()) + "; not ready: " + management.problems());
                }
                Thread.sleep(50);
            }
        }
        return true;
    }

    private static String status(DemoRun run, GroupLag lag) throws InterruptedException {
        int found = run.expected() - run.missing().size();
        return String.format(
                java.util.Locale.ROOT,
                "%d feeds, %d articles, %.1f a second; behind: %d to make, %d to tag, %d to index",
                run.feeds(),
                found,
                found / Math.max(1, run.seconds()),
                lag.of(Stage.INGEST_PAGES),
                lag.of(Stage.ENRICH),
                lag.of(Stage.SINK));
    }

    private static void awaitReady(ManagementServer management, Shutdown shutdown) throws InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!management.problems().isEmpty() && !shutdown.isAsked()) {
            if (System.nanoTime() > deadline) {
                throw new CommandException(
                        "not ready after " + READY.toSeconds() + " s: " + String.join("; ", management.problems()));
            }
            Thread.sleep(50);
        }
    }

    /** Only a folder that an earlier demo made is ever emptied. */
    private static void empty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            if (!Files.exists(folder.resolve(MARKER))) {
                throw new CommandException(
                        folder + " is there and was not made by an earlier demo, so it is left alone; "
                                + "give another folder with --data");
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    // The lock goes last of all: another demo may still be running here.
                    if (!file.equals(folder)) {
                        Files.delete(file);
                    }
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARKER));
    }
}
