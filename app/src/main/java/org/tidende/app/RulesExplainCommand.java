package org.tidende.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidende.contract.Records;
import org.tidende.contract.record.Evidence;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.RuleFiles;
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

/** Why a rule fires on a text, or does not. */
@Command(
        name = "explain",
        description = "Asks a rule of a text and says which of its clauses hold, and where in the text.",
        mixinStandardHelpOptions = true)
final class RulesExplainCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 16 << 20;

    @Mixin
    ConfigOption config;

    @Mixin
    DictionaryOptions dictionaries;

    @Parameters(
            index = "0",
            paramLabel = "RULE",
            description = "A file of rules, the id of a rule that is known, or an expression.")
    String rule;

    @Parameters(
            index = "1",
            paramLabel = "TEXT",
            description = "A file, or the text itself: a headline, and from the next line on the body.")
    String text;

    @Mixin
    TextOptions told;

    @Option(names = "--all", description = "Of a file of rules also those of which nothing holds.")
    boolean all;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        told.require();
        LogSetup.quiet();
        Records.trust();
        dictionaries.require();
        Dictionaries known = dictionaries.take();
        List<TopicRule> rules = rules(known);
        String read = isFile(text) ? new String(InputFile.read(text, MOST_BYTES), StandardCharsets.UTF_8) : text;
        PrintWriter out = spec.commandLine().getOut();
        boolean fired = false;
        for (RuleTrial.Trace trace : RuleFiles.explain(rules, read.strip(), told.language, told.day(), known)) {
            boolean fires = trace.tag() != null;
            fired |= fires;
            if (fires || all || rules.size() == 1) {
                print(trace, out);
            }
        }
        if (!fired && rules.size() > 1) {
            out.println("none of " + rules.size() + " rules fires");
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private List<TopicRule> rules(Dictionaries known) {
        if (isFile(rule)) {
            return RuleFiles.read(Path.of(rule));
        }
        List<TopicRule> named = known.rules().rules().stream()
                .filter(one -> one.id().equals(rule))
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        try {
            return List.of(RuleTrial.rule("urn:tidende:rule", rule));
        } catch (RuleFault fault) {
            throw new CommandException(
                    "'" + rule + "' is no file, no rule's id and no expression: " + fault.getMessage());
        }
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void print(RuleTrial.Trace trace, PrintWriter out) {
        TopicRule rule = trace.rule();
        if (trace.asked() == null) {
            out.println(rule.id() + " has no expression for the language of the text");
            return;
        }
        String name = rule.name().equals(rule.id()) ? rule.id() : rule.id() + " " + rule.name();
        String asked = trace.asked().equals("*") ? "all languages" : trace.asked();
        out.println(name + " (" + asked + ") " + (trace.tag() == null ? "does not fire" : "fires") + ", weight "
                + trace.weight() + " of " + trace.needed() + " needed"
                + (trace.termsNeeded() == 0
                        ? ""
                        : ", " + trace.terms() + " of " + trace.termsNeeded() + " different terms needed"));
        for (RuleTrial.Step step : trace.steps()) {
            out.println("  ".repeat(step.depth() + 1) + (step.holds() ? "holds  " : "not    ") + step.clause());
            for (Evidence evidence : step.evidence()) {
                out.println("  ".repeat(step.depth() + 2) + "       "
                        + (evidence.getField().equals("actors")
                                ? "tagged: " + evidence.getExact()
                                : evidence.getField() + " " + evidence.getStart() + "-" + evidence.getEnd() + " \""
                                        + evidence.getExact() + "\""));
            }
        }
    }
}
