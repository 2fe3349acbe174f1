package org.tidende.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidende.contract.Records;
import org.tidende.contract.record.Evidence;
import org.tidende.enrich.RuleFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks rules of their examples. */
@Command(
        name = "test",
        description =
                "Tags the examples in files of rules, beside all other rules, and says which must match and do not, or"
                        + " must not and do. Ends with 1 when there is one.",
        mixinStandardHelpOptions = true)
final class RulesTestCommand implements Callable<Integer> {
    private static final int SHOWN = 70;

    @Mixin
    ConfigOption config;

    @Mixin
    DictionaryOptions dictionaries;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of rules, or folders of them.")
    List<Path> files;

    @Option(
            names = "--date",
            paramLabel = "D",
            description = {"Date of the examples, for roles.", "Default: today"})
    LocalDate date;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        LogSetup.quiet();
        Records.trust();
        DictionaryOptions.requireThere(files);
        dictionaries.require();
        List<RuleFiles.Tested> tested = RuleFiles.test(
                files,
                dictionaries.gazetteers,
                !dictionaries.noDefaultGazetteer,
                date == null ? LocalDate.now(ZoneOffset.UTC) : date);
        PrintWriter out = spec.commandLine().getOut();
        long wrong = 0;
        for (RuleFiles.Tested one : tested) {
            if (!one.right()) {
                wrong++;
                out.println(words(one));
            }
        }
        out.println(GazetteerLintCommand.counted(tested.size(), "example") + ", " + wrong + " wrong");
        out.flush();
        return wrong == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static String words(RuleFiles.Tested one) {
        String text = one.example().text().replaceAll("\\s+", " ");
        String what;
        if (one.example().matches()) {
            what = " must match and does not"
                    + (one.example().language().equals(one.language())
                            ? ""
                            : ", its language was found to be " + one.language());
        } else {
            Evidence first = one.tag().getEvidence().getFirst();
            what = " must not match and does, by " + first.getClause() + " at \"" + first.getExact() + "\"";
        }
        return one.file() + ":" + one.example().line() + ": " + one.rule().id() + " ("
                + one.example().language() + ")" + what + ": "
                + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }
}
