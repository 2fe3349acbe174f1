package org.tidende.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which files a pure stage is applied to. */
final class FileOptions {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files to read; a .gz is read as what it holds.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--batch",
            description = "Reads lines from standard input, each a file name or {\"file\", \"url\", \"headers\"}; "
                    + "a file that can't be read gives a line with \"error\".")
    boolean batch;

    @Option(names = "--url", paramLabel = "U", description = "Where the files came from.")
    String url;

    @Spec(Target.MIXEE)
    CommandSpec spec;

    /** Applies it; exit code 0 also where single files could not be read in a batch. */
    int run(BatchRun run, String contentType) throws IOException {
        if (batch != files.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    batch ? "--batch reads names from standard input; leave out FILE" : "name a FILE, or give --batch");
        }
        try (OutputStream out = new BufferedOutputStream(Streams.out(), 1 << 16)) {
            if (batch) {
                run.lines(Streams.in(), out);
                return CommandLine.ExitCode.OK;
            }
            for (String file : files) {
                // By name, a file that is not there is an error.
                InputFile.requireReadable(file);
            }
            for (String file : files) {
                run.file(file, url, contentType, out);
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
