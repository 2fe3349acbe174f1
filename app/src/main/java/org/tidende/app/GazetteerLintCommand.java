package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.gazetteer.Finding;
import org.tidende.enrich.gazetteer.LintReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with files of actors. */
@Command(
        name = "lint",
        description = "Says what is wrong with files of actors, with the line; ends with 1 when there is an error.",
        mixinStandardHelpOptions = true)
final class GazetteerLintCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files of actors in any format that --gazetteer of the other commands takes; also as .gz.")
    List<Path> files;

    @Option(names = "--json", description = "One JSON object a finding; the sums go to standard error.")
    boolean json;

    @Option(names = "--strict", description = "Ends with 1 also when there are only warnings.")
    boolean strict;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "20",
            description = {"Findings of one kind in one file that are shown.", "Default: ${DEFAULT-VALUE}"})
    int most;

    @Option(
            names = "--no-default-gazetteer",
            description = "For files that are used without the actors that come with the program.")
    boolean noDefaultGazetteer;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (most < 0) {
            throw CommandException.wrongUsage("--most " + most + " must not be negative");
        }
        LogSetup.quiet();
        files.forEach(file -> InputFile.requireReadable(file.toString()));
        LintReport report = Dictionaries.lint(files, !noDefaultGazetteer, most);
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : report.findings()) {
            out.println(json ? json(finding) : finding);
        }
        PrintWriter rest = json ? spec.commandLine().getErr() : out;
        new TreeMap<>(report.further()).forEach((kind, count) -> rest.println(kind + ": " + count));
        rest.println(sums(report));
        out.flush();
        rest.flush();
        boolean fine = report.errors() == 0 && !(strict && report.warnings() > 0);
        return fine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static String sums(LintReport report) {
        return counted(report.actors(), "actor") + ", " + counted(report.names(), "name") + ", "
                + counted(report.roles(), "role") + ": " + counted(report.errors(), "error") + ", "
                + counted(report.warnings(), "warning");
    }

    static String counted(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    static String json(Finding finding) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new ObjectMapper().getFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", finding.file());
            json.writeNumberField("line", finding.line());
            json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringField("check", finding.check().name().toLowerCase(Locale.ROOT));
            json.writeStringField("problem", finding.problem());
            json.writeEndObject();
        }
        return text.toString();
    }
}
