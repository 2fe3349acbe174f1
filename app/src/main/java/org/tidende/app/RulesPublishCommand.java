package org.tidende.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Records;
import org.tidende.contract.TopicProvisioner;
import org.tidende.enrich.RuleFiles;
import org.tidende.enrich.RulePublisher;
import org.tidende.enrich.gazetteer.Finding;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a single rule in force. */
@Command(
        name = "publish",
        description = {
            "Puts a single topic rule in force on all running workers of enrich, within seconds and without files.",
            "A rule that is wrong is refused with line and column, and nothing is published."
        },
        mixinStandardHelpOptions = true)
final class RulesPublishCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 1 << 20;

    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Mixin
    DictionaryOptions dictionaries;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The rule in the format of rule files, without the key topics.")
    Path file;

    @Option(names = "--remove", paramLabel = "ID", description = "Takes the rule of this id back.")
    String remove;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((file == null) == (remove == null)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "name a FILE, or give --remove ID");
        }
        LogSetup.quiet();
        Records.trust();
        KafkaTopics topics = kafka.topics();
        Map<String, Object> client = kafka.impatientClient();
        RulePublisher publisher = new RulePublisher(client, topics);
        PrintWriter out = spec.commandLine().getOut();
        if (remove != null) {
            OptionalLong generation = publisher.remove(remove);
            if (generation.isEmpty()) {
                throw new CommandException("no rule " + remove + " is published");
            }
            out.println("taken back: " + remove + ", generation " + generation.getAsLong());
        } else {
            byte[] definition = definition();
            String id = RulePublisher.read(file.toString(), definition).id();
            try (Admin admin = Admin.create(client)) {
                new TopicProvisioner(admin, Pipeline.replication(admin, null))
                        .apply(List.of(topics.rules(), topics.rulesStates()));
            }
            OptionalLong generation = publisher.publish(definition, System.getProperty("user.name"));
            out.println(
                    generation.isEmpty()
                            ? "it is published already: " + id
                            : "published: " + id + ", generation " + generation.getAsLong());
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** Refuses what workers would refuse, and what lint calls an error. */
    private byte[] definition() throws IOException {
        DictionaryOptions.requireThere(List.of(file));
        byte[] definition = InputFile.read(file.toString(), MOST_BYTES);
        RulePublisher.read(file.toString(), definition);
        dictionaries.require();
        for (Finding finding :
                RuleFiles.lint(List.of(file), dictionaries.gazetteers, !dictionaries.noDefaultGazetteer)) {
            if (finding.severity() == Finding.Severity.ERROR) {
                throw new CommandException(finding.toString());
            }
        }
        return definition;
    }
}
