package org.tidende.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Records;
import org.tidende.contract.TopicProvisioner;
import org.tidende.contract.record.Edition;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.EditionPublisher;
import org.tidende.enrich.RulesStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which files the workers must have. */
@Command(
        name = "publish",
        description = {
            "Reads the dictionaries in a folder and makes them the edition that all workers of enrich must have. Each worker tags with"
                    + " it as soon as it has the same files itself, and is not ready until then.",
            "Dictionaries that are wrong are refused with file and line, and nothing is published."
        },
        mixinStandardHelpOptions = true)
final class DictionariesPublishCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "Folders or files as the workers have them in --gazetteer, in the same order.")
    List<Path> given;

    @Option(
            names = "--no-default-gazetteer",
            description = "For workers that run with it: leaves out the actors that come with it.")
    boolean noDefaultGazetteer;

    @Option(names = "--dry-run", description = "Reads them and says what would be different, and publishes nothing.")
    boolean dryRun;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LogSetup.quiet();
        Records.trust();
        DictionaryOptions.requireThere(given);
        Dictionaries dictionaries = Dictionaries.load(given, !noDefaultGazetteer);
        Edition edition = dictionaries.edition();
        Map<String, Object> client = kafka.impatientClient();
        KafkaTopics topics = kafka.topics();
        RulesStatus before = RulesStatus.ask(client, topics, InstantSource.system());
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "edition " + edition.getHash() + ": " + dictionaries.gazetteer().size() + " actors, "
                        + dictionaries.gazetteer().names() + " names, "
                        + dictionaries.rules().size() + " topic rules");
        EditionText.changes(before.published(), edition).forEach(change -> out.println("  " + change));
        boolean known =
                before.published() != null && before.published().getHash().equals(edition.getHash());
        if (known) {
            out.println("it is published already, generation " + before.generation());
        } else if (dryRun) {
            out.println("it would begin generation " + (before.generation() + 1));
        } else {
            if (before.generation() == 0) {
                provision(client, topics);
            }
            edition.setPublishedBy(System.getProperty("user.name"));
            out.println("published, generation " + new EditionPublisher(client, topics).publishIfNew(edition));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** Workers make all topics; these two must be there for whoever publishes before the first of them starts. */
    private static void provision(Map<String, Object> client, KafkaTopics topics) throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            new TopicProvisioner(admin, Pipeline.replication(admin, null))
                    .apply(List.of(topics.rules(), topics.rulesStates()));
        }
    }
}
