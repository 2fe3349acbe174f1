package org.tidende.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tidende.contract.Stage;
import org.tidende.sink.Comparison;
import org.tidende.sink.IndexComparison;
import org.tidende.sink.SinkConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether the books balance: what went in is what came out. */
@Command(
        name = "ledger",
        description = {
            "Says what became of the records that running stages have read since they started, and whether the sums balance.",
            "With --deep, holds the topic of enriched articles against the index, article by article, and names what differs."
        },
        mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Mixin
    IndexOptions index;

    @Option(
            names = "--worker",
            paramLabel = "URL",
            split = ",",
            defaultValue = "http://127.0.0.1:8080",
            description = {"Where processes have /metrics, parted by commas.", "Default: ${DEFAULT-VALUE}"})
    List<URI> workers;

    @Option(names = "--deep", description = "Compares ids, revisions and content hashes of topic and index.")
    boolean deep;

    @Option(
            names = "--from",
            paramLabel = "D",
            description = "With --deep: records written on this day or after this moment; without it, all there are.")
    String from;

    @Option(names = "--to", paramLabel = "D", description = "With --deep: records written by this day or moment.")
    String to;

    @Option(names = "--json", description = "Prints one JSON object.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogSetup.quiet();
        PrintWriter out = spec.commandLine().getOut();
        boolean good = deep ? deep(out) : sums(out);
        out.flush();
        return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private boolean sums(PrintWriter out) throws IOException, InterruptedException {
        StageLedgers ledgers = StageLedgers.ask(workers);
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(ledgers.asMap()));
        } else {
            TextTable table = new TextTable(
                    List.of("stage", "partition", "read", "in flight", "what became of the others", "balance"),
                    8,
                    36,
                    12,
                    12,
                    100,
                    12);
            ledgers.lines().forEach(line -> table.add(line.cells()));
            table.print(out);
            try (GroupLag lag = new GroupLag(kafka.client(), kafka.topics())) {
                for (Stage stage : List.of(Stage.ENRICH, Stage.SINK)) {
                    out.println(stage.label() + " is " + lag.of(stage) + " records behind");
                }
            }
        }
        return ledgers.balance();
    }

    private boolean deep(PrintWriter out) throws IOException {
        Instant start;
        Instant end;
        try {
            start = from == null ? null : TimeText.start(from);
            end = to == null ? null : TimeText.end(to);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        SinkConfig sink = SinkConfig.of(kafka.client(), kafka.topics(), index.client(), "ledger")
                .withIndexPrefix(index.prefix);
        try (IndexComparison comparing = new IndexComparison(sink)) {
            Comparison comparison = comparing.compare(start, end);
            if (json) {
                out.println(new ObjectMapper()
                        .writeValueAsString(Map.of(
                                "agrees", comparison.agrees(),
                                "records", comparison.records(),
                                "unreadable", comparison.unreadable(),
                                "articles", comparison.articles(),
                                "expired", comparison.expired(),
                                "equal", comparison.equal(),
                                "newer", comparison.newer(),
                                "differences", comparison.differences())));
            } else {
                comparison.describe().forEach(out::println);
            }
            return comparison.agrees();
        }
    }
}
