package org.tidende.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs one stage. */
@Command(
        name = "ingest",
        description = "Runs ingest alone: polls the feeds of news.feeds and makes articles, until it is ended.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
    @Mixin
    StageProcess process;

    @Mixin
    FetchOptions fetch;

    @Override
    public Integer call() throws InterruptedException {
        return process.run(Part.INGEST, fetch, null, PipelineSettings.Publishing.NEVER, null);
    }
}
