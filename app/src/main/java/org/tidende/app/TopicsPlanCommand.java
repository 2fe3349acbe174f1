package org.tidende.app;

import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.tidende.contract.TopicPlan;
import org.tidende.contract.TopicProvisioner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Declared against real. */
@Command(
        name = "plan",
        description = {
            "Shows which topics are missing and which differ from what is declared. Changes nothing.",
            "Exit code 0 when all are there and as declared, else 1."
        },
        mixinStandardHelpOptions = true)
final class TopicsPlanCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        LogSetup.quiet();
        TopicPlan plan;
        try (Admin admin = Admin.create(kafka.impatientClient())) {
            plan = new TopicProvisioner(admin, 1).plan(kafka.topics().all());
        }
        TopicText.lines(plan).forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return plan.isFulfilled() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
