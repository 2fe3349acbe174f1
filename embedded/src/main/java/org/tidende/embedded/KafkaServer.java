package org.tidende.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker, its own controller in one. */
final class KafkaServer implements AutoCloseable {

    private static final int NODE = 1;

    private final Path folder;
    private final Map<String, String> settings;
    private KafkaRaftServer server;

    KafkaServer(ChildArguments arguments) {
        folder = arguments.dataDirectory().resolve("kafka");
        settings = settings(arguments, folder);
    }

    static Map<String, String> settings(ChildArguments arguments, Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + arguments.controllerPort());
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + arguments.kafkaPort() + ",CONTROLLER://127.0.0.1:"
                        + arguments.controllerPort());
        settings.put("log.dirs", folder.toString());

        // One node: no copies, and few partitions of what Kafka keeps for itself, each of which costs start-up time.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");

        // A topic with a typing error in its name must fail, not appear.
        settings.put("auto.create.topics.enable", "false");
        // The largest record of ours is 5 MiB, a dead letter; batches carry a little more.
        settings.put("message.max.bytes", Integer.toString(6 * 1024 * 1024));

        // Take-overs within seconds: short sessions allowed, transactions of the dead looked for every second.
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        // A machine that was off for weeks must find its offsets again; Kafka forgets them after 7 days.
        settings.put("offsets.retention.minutes", Integer.toString(400 * 24 * 60));

        // Short, too: what FormerBroker ends is ended in any case before the broker starts.
        settings.put("broker.session.timeout.ms", "2500");
        settings.put("broker.heartbeat.interval.ms", "500");

        // Memory for the cleaner is taken at start, 128 MiB by default; it needs more than 1 MiB a thread.
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");

        settings.putAll(arguments.kafkaSettings());
        return settings;
    }

    void start() throws Exception {
        List<String> unknown = settings.keySet().stream()
                .filter(name -> !KafkaConfig.configDef().names().contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Kafka knows no setting " + unknown);
        }
        format();
        FormerBroker.end(folder, settings);
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    /** Gives a new folder its cluster id; what is there already keeps its own. */
    private void format() throws Exception {
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true)
                .run();
    }

    @Override
    public void close() throws IOException {
        server.shutdown();
        server.awaitShutdown();
    }
}
