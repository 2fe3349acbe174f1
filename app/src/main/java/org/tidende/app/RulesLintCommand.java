package org.tidende.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidende.enrich.RuleFiles;
import org.tidende.enrich.gazetteer.Finding;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with files of topic rules. */
@Command(
        name = "lint",
        description = {
            "Says what is wrong with files of topic rules, with line, column and what was expected; also actors and"
                    + " topics that nobody knows. Ends with 1 when there is an error."
        },
        mixinStandardHelpOptions = true)
final class RulesLintCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    DictionaryOptions dictionaries;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files of rules, or folders of them; also a single rule without the key topics.")
    List<Path> files;

    @Option(names = "--json", description = "One JSON object a finding; the sums go to standard error.")
    boolean json;

    @Option(names = "--strict", description = "Ends with 1 also when there are only warnings.")
    boolean strict;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LogSetup.quiet();
        DictionaryOptions.requireThere(files);
        dictionaries.require();
        List<Finding> findings = RuleFiles.lint(files, dictionaries.gazetteers, !dictionaries.noDefaultGazetteer);
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : findings) {
            out.println(json ? GazetteerLintCommand.json(finding) : finding);
        }
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
        long warnings = findings.size() - errors;
        PrintWriter rest = json ? spec.commandLine().getErr() : out;
        rest.println(GazetteerLintCommand.counted(errors, "error") + ", "
                + GazetteerLintCommand.counted(warnings, "warning"));
        out.flush();
        rest.flush();
        boolean fine = errors == 0 && !(strict && warnings > 0);
        return fine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
