package org.tidende.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.tidende.enrich.topic.NewsCodes;
import org.tidende.enrich.topic.TopicNames;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a file of names from IPTC's published vocabulary. */
@Command(
        name = "import",
        description = {
            "Reads IPTC's Media Topics as IPTC publishes them (JSON, or SKOS in RDF/XML) and writes their names in all"
                    + " its languages as a file for --gazetteer, from which topics of rule files take theirs.",
        },
        mixinStandardHelpOptions = true)
final class TopicsImportCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 64 << 20;

    @Mixin
    ConfigOption config;

    @Parameters(paramLabel = "FILE", description = "The vocabulary; also as .gz.")
    String file;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = {"Written there; what is there already is left alone.", "Default: standard output"})
    Path output;

    @Option(names = "--retired", description = "Also topics that IPTC no longer uses.")
    boolean retired;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LogSetup.quiet();
        InputFile.requireReadable(file);
        List<NewsCodes.Topic> topics = NewsCodes.read(file, InputFile.read(file, MOST_BYTES)).stream()
                .filter(topic -> retired || !topic.retired())
                .toList();
        String text = TopicNames.write(topics);
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
        } else {
            try {
                Files.writeString(output, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                throw new CommandException(output + " is there already; remove it, or name another file");
            }
        }
        TreeSet<String> languages = new TreeSet<>();
        topics.forEach(topic -> languages.addAll(topic.names().keySet()));
        PrintWriter err = spec.commandLine().getErr();
        err.println(GazetteerLintCommand.counted(topics.size(), "topic") + " in " + languages);
        err.flush();
        return CommandLine.ExitCode.OK;
    }
}
