package org.tidende.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;
import org.tidende.enrich.EnrichConfig;
import org.tidende.enrich.StoreRebuild;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings a lost store of revisions back. */
@Command(
        name = "rebuild",
        description = {
            "Refills the stores of enrich from news.articles.enriched after their changelogs were lost, which is when enrich refuses"
                    + " to start. All workers must have ended.",
            "Other machines' folders of state (--data, below it streams) are to be removed before their workers start again."
        },
        mixinStandardHelpOptions = true)
final class EnrichRebuildCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Of the changelogs; without it 3, or 1 on a cluster of fewer than three brokers.")
    Integer replicationFactor;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = {"Folder whose old stores are removed.", "Default: ${DEFAULT-VALUE}"})
    Path data;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<CommandLine.Model.OptionSpec> misplaced =
                spec.parent().commandLine().getParseResult().matchedOptions();
        if (!misplaced.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "options stand after 'rebuild': " + misplaced.getFirst().longestName());
        }
        Map<String, Object> client = kafka.client();
        try (Admin admin = Admin.create(Pipeline.impatient(client))) {
            EnrichConfig stores = new EnrichConfig(
                    client,
                    kafka.topics(),
                    data.resolve("streams"),
                    1,
                    List.of(),
                    true,
                    "rebuild",
                    Pipeline.replication(admin, replicationFactor),
                    0);
            StoreRebuild.Result result = new StoreRebuild(stores).run();
            spec.commandLine()
                    .getOut()
                    .println("read " + result.records() + " enriched articles, " + result.unreadable()
                            + " unreadable records left out; the group goes on after what was told in "
                            + result.offsets()
                            + " partitions whose offset was lost");
            return CommandLine.ExitCode.OK;
        } catch (StoreRebuild.RefusedException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (RetriableException e) {
            throw new CommandException(
                    "Kafka at " + client.get("bootstrap.servers") + " does not answer: " + e.getMessage(), e);
        }
    }
}
