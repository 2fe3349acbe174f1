package org.tidende.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one stage. */
@Command(
        name = "enrich",
        description = "Runs enrich alone: tags the articles of news.articles, until it is ended.",
        mixinStandardHelpOptions = true,
        subcommands = EnrichRebuildCommand.class)
final class EnrichCommand implements Callable<Integer> {
    @Mixin
    StageProcess process;

    @Mixin
    DictionaryOptions dictionaries;

    @Option(
            names = "--publish-edition",
            description =
                    "Puts the dictionaries that it starts with in force. Without it a worker waits until its own are.")
    boolean publishEdition;

    @Override
    public Integer call() throws InterruptedException {
        return process.run(
                Part.ENRICH,
                null,
                dictionaries,
                publishEdition ? PipelineSettings.Publishing.AT_START : PipelineSettings.Publishing.NEVER,
                null);
    }
}
