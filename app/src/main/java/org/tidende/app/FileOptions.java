package org.tidende.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which files a pure stage is applied to, and how they came. */
final class FileOptions {
    @Mixin
    ConfigOption config;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files to read; a .gz is read as what it holds.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--batch",
            description = "Reads lines from standard input, each a file name or {\"file\", \"url\", \"headers\"}; "
                    + "a file that can't be read gives a line with \"error\".")
    boolean batch;

    @Option(names = "--url", paramLabel = "U", description = "Where the files came from.")
    String url;

    @Option(names = "--content-type", paramLabel = "T", description = "HTTP Content-Type that the files came with.")
    String contentType;

    @Spec(Target.MIXEE)
    CommandSpec spec;

    /**
     * Applies a stage to them; exit code 0 also where single files could not be read in a batch.
     *
     * @param mostBytes of a file, after decompression
     */
    int apply(BatchRun.Stage stage, int mostBytes) throws IOException {
        LogSetup.quiet();
        BatchRun run = new BatchRun(mostBytes, stage);
        if (batch != files.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    batch ? "--batch reads names from standard input; leave out FILE" : "name a FILE, or give --batch");
        }
        // By name, a file that is not there is an error, and nothing is printed.
        files.forEach(InputFile::requireReadable);
        try (OutputStream out = new BufferedOutputStream(Streams.out(), 1 << 16)) {
            if (batch) {
                run.lines(Streams.in(), out);
                return CommandLine.ExitCode.OK;
            }
            for (String file : files) {
                run.file(file, url, contentType, out);
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
