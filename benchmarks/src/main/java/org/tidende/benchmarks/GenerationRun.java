package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tidende.app.GenerationDrill;
import org.tidende.app.Launcher;

/**
 * Two workers of enrich under 100 articles a second whose dictionaries change: seconds until both tag with a new edition, once they
 * have its files; then an edition that is wrong. Every enriched record is tagged again with the dictionaries of the generation it
 * names. Arguments: launcher, result file, and optionally other articles a second and actors in an edition. Exit code 1 when an article
 * is lost, doubled or of other dictionaries, or what is wrong is not said.
 */
public final class GenerationRun {
    private static final int USUAL_PER_SECOND = 100;
    private static final int USUAL_ACTORS = 2_000;

    private GenerationRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int perSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_PER_SECOND;
        int actors = arguments.length > 3 ? Integer.parseInt(arguments[3]) : USUAL_ACTORS;
        RunReport report = new RunReport("last came  generation  articles out  s to each worker", "%-9s %11d %13d  %s");
        Path folder = Files.createTempDirectory("tidende-generation-run");
        try (GenerationDrill drill = new GenerationDrill(Launcher.ofScript(Path.of(arguments[0])), folder, actors)) {
            drill.start(perSecond);
            drill.publishFirst("b");
            print(report, drill);
            drill.filesFirst("c");
            print(report, drill);
            List<String> differences = new ArrayList<>(drill.breakThem());
            drill.publishFirst("d");
            print(report, drill);
            differences.addAll(drill.finish());
            ObjectNode result = report.result(drill.published(), perSecond, differences);
            result.put("actors", actors);
            ArrayNode changes = result.putArray("changes");
            for (GenerationDrill.Change change : drill.changes()) {
                ObjectNode one = changes.addObject();
                one.put("lastCame", change.what());
                one.put("generation", change.generation());
                ArrayNode seconds = one.putArray("secondsToEachWorker");
                change.seconds().forEach(value -> seconds.add(RunReport.tenths(value)));
            }
            ObjectNode records = result.putObject("recordsByGeneration");
            drill.records().forEach((generation, count) -> records.put(Long.toString(generation), count));
            report.write(Path.of(arguments[1]), result, differences);
        }
    }

    private static void print(RunReport report, GenerationDrill drill) {
        GenerationDrill.Change last = drill.changes().getLast();
        report.line(
                last.what(),
                last.generation(),
                last.published(),
                last.seconds().stream()
                        .map(RunReport::tenths)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }
}
