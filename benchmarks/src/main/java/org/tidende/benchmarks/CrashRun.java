package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tidende.app.CrashDrill;
import org.tidende.app.GeneratedFeeds;
import org.tidende.app.Launcher;

/**
 * Twenty kills (SIGKILL) of standalone, its servers and single stages while 200 entries a second come in; at the end everything must
 * be there once and word for word. Arguments: launcher, result file, and optionally other entries a second. Exit code 1 when anything is lost, doubled, altered or dead.
 */
public final class CrashRun {
    private static final int FEEDS = 60;
    private static final int ANSWERS = 10;
    private static final int USUAL_PER_SECOND = 200;
    private static final int ROUNDS = 5;
    private static final List<List<String>> STAGES = List.of(
            List.of("ingest", "enrich", "sink"),
            List.of("enrich", "sink", "ingest"),
            List.of("servers", "sink", "ingest", "enrich"));

    private CrashRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int perSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_PER_SECOND;
        RunReport report = new RunReport(
                "kill                    pid  published  in flight  s to commit", "%-22s %5d %10d %10d %12.1f");
        Path folder = Files.createTempDirectory("tidende-crash-run");
        try (GeneratedFeeds feeds = new GeneratedFeeds(FEEDS, ANSWERS);
                CrashDrill drill = new CrashDrill(Launcher.ofScript(Path.of(arguments[0])), folder, feeds, perSecond)) {
            drill.startStandalone();
            for (int round = 0; round < ROUNDS; round++) {
                drill.killStandalone();
                print(report, drill);
                drill.killServersOfStandalone();
                print(report, drill);
            }
            drill.part();
            for (String stage : STAGES.stream().flatMap(List::stream).toList()) {
                if (stage.equals("servers")) {
                    drill.killServers();
                } else {
                    drill.killStage(stage);
                }
                print(report, drill);
            }
            List<String> differences = drill.finish();
            ObjectNode result = report.result(feeds.published(), perSecond, differences);
            result.put(
                    "killsWithRecordsInFlight",
                    drill.kills().stream().filter(kill -> kill.inFlight() > 0).count());
            ArrayNode kills = result.putArray("kills");
            for (CrashDrill.Kill kill : drill.kills()) {
                ObjectNode one = kills.addObject();
                one.put("what", kill.what());
                one.put("pid", kill.pid());
                one.put("published", kill.published());
                one.put("inFlight", kill.inFlight());
                one.put("secondsToCommit", RunReport.tenths(kill.secondsToCommit()));
            }
            report.write(Path.of(arguments[1]), result, differences);
        }
    }

    private static void print(RunReport report, CrashDrill drill) {
        CrashDrill.Kill kill = drill.kills().getLast();
        report.line(kill.what(), kill.pid(), kill.published(), kill.inFlight(), kill.secondsToCommit());
    }
}
