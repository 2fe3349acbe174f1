package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.tidende.app.Launcher;
import org.tidende.app.RuleDrill;

/**
 * Two workers of enrich under 100 articles a second while topic rules come and go through {@code news.rules}: seconds until each worker
 * has them in force, from when the broker has them. Every enriched record is tagged again with the dictionaries and rules of the generation
 * it names. Arguments: launcher, result file, and optionally how often a rule comes and goes, and articles a second. Exit code 1 when an
 * article is lost, doubled or of other rules, or a change took longer than three seconds.
 */
public final class RuleRun {
    private static final double MOST_SECONDS = 3;

    private RuleRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int times = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        int perSecond = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 100;
        RunReport report = new RunReport("rule     generation  articles out  s to each worker", "%-8s %10d %13d  %s");
        Path folder = Files.createTempDirectory("tidende-rule-run");
        try (RuleDrill drill = new RuleDrill(Launcher.ofScript(Path.of(arguments[0])), folder)) {
            drill.start(perSecond);
            for (int number = 1; number <= times; number++) {
                int before = drill.changes().size();
                drill.comeAndGo(number);
                for (RuleDrill.Change change :
                        drill.changes().subList(before, drill.changes().size())) {
                    report.line(change.what(), change.generation(), drill.published(), seconds(change));
                }
            }
            List<String> differences = drill.finish();
            ObjectNode result = report.result(drill.published(), perSecond, differences);
            ArrayNode changes = result.putArray("changes");
            double longest = 0;
            for (RuleDrill.Change change : drill.changes()) {
                ObjectNode one = changes.addObject();
                one.put("rule", change.what());
                one.put("generation", change.generation());
                ArrayNode seconds = one.putArray("secondsToEachWorker");
                for (double value : change.seconds()) {
                    seconds.add(Math.round(value * 100) / 100.0);
                    longest = Math.max(longest, value);
                }
            }
            result.put("longestSeconds", Math.round(longest * 100) / 100.0);
            ObjectNode records = result.putObject("recordsByGeneration");
            drill.records().forEach((generation, count) -> records.put(Long.toString(generation), count));
            ObjectNode tagged = result.putObject("taggedByGeneration");
            drill.tagged().forEach((generation, count) -> tagged.put(Long.toString(generation), count));
            report.write(Path.of(arguments[1]), result, differences);
            if (longest > MOST_SECONDS) {
                throw new IllegalStateException("a change took " + longest + " s");
            }
        }
    }

    private static String seconds(RuleDrill.Change change) {
        return change.seconds().stream()
                .map(value -> String.valueOf(Math.round(value * 100) / 100.0))
                .collect(Collectors.joining(" "));
    }
}
