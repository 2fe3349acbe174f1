package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tidende.app.GeneratedFeeds;
import org.tidende.app.Launcher;
import org.tidende.app.ScaleDrill;

/**
 * A second and a third worker of each stage join, one leaves (SIGTERM) and one is killed (SIGKILL), while 200 entries a second come in;
 * at the end everything must be there once and word for word. Arguments: launcher, result file, and optionally other entries a
 * second and the only stages (parted by commas) whose workers come and go; {@code ingest} alone runs without the others. Exit code 1
 * when something is missing, doubled or altered.
 */
public final class ScaleRun {
    private static final int FEEDS = 60;
    private static final int ANSWERS = 10;
    private static final int USUAL_PER_SECOND = 200;

    private static final List<String> ALL = List.of("enrich", "ingest", "sink");

    private ScaleRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int perSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_PER_SECOND;
        List<String> stages = arguments.length > 3 ? List.of(arguments[3].split(",")) : ALL;
        RunReport report = new RunReport(
                "what     stage   worker  workers then  longest pause  pause of all  longest before",
                "%-8s %-7s %6s %13d %12.1f s %11.1f s %13.1f s");
        Path folder = Files.createTempDirectory("tidende-scale-run");
        try (GeneratedFeeds feeds = new GeneratedFeeds(FEEDS, ANSWERS);
                ScaleDrill drill =
                        drill(Path.of(arguments[0]), folder, feeds, perSecond, stages.equals(List.of("ingest")))) {
            drill.start();
            for (String stage : stages) {
                drill.join(stage);
                print(report, drill);
                drill.join(stage);
                print(report, drill);
                drill.leave(stage);
                print(report, drill);
                drill.kill(stage);
                print(report, drill);
            }
            List<String> differences = drill.finish();
            ObjectNode result = report.result(feeds.published(), perSecond, differences);
            ArrayNode handOvers = result.putArray("handOvers");
            for (ScaleDrill.HandOver handOver : drill.handOvers()) {
                ObjectNode one = handOvers.addObject();
                one.put("what", handOver.what());
                one.put("stage", handOver.stage());
                one.put("instance", handOver.instance());
                one.put("workersThen", handOver.workers());
                one.put("longestPauseSeconds", RunReport.tenths(handOver.longestPause()));
                one.put("pauseOfAllSeconds", RunReport.tenths(handOver.pauseOfAll()));
                one.put("longestPauseBeforeSeconds", RunReport.tenths(handOver.usual()));
            }
            report.write(Path.of(arguments[1]), result, differences);
        }
    }

    private static ScaleDrill drill(
            Path launcher, Path folder, GeneratedFeeds feeds, int perSecond, boolean ingestAlone) {
        Launcher script = Launcher.ofScript(launcher);
        return ingestAlone
                ? ScaleDrill.ofIngest(script, folder, feeds, perSecond)
                : new ScaleDrill(script, folder, feeds, perSecond);
    }

    private static void print(RunReport report, ScaleDrill drill) {
        ScaleDrill.HandOver last = drill.handOvers().getLast();
        report.line(
                last.what(),
                last.stage(),
                last.instance(),
                last.workers(),
                last.longestPause(),
                last.pauseOfAll(),
                last.usual());
    }
}
