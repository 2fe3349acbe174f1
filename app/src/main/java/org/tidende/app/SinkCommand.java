package org.tidende.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs one stage. */
@Command(
        name = "sink",
        description = "Runs sink alone: writes news.articles.enriched to the index, until it is ended.",
        mixinStandardHelpOptions = true)
final class SinkCommand implements Callable<Integer> {
    @Mixin
    StageProcess process;

    @Mixin
    IndexOptions index;

    @Mixin
    SinkOptions sink;

    @Override
    public Integer call() throws InterruptedException {
        return process.run(
                Part.SINK,
                null,
                null,
                PipelineSettings.Publishing.NEVER,
                new PipelineSettings.Index(index.client(), index.prefix, sink));
    }
}
