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
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration REFRESH = Duration.ofMillis(200);
    private static final double PLAIN_STATUS_SECONDS = 10;
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
        boolean terminal = Boolean.getBoolean("tidende.terminal");
        long started = System.nanoTime();
        DemoScreen screen = new DemoScreen(
                spec.commandLine().getOut(), terminal, new TerminalWidth(), () -> (System.nanoTime() - started) / 1e9);
        LogSetup.quiet();
        // The screen says in its own words how publishers answer.
        LogSetup.spokenFor("org.tidende.ingest.FeedPoller");
        if (Boolean.getBoolean("tidende.terminal.errors")) {
            LogSetup.through(screen::line);
        }
        Path folder = options.servers.data.resolve("demo");
        empty(folder);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Shutdown shutdown = new Shutdown(!once)) {
            shutdown.closing(screen);
            screen.say("starting Kafka and OpenSearch");
            ManagementServer management = shutdown.closing(ManagementServer.start("127.0.0.1", options.port, registry));
            Standalone.Running running =
                    options.start(folder, fetch(), SinkOptions.live(REFRESH), registry, management, shutdown);
            screen.say("starting ingest, enrich and sink");
            awaitReady(management, shutdown);
            DemoSite site = shutdown.closing(DemoSite.start(once ? ONCE_PACE : 1));
            DemoRun run = new DemoRun(site, shutdown.closing(running.search()));
            shutdown.closing(() -> {
                screen.close();
                screen.say("ending");
            });
            screen.say(run.expected() + " articles in " + run.feeds() + " feeds"
                    + (once ? "" : ", published over a minute"));
            run.publish(running.pipeline());
            DemoWatch watch = new DemoWatch(run, screen, running.pipeline(), once, terminal ? 1 : PLAIN_STATUS_SECONDS);
            if (!watch.untilFound(once ? PATIENCE : PATIENCE.plusMinutes(1), management, shutdown)) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            screen.say("all articles are searchable");
            screen.say(run.summary());
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

    /** Its publishers are on this machine, and are asked more often than any others would like. */
    private static FetchOptions fetch() {
        FetchOptions fetch = new FetchOptions();
        fetch.pollInterval = Duration.ofSeconds(1);
        fetch.addresses.allowed = List.of("127.0.0.0/8");
        fetch.userAgent.userAgent = "Tidende/0.1 (demo)";
        return fetch;
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
