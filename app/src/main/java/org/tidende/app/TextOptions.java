package org.tidende.app;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.tidende.contract.Language;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is known of texts beside their words. */
final class TextOptions {
    @Option(
            names = "--language",
            paramLabel = "L",
            description = {"What the source says the texts' language is.", "Default: found from the text"})
    String language;

    @Option(
            names = "--date",
            paramLabel = "D",
            description = {"Date of the texts, for roles.", "Default: today"})
    LocalDate date;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /** @throws ParameterException for a language that is not known here */
    void require() {
        if (language != null && Language.of(language).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--language " + language + " is not a language that is known here");
        }
    }

    LocalDate day() {
        return date == null ? LocalDate.now(ZoneOffset.UTC) : date;
    }
}
