package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.tidende.app.CrashDrill;
import org.tidende.app.GeneratedFeeds;
import org.tidende.app.Launcher;

/**
 * Kills (SIGKILL) of ingest, enrich, sink, broker and index in random order, each in a process of its own, while entries come in of
 * which one in ten is corrected, and one record in a thousand is poison before enrich and before sink. At the end ids, revisions and
 * texts in topics and index must be what was published, and the dead letters exactly the poison, each once. Arguments: launcher, result
 * file, and optionally entries in all, kills, entries a second, seed, minutes after which no more are killed. Exit code 1 when anything
 * differs.
 */
public final class SinkCrashRun {
    private static final int FEEDS = 60;
    private static final int ANSWERS = 16;
    private static final int CORRECTED_EVERY = 10;
    private static final int POISON_EVERY = 1_000;
    private static final List<String> VICTIMS = List.of("ingest", "enrich", "sink", "kafka", "opensearch");

    private SinkCrashRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long entries = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20_000;
        int kills = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 50;
        int perSecond = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 40;
        long seed = arguments.length > 5 ? Long.parseLong(arguments[5]) : 1;
        Duration most = Duration.ofMinutes(arguments.length > 6 ? Long.parseLong(arguments[6]) : 600);
        long start = System.nanoTime();
        RunReport report = new RunReport(
                "kill                    pid  published  in flight  s to commit", "%-22s %5d %10d %10d %12.1f");
        Path folder = Files.createTempDirectory("tidende-sink-crash-run");
        try (GeneratedFeeds feeds = new GeneratedFeeds(FEEDS, ANSWERS, CORRECTED_EVERY);
                CrashDrill drill = new CrashDrill(
                        Launcher.ofScript(Path.of(arguments[0])), folder, feeds, perSecond, POISON_EVERY)) {
            drill.startStandalone();
            drill.partAll();
            for (String victim : victims(kills, new Random(seed))) {
                if (System.nanoTime() - start > most.toNanos()) {
                    break;
                }
                if (victim.equals("kafka") || victim.equals("opensearch")) {
                    drill.killServer(victim);
                } else {
                    drill.killStage(victim);
                }
                CrashDrill.Kill kill = drill.kills().getLast();
                report.line(kill.what(), kill.pid(), kill.published(), kill.inFlight(), kill.secondsToCommit());
            }
            drill.awaitPublished(entries);
            List<String> differences = drill.finish();
            ObjectNode result = report.result(feeds.published(), perSecond, differences);
            result.put("seed", seed);
            result.put("correctedEvery", CORRECTED_EVERY);
            result.put("poisonEvery", POISON_EVERY);
            result.put(
                    "killsWithRecordsInFlight",
                    drill.kills().stream().filter(kill -> kill.inFlight() > 0).count());
            ArrayNode list = result.putArray("kills");
            for (CrashDrill.Kill kill : drill.kills()) {
                ObjectNode one = list.addObject();
                one.put("what", kill.what());
                one.put("published", kill.published());
                one.put("inFlight", kill.inFlight());
                one.put("secondsToCommit", RunReport.tenths(kill.secondsToCommit()));
            }
            report.write(Path.of(arguments[1]), result, differences);
        }
    }

    /** As many of each, in random order. */
    private static List<String> victims(int kills, Random random) {
        List<String> victims = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            victims.add(VICTIMS.get(kill % VICTIMS.size()));
        }
        Collections.shuffle(victims, random);
        return victims;
    }
}
