package org.tidende.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidende.contract.Records;
import org.tidende.contract.record.ActorTag;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.gazetteer.Finding;
import org.tidende.enrich.gazetteer.LintReport;
import org.tidende.enrich.gazetteer.Promotion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts somebody whom no file knows, but a text introduces, into a file of actors. */
@Command(
        name = "promote",
        description = "Puts an actor whom no file knows, as a text introduces them, into a file of actors of your own.",
        mixinStandardHelpOptions = true)
final class GazetteerPromoteCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 16 << 20;

    @Mixin
    ConfigOption config;

    @Parameters(
            index = "0",
            paramLabel = "ACTOR",
            description = "URI (urn:tidende:person:…) or name of an actor that tag shows as not resolved.")
    String actor;

    @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", description = "Texts that introduce the actor.")
    List<String> files;

    @Option(
            names = "--into",
            required = true,
            paramLabel = "FILE",
            description = "File of actors in YAML that gets the record; made when there is none.")
    Path into;

    @Mixin
    TextOptions told;

    @Option(names = "--gazetteer", paramLabel = "FILE", description = "Further actors of your own. May be repeated.")
    List<Path> gazetteers = new ArrayList<>();

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        told.require();
        LogSetup.quiet();
        Records.trust();
        files.forEach(InputFile::requireReadable);
        gazetteers.forEach(file -> InputFile.requireReadable(file.toString()));
        TagJson tagger = new TagJson(Dictionaries.load(gazetteers, true), told.language, told.day());
        for (String file : files) {
            ActorTag found = find(tagger, file);
            if (found != null) {
                promote(found, Path.of(file).getFileName() + ", " + told.day());
                return CommandLine.ExitCode.OK;
            }
        }
        throw new CommandException(
                "none of the texts introduces " + actor + ", unknown to the files: see tag --explain");
    }

    private ActorTag find(TagJson tagger, String file) throws IOException {
        String text = new String(InputFile.read(file, MOST_BYTES), StandardCharsets.UTF_8);
        TagJson.Given given = tagger.read(
                new ObjectMapper().createObjectNode().put("id", file).put("body", text));
        return tagger.tag(given).actors().stream()
                .filter(tag -> !tag.getResolved()
                        && (tag.getUri().equals(actor) || tag.getName().equals(actor)))
                .findFirst()
                .orElse(null);
    }

    private void promote(ActorTag tag, String seen) throws IOException {
        String before = Files.exists(into) ? Files.readString(into) : "";
        String after;
        try {
            after = Promotion.add(before, tag, seen);
        } catch (IllegalArgumentException e) {
            throw new CommandException(into + ": " + e.getMessage());
        }
        Path absolute = into.toAbsolutePath();
        // The file is complete at any moment: a running worker may read it.
        Path draft = Files.createTempFile(absolute.getParent(), ".promote", ".yaml");
        try {
            Files.writeString(draft, after);
            LintReport report = Dictionaries.lint(List.of(draft), true, 1);
            if (report.errors() > 0) {
                Finding first = report.findings().stream()
                        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                        .findFirst()
                        .orElseThrow();
                throw new CommandException(into + ": line " + first.line() + ": " + first.problem());
            }
            Files.move(draft, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        spec.commandLine().getOut().println(tag.getName() + "  " + tag.getUri() + "  is in " + into);
        spec.commandLine().getOut().flush();
    }
}
