package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidende.ingest.ownership.Fence;
import org.tidende.ingest.ownership.StallDrill;

/**
 * Three workers over four partitions, stopped at random, long: as it is, and with the two ways to do it wrong. Arguments: bootstrap
 * servers of an embedded broker, result file, and optionally other numbers of commits and of stops. Exit code 1 when the count of a
 * partition is broken as it is.
 */
public final class StallRun {
    private static final int COMMITS = 5_000;
    private static final int STOPS = 150;
    private static final long SEED = 20_260_301;

    private StallRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException {
        int commits = arguments.length > 2 ? Integer.parseInt(arguments[2]) : COMMITS;
        int stops = arguments.length > 3 ? Integer.parseInt(arguments[3]) : STOPS;
        RunReport report =
                new RunReport("fence             commits  stops  refused  violations", "%-17s %7d %6d %8d %11d");
        List<String> differences = new ArrayList<>();
        List<ObjectNode> rows = new ArrayList<>();
        long all = 0;
        for (Fence fence : Fence.values()) {
            String prefix = "stall" + ProcessHandle.current().pid() + "-" + fence.ordinal();
            StallDrill.Result result = new StallDrill(arguments[0], prefix, fence, SEED).run(commits, stops);
            report.line(
                    fence,
                    result.commits(),
                    result.stops(),
                    result.refused(),
                    result.violations().size());
            all += result.commits();
            if (fence == Fence.SNAPSHOT) {
                differences.addAll(result.violations());
            }
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("fence", fence.name().toLowerCase(Locale.ROOT));
            row.put("commits", result.commits());
            row.put("stops", result.stops());
            row.put("refused", result.refused());
            row.put("violations", result.violations().size());
            rows.add(row);
        }
        ObjectNode result = report.result(all, 0, differences);
        ArrayNode fences = result.putArray("fences");
        rows.forEach(fences::add);
        report.write(Path.of(arguments[1]), result, differences);
    }
}
