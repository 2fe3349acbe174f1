package org.tidende.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.tidende.contract.TopicDifference;
import org.tidende.contract.TopicPlan;
import org.tidende.contract.TopicProvisioner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the topics be as declared. */
@Command(
        name = "apply",
        description = {
            "Creates the topics that are missing. Topics that differ stay as they are, and nothing is created beside them, unless"
                    + " --alter is given.",
            "Exit code 0 when all are there and as declared afterwards, else 1."
        },
        mixinStandardHelpOptions = true)
final class TopicsApplyCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = {
                "Copies of the topics that are created.",
                "Default: 3, or 1 on a cluster of fewer than three brokers"
            })
    Integer replicationFactor;

    @Option(
            names = "--alter",
            description = "Sets settings that differ to what is declared. A shorter retention deletes records.")
    boolean alter;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LogSetup.quiet();
        PrintWriter out = spec.commandLine().getOut();
        try (Admin admin = Admin.create(kafka.impatientClient())) {
            TopicProvisioner provisioner = new TopicProvisioner(admin, Pipeline.replication(admin, replicationFactor));
            if (alter) {
                for (TopicDifference was : provisioner.alter(kafka.topics().all())) {
                    out.println("altered " + was.topic() + ": " + was.setting() + "=" + was.declared() + ", was "
                            + (was.real() == null ? "not there" : was.real()));
                }
            }
            TopicPlan plan = provisioner.plan(kafka.topics().all());
            boolean possible = plan.differences().isEmpty();
            if (possible) {
                List<String> created = provisioner.apply(kafka.topics().all());
                Pipeline.awaitVisible(admin, created);
                created.forEach(topic -> out.println("created " + topic));
                out.println("all " + plan.declared().size() + " topics are as declared");
            } else {
                TopicText.lines(plan).forEach(out::println);
            }
            out.flush();
            return possible ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
