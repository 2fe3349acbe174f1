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

    @Option(
            names = "--publish-edition",
            description = "Puts this program's dictionaries in force. Without it a worker waits until its own are.")
    boolean publishEdition;

    @Override
    public Integer call() throws InterruptedException {
        return process.run(Part.ENRICH, null, publishEdition, null);
    }
}
