package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.tidende.app.GeneratedFeeds;
import org.tidende.app.IngestCrashDrill;
import org.tidende.app.Launcher;

/**
 * Fifty kills (SIGKILL), four of a worker of ingest and one of the broker in turn, while two workers poll 5,000 feeds; the last broker
 * stays away for a minute. At the end every entry must be an article once and word for word. Arguments: launcher, result file, and
 * optionally another number of kills and of feeds. Exit code 1 when anything is lost, doubled, altered or dead.
 */
public final class IngestCrashRun {
    private static final int KILLS = 50;
    private static final int FEEDS = 5_000;
    private static final int ANSWERS = 10;
    private static final int PER_SECOND = 60;
    private static final String POLL_INTERVAL = "30s";
    private static final int BROKER_EVERY = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private IngestCrashRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = arguments.length > 2 ? Integer.parseInt(arguments[2]) : KILLS;
        int feedCount = arguments.length > 3 ? Integer.parseInt(arguments[3]) : FEEDS;
        RunReport report = new RunReport(
                "kill       pid  polls in flight  entries in flight  s away  s to commit  s to all partitions",
                "%-6s %7d %16d %18d %7.1f %12.1f %20.1f");
        Path folder = Files.createTempDirectory("tidende-ingest-crash-run");
        try (GeneratedFeeds feeds = new GeneratedFeeds(feedCount, ANSWERS);
                IngestCrashDrill drill = new IngestCrashDrill(
                        Launcher.ofScript(Path.of(arguments[0])), folder, feeds, POLL_INTERVAL, PER_SECOND)) {
            drill.start();
            for (int kill = 1; kill <= kills; kill++) {
                if (kill % BROKER_EVERY == 0) {
                    drill.killKafka(kill == kills ? MINUTE : Duration.ZERO);
                } else {
                    drill.killWorker();
                }
                print(report, drill.kills().getLast());
            }
            List<String> differences = drill.finish();
            ObjectNode result = report.result(feeds.published(), PER_SECOND, differences);
            result.put("feeds", feedCount);
            result.put(
                    "killsWithPollsInFlight",
                    drill.kills().stream().filter(kill -> kill.polls() > 0).count());
            result.put(
                    "brokersRestartedForADeadCoordinator",
                    drill.kills().stream()
                            .mapToInt(IngestCrashDrill.Kill::restarts)
                            .sum());
            ArrayNode all = result.putArray("kills");
            drill.kills().forEach(kill -> write(all.addObject(), kill));
            report.write(Path.of(arguments[1]), result, differences);
        }
    }

    private static void print(RunReport report, IngestCrashDrill.Kill kill) {
        report.line(
                kill.what(),
                kill.pid(),
                kill.polls(),
                kill.entries(),
                kill.awaySeconds(),
                kill.secondsToCommit(),
                kill.secondsToAll());
    }

    private static void write(ObjectNode one, IngestCrashDrill.Kill kill) {
        one.put("what", kill.what());
        one.put("pid", kill.pid());
        one.put("pollsInFlight", kill.polls());
        one.put("entriesInFlight", kill.entries());
        one.put("secondsAway", RunReport.tenths(kill.awaySeconds()));
        one.put("secondsToCommit", RunReport.tenths(kill.secondsToCommit()));
        one.put("secondsToAllPartitions", RunReport.tenths(kill.secondsToAll()));
    }
}
