package org.tidende.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tidende.sink.ArticleSearch;
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
    private static final String MARKER = ".tidende-demo";

    @Mixin
    Standalone options;

    @Option(
            names = "--once",
            description =
                    "Ends when all articles are searchable, with exit code 0; with 1 if one is not after two minutes.")
    boolean once;

    @Spec
    CommandSpec spec;

    private final long started = System.nanoTime();

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogSetup.quiet();
        PrintWriter out = spec.commandLine().getOut();
        Path folder = options.servers.data.resolve("demo");
        empty(folder);
        if (options.fetch.pollInterval == null) {
            options.fetch.pollInterval = Duration.ofSeconds(1);
        }
        options.refresh.interval = Duration.ofMillis(200);
        options.fetch.allowedAddresses = List.of("127.0.0.0/8");
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Shutdown shutdown = new Shutdown()) {
            say(out, "starting Kafka and OpenSearch");
            ManagementServer management = shutdown.closing(ManagementServer.start("127.0.0.1", options.port, registry));
            Standalone.Running running = options.start(folder, registry, management, shutdown);
            say(out, "starting ingest, enrich and sink");
            awaitReady(management, shutdown);
            DemoSite site = shutdown.closing(DemoSite.start());
            ArticleSearch search = shutdown.closing(running.search());
            DemoRun run = new DemoRun(site, search);
            say(out, run.expected() + " articles published in " + site.feeds().size() + " feeds");
            run.publish(running.pipeline());
            List<String> missing = run.await(SEARCHABLE, shutdown::isAsked);
            run.print(out);
            out.flush();
            if (shutdown.isAsked()) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            if (!missing.isEmpty()) {
                throw new CommandException("not searchable after " + SEARCHABLE.toSeconds() + " s: "
                        + String.join(", ", missing) + "; not ready: " + management.problems());
            }
            say(out, "all articles are searchable");
            if (!once) {
                out.println();
                out.println("Try:   ./tidende search Frederiksen");
                out.println("       ./tidende search '*' --actor urn:tidende:state:UA");
                out.println("       ./tidende tail news.articles.enriched --from-beginning --max 1 --json");
                out.println("It runs until Ctrl-C.");
                out.flush();
                shutdown.await();
            }
        }
        return CommandLine.ExitCode.OK;
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

    private void say(PrintWriter out, String what) {
        out.printf("%5.1f s  %s%n", (System.nanoTime() - started) / 1e9, what);
        out.flush();
    }
}
