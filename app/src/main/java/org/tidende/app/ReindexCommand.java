package org.tidende.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidende.sink.Comparison;
import org.tidende.sink.Reindex;
import org.tidende.sink.SinkConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the indices anew while everything runs. */
@Command(
        name = "reindex",
        description = {
            "Makes the indices anew from news.articles.enriched, beside the live ones, and moves readers over when both agree.",
            "Ended before its end, it goes on where it was when it is run again. The old indices stay until --drop-others."
        },
        mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Mixin
    IndexOptions index;

    @Mixin
    SinkOptions options;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            required = true,
            description = "Version in the names of the new indices, for instance v1r2.")
    String version;

    @Option(
            names = "--drop-others",
            description = "Deletes the indices of all other versions, once readers see this one; nothing else is done.")
    boolean dropOthers;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        LogSetup.quiet();
        SinkConfig sink = options.applied(SinkConfig.of(kafka.client(), kafka.topics(), index.client(), "reindex")
                .withIndexPrefix(index.prefix));
        PrintWriter out = spec.commandLine().getOut();
        try (Shutdown shutdown = new Shutdown(false)) {
            Reindex reindex = shutdown.closing(open(sink));
            if (dropOthers) {
                List<String> dropped = reindex.dropOthers();
                dropped.forEach(one -> out.println("dropped " + one));
                out.println(dropped.size() + " indices dropped");
                out.flush();
                return CommandLine.ExitCode.OK;
            }
            Comparison comparison = reindex.run(line -> {
                out.println(line);
                out.flush();
            });
            return comparison.agrees() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (InterruptedException told) {
            out.println("stopped before the end; run again, it goes on");
            out.flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Reindex open(SinkConfig sink) {
        try {
            return new Reindex(sink, version, new SimpleMeterRegistry());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
