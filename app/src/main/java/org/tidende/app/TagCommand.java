package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidende.contract.Records;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enrichment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tags texts without any server. */
@Command(
        name = "tag",
        description = "Tags texts with language, actors and topics; prints one JSON object a line.",
        mixinStandardHelpOptions = true)
final class TagCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 16 << 20;

    @Mixin
    ConfigOption config;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Texts in UTF-8; a .gz is read as what it holds.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--batch",
            description = "Reads articles from standard input, one JSON object a line: "
                    + "{\"id\", \"headline\", \"body\", \"language\", \"contentCreated\"}.")
    boolean batch;

    @Mixin
    TextOptions told;

    @Option(names = "--gazetteer", paramLabel = "FILE", description = "Actors of your own. May be repeated.")
    List<Path> gazetteers = new ArrayList<>();

    @Option(names = "--no-default-gazetteer", description = "Leaves out the actors that come with it.")
    boolean noDefaultGazetteer;

    @Option(names = "--explain", description = "Says to a person why, instead of JSON.")
    boolean explain;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (batch != files.isEmpty()) {
            throw wrong(
                    batch
                            ? "--batch reads articles from standard input; leave out FILE"
                            : "name a FILE, or give --batch");
        }
        if (batch && explain) {
            throw wrong("--explain is for files");
        }
        told.require();
        LogSetup.quiet();
        Records.trust();
        files.forEach(InputFile::requireReadable);
        gazetteers.forEach(file -> InputFile.requireReadable(file.toString()));
        Dictionaries dictionaries = Dictionaries.load(gazetteers, !noDefaultGazetteer);
        TagJson tagger = new TagJson(dictionaries, told.language, told.day());
        if (explain) {
            explain(tagger);
            return CommandLine.ExitCode.OK;
        }
        ObjectMapper mapper = new ObjectMapper();
        try (OutputStream out = new BufferedOutputStream(Streams.out(), 1 << 16);
                JsonGenerator json = mapper.getFactory().createGenerator(out)) {
            json.setRootValueSeparator(null);
            if (batch) {
                lines(tagger, mapper, json);
            } else {
                for (String file : files) {
                    one(tagger, given(tagger, mapper, file), json);
                }
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void explain(TagJson tagger) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (String file : files) {
            TagExplanation.print(
                    file,
                    tagger.tag(given(tagger, mapper, file)),
                    spec.commandLine().getOut());
        }
    }

    private static TagJson.Given given(TagJson tagger, ObjectMapper mapper, String file) throws IOException {
        String text = new String(InputFile.read(file, MOST_BYTES), StandardCharsets.UTF_8);
        return tagger.read(mapper.createObjectNode().put("id", file).put("body", text));
    }

    private static void lines(TagJson tagger, ObjectMapper mapper, JsonGenerator json) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Streams.in(), StandardCharsets.UTF_8), 1 << 16);
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            TagJson.Given given;
            try {
                given = tagger.read(mapper.readTree(line));
            } catch (IOException | IllegalArgumentException e) {
                json.writeStartObject();
                json.writeNumberField("line", number);
                json.writeStringField(
                        "error", e.getMessage().lines().findFirst().orElse(""));
                json.writeEndObject();
                json.writeRaw('\n');
                continue;
            }
            one(tagger, given, json);
        }
    }

    private static void one(TagJson tagger, TagJson.Given given, JsonGenerator json) throws IOException {
        Enrichment found = tagger.tag(given);
        tagger.write(given, found, json);
        json.writeRaw('\n');
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
