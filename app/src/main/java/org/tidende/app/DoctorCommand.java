package org.tidende.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tidende.contract.KafkaTopics;
import org.tidende.sink.IndexExaminer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is wrong, and what to do about it. */
@Command(
        name = "doctor",
        description = {
            "Looks at broker, topics, index, template, clocks, disks and dictionaries, and says what is wrong and what to do.",
            "Exit code 0 when nothing is wrong, else 1; a warning is nothing wrong."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Mixin
    IndexOptions index;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = {"Folder whose disk is looked at.", "Default: ./${DEFAULT-VALUE}"})
    Path data;

    @Option(names = "--json", description = "Prints one JSON array.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LogSetup.quiet();
        InstantSource clock = InstantSource.system();
        List<Finding> findings = examine(
                kafka.impatientClient(),
                kafka.topics(),
                new IndexExaminer(index.client(), index.prefix, clock),
                DiskSpace.of(data),
                clock);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(findings));
        } else {
            lines(findings).forEach(out::println);
        }
        out.flush();
        return findings.stream().anyMatch(Finding::isBad) ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    static List<Finding> examine(
            Map<String, Object> client, KafkaTopics topics, IndexExaminer index, DiskSpace disk, InstantSource clock)
            throws InterruptedException {
        List<Finding> findings = new ArrayList<>(new KafkaDoctor(client, topics, clock).examine());
        List<Finding> dictionaries = new DictionaryDoctor(client, topics, clock).examine(findings);
        findings.addAll(new IndexDoctor(index).examine());
        findings.addAll(dictionaries);
        findings.add(disk.problem()
                .map(problem ->
                        Finding.wrong("disk here", problem, "make room there, or give another folder with --data"))
                .orElseGet(
                        () -> Finding.ok("disk here", "has the " + DiskSpace.LEAST_MEGABYTES + " MB that are needed")));
        return findings;
    }

    /** A table, then what to do. */
    static List<String> lines(List<Finding> findings) {
        TextTable table = new TextTable(List.of("looked at", "is", "found"), 40, 8, 160);
        findings.forEach(
                finding -> table.add(List.of(finding.subject(), finding.health().word(), finding.what())));
        List<String> lines = new ArrayList<>(table.lines());
        List<Finding> advised =
                findings.stream().filter(finding -> !finding.advice().isEmpty()).toList();
        if (!advised.isEmpty()) {
            lines.add("");
            lines.add("What to do:");
            advised.forEach(finding -> lines.add("  " + finding.subject() + ": " + finding.advice()));
        }
        return lines;
    }

    private static ArrayNode json(List<Finding> findings) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        findings.forEach(finding -> array.addObject()
                .put("subject", finding.subject())
                .put("health", finding.health().name().toLowerCase(Locale.ROOT))
                .put("found", finding.what())
                .put("advice", finding.advice()));
        return array;
    }
}
