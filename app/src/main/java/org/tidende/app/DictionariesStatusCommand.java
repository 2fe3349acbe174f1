package org.tidende.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tidende.contract.record.Edition;
import org.tidende.enrich.RulesStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which dictionaries are in force, and where. */
@Command(
        name = "status",
        description = {
            "Shows the published edition of the dictionaries and what each worker of enrich has made of it and of single rules.",
            "Exit code 0 when there are workers and the newest generation is in force on all of them, else 1."
        },
        mixinStandardHelpOptions = true)
final class DictionariesStatusCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Option(names = "--json", description = "Prints one JSON object.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        LogSetup.quiet();
        RulesStatus status = RulesStatus.ask(kafka.impatientClient(), kafka.topics(), InstantSource.system());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(status));
        } else {
            lines(status).forEach(out::println);
        }
        out.flush();
        return status.agreed() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    static List<String> lines(RulesStatus status) {
        List<String> lines = new ArrayList<>();
        Edition edition = status.published();
        lines.add("generation " + status.generation() + ", "
                + (edition == null
                        ? status.unreadable() == null
                                ? "no edition is published"
                                : "the edition can't be read: " + status.unreadable()
                        : "edition " + EditionText.brief(edition.getHash()) + " of "
                                + edition.getFiles().size() + " files, code " + edition.getCode() + ", "
                                + edition.getIcu()
                                + (edition.getPublishedBy() == null ? "" : ", by " + edition.getPublishedBy()))
                + ", " + status.rules() + " single rules");
        TextTable table = new TextTable(List.of("worker", "state", "generation", "files", "why"), 40, 8, 10, 16, 160);
        for (RulesStatus.Worker worker : status.workers()) {
            table.add(List.of(
                    worker.name(),
                    word(worker.standing()),
                    Long.toString(worker.generation()),
                    EditionText.brief(worker.files()),
                    worker.error() == null ? "" : worker.error()));
        }
        lines.addAll(table.lines());
        status.faults()
                .forEach(fault ->
                        lines.add("rule " + fault.rule() + " is refused by " + fault.worker() + ": " + fault.error()));
        long there = status.workers().stream()
                .filter(worker -> worker.standing() != RulesStatus.Standing.GONE)
                .count();
        long on = status.workers().stream()
                .filter(worker -> worker.standing() == RulesStatus.Standing.ON_IT)
                .count();
        lines.add(there == 0 ? "no worker of enrich runs" : on + " of " + there + " workers are on it");
        return lines;
    }

    private static String word(RulesStatus.Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ObjectNode json(RulesStatus status) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        Edition edition = status.published();
        node.put("agreed", status.agreed());
        node.put("generation", status.generation());
        node.put("edition", edition == null ? null : edition.getHash());
        node.put("code", edition == null ? null : edition.getCode());
        node.put("icu", edition == null ? null : edition.getIcu());
        node.put("publishedBy", edition == null ? null : edition.getPublishedBy());
        node.put("unreadable", status.unreadable());
        node.put("rules", status.rules());
        ArrayNode files = node.putArray("files");
        if (edition != null) {
            edition.getFiles()
                    .forEach(file ->
                            files.addObject().put("name", file.getName()).put("sha256", file.getSha256()));
        }
        ArrayNode workers = node.putArray("workers");
        for (RulesStatus.Worker worker : status.workers()) {
            ObjectNode one = workers.addObject();
            one.put("worker", worker.name());
            one.put("state", word(worker.standing()));
            one.put("generation", worker.generation());
            one.put("files", worker.files());
            one.put("error", worker.error());
            one.put(
                    "reported",
                    worker.reported() == null ? null : worker.reported().toString());
        }
        ArrayNode faults = node.putArray("faults");
        status.faults().forEach(fault -> faults.addObject()
                .put("rule", fault.rule())
                .put("worker", fault.worker())
                .put("error", fault.error()));
        return node;
    }
}
