package org.tidende.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tidende.contract.Records;
import org.tidende.contract.record.Evidence;
import org.tidende.enrich.RuleFiles;
import org.tidende.enrich.RuleRehearsal;
import org.tidende.enrich.replay.ReplayRequest;
import org.tidende.enrich.topic.RuleFault;
import org.tidende.enrich.topic.RuleTrial;
import org.tidende.enrich.topic.TopicRule;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a rule would have done. */
@Command(
        name = "dry-run",
        description = "Says how often, and on which articles that are tagged already, a rule would have fired. Writes"
                + " nothing.",
        mixinStandardHelpOptions = true)
final class RulesDryRunCommand implements Callable<Integer> {
    private static final int MOST = 1_000;

    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Parameters(paramLabel = "RULE", description = "A file with one rule, or an expression.")
    String rule;

    @Option(
            names = "--from",
            paramLabel = "D",
            required = true,
            description = "Articles collected from this day or moment on (UTC).")
    String from;

    @Option(
            names = "--to",
            paramLabel = "D",
            description = {"Until the end of this day, or before this moment.", "Default: now"})
    String to;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "20",
            description = {"Articles that are shown, the newest, 1,000 or fewer.", "Default: ${DEFAULT-VALUE}"})
    int size;

    @Option(names = "--json", description = "Prints one JSON object.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (size < 0 || size > MOST) {
            throw wrong("--size must be 0 to " + MOST + ", is " + size);
        }
        ReplayRequest request;
        try {
            request =
                    new ReplayRequest(TimeText.start(from), to == null ? null : TimeText.end(to), List.of(), List.of());
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
        LogSetup.quiet();
        Records.trust();
        TopicRule read = read();
        RuleRehearsal.Result result =
                new RuleRehearsal(kafka.impatientClient(), kafka.topics(), read, size).run(request);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(result));
        } else {
            print(result, out);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private TopicRule read() {
        if (isFile(rule)) {
            List<TopicRule> rules = RuleFiles.read(Path.of(rule));
            if (rules.size() != 1) {
                throw new CommandException(rule + " has " + rules.size() + " rules, expected one");
            }
            return rules.getFirst();
        }
        try {
            return RuleTrial.rule("urn:tidende:rule", rule);
        } catch (RuleFault fault) {
            throw new CommandException("'" + rule + "' is no file and no expression: " + fault.getMessage());
        }
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void print(RuleRehearsal.Result result, PrintWriter out) {
        for (RuleRehearsal.Hit hit : result.hits()) {
            out.println(hit.article().getVersionCreated() + "  " + hit.id() + "  "
                    + hit.article().getHeadline().replaceAll("\\s+", " "));
            for (Evidence evidence : hit.tag().getEvidence()) {
                out.println("  " + evidence.getField() + " " + evidence.getStart() + "-" + evidence.getEnd() + " \""
                        + evidence.getExact().replaceAll("\\s+", " ") + "\": " + evidence.getClause());
            }
        }
        result.byDay().forEach((day, count) -> out.println(day + "  " + count));
        out.println(String.format(
                Locale.ROOT,
                "fires on %,d of %,d articles; %,d of them have the topic already%s",
                result.matched(),
                result.articles(),
                result.tagged(),
                result.unreadable() == 0 ? "" : "; " + result.unreadable() + " unreadable records left out"));
    }

    private static ObjectNode json(RuleRehearsal.Result result) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("articles", result.articles());
        node.put("matched", result.matched());
        node.put("tagged", result.tagged());
        node.put("unreadable", result.unreadable());
        ObjectNode days = node.putObject("byDay");
        result.byDay().forEach(days::put);
        var hits = node.putArray("hits");
        for (RuleRehearsal.Hit hit : result.hits()) {
            ObjectNode one = hits.addObject();
            one.put("id", hit.id());
            one.put("headline", hit.article().getHeadline());
            one.put("collected", hit.article().getVersionCreated().toString());
            one.put("confidence", hit.tag().getConfidence());
            var evidence = one.putArray("evidence");
            hit.tag().getEvidence().forEach(place -> evidence.addObject()
                    .put("field", place.getField())
                    .put("start", place.getStart())
                    .put("end", place.getEnd())
                    .put("exact", place.getExact())
                    .put("clause", place.getClause()));
        }
        return node;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
