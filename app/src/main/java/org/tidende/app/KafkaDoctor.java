package org.tidende.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.TopicDifference;
import org.tidende.contract.TopicPlan;
import org.tidende.contract.TopicProvisioner;

/** Looks at a Kafka cluster: whether it answers, its version, our topics, its clock, its disks. */
final class KafkaDoctor {
    private static final String VERSION = "metadata.version";

    /** Of Kafka 4.0. */
    private static final int OLDEST_TRIED = 25;

    private static final long LEAST_BYTES = DiskSpace.LEAST_MEGABYTES << 20;
    private static final int SCARCE_PERCENT = 10;

    private final Map<String, Object> client;
    private final KafkaTopics topics;
    private final InstantSource clock;

    KafkaDoctor(Map<String, Object> client, KafkaTopics topics, InstantSource clock) {
        this.client = client;
        this.topics = topics;
        this.clock = clock;
    }

    List<Finding> examine() throws InterruptedException {
        String address = String.valueOf(client.get("bootstrap.servers"));
        List<Finding> findings = new ArrayList<>();
        try (Admin admin = Admin.create(client)) {
            Collection<Node> nodes = admin.describeCluster().nodes().get();
            findings.add(version(admin, address, nodes.size()));
            TopicPlan plan = new TopicProvisioner(admin, 1).plan(topics.all());
            findings.add(topics(plan));
            findings.add(clock(plan));
            findings.add(disks(admin, nodes));
        } catch (ExecutionException | KafkaException e) {
            String reason = e instanceof ExecutionException && e.getCause() != null
                    ? e.getCause().getMessage()
                    : e.getCause() == null
                            ? e.getMessage()
                            : e.getMessage() + ": " + e.getCause().getMessage();
            if (findings.isEmpty()) {
                findings.add(Finding.wrong(
                        "broker",
                        "no answer from " + address + ": " + reason,
                        "start it, or correct --bootstrap-servers and what --kafka-properties says of TLS and logins"));
            }
            Stream.of("topics", "clock of Kafka", "disk of Kafka")
                    .skip(findings.size() - 1L)
                    .forEach(subject -> findings.add(Finding.unknown(subject, reason)));
        }
        return findings;
    }

    private static Finding version(Admin admin, String address, int brokers)
            throws ExecutionException, InterruptedException {
        FinalizedVersionRange found = admin.describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get(VERSION);
        String what = brokers + (brokers == 1 ? " broker at " : " brokers at ") + address + ", " + VERSION + " "
                + (found == null ? "unknown" : found.maxVersionLevel());
        return found != null && found.maxVersionLevel() >= OLDEST_TRIED
                ? Finding.ok("broker", what)
                : Finding.warning(
                        "broker", what, "older than Kafka 4.0, with which this was never tried: update the cluster");
    }

    static Finding topics(TopicPlan plan) {
        String what = TopicText.sum(plan);
        if (!plan.differences().isEmpty()) {
            TopicDifference first = plan.differences().get(0);
            return Finding.wrong(
                    "topics",
                    first.words() + (plan.differences().size() == 1 ? "" : "; " + what),
                    first.isAlterable()
                            ? "tidende topics apply --alter; tidende topics plan shows all"
                            : "use another --topic-prefix, or delete the topic if it holds nothing yet; tidende topics plan"
                                    + " shows all");
        }
        return plan.missing().isEmpty()
                ? Finding.ok("topics", what)
                : Finding.wrong("topics", what, "tidende topics apply, or start a stage: each creates what is missing");
    }

    private Finding clock(TopicPlan plan) {
        String topic = BrokerClock.topic(topics);
        if (plan.missing().contains(topic)) {
            return Finding.unknown("clock of Kafka", "it is asked through " + topic + ", which is missing");
        }
        try {
            Instant before = clock.instant();
            Instant shown = BrokerClock.read(client, topics);
            return ClockCheck.of("Kafka", before, shown, clock.instant());
        } catch (KafkaException e) {
            return Finding.unknown("clock of Kafka", "it can't be asked through " + topic + ": " + e.getMessage());
        }
    }

    private static Finding disks(Admin admin, Collection<Node> nodes) throws ExecutionException, InterruptedException {
        List<Integer> brokers = nodes.stream().map(Node::id).toList();
        long least = Long.MAX_VALUE;
        String where = "";
        int percent = 100;
        for (Map.Entry<Integer, Map<String, LogDirDescription>> broker :
                admin.describeLogDirs(brokers).allDescriptions().get().entrySet()) {
            for (Map.Entry<String, LogDirDescription> folder : broker.getValue().entrySet()) {
                LogDirDescription disk = folder.getValue();
                if (disk.error() != null) {
                    return Finding.wrong(
                            "disk of Kafka",
                            folder.getKey() + " of broker " + broker.getKey() + ": "
                                    + disk.error().getMessage(),
                            "look at that disk, then restart the broker");
                }
                long free = disk.usableBytes().orElse(Long.MAX_VALUE);
                if (free < least) {
                    least = free;
                    where = folder.getKey() + " of broker " + broker.getKey();
                    percent = (int) (100.0 * free / disk.totalBytes().orElse(Long.MAX_VALUE));
                }
            }
        }
        return disk("disk of Kafka", where, least, percent);
    }

    /** Pure. */
    static Finding disk(String subject, String where, long free, int percent) {
        if (where.isEmpty()) {
            return Finding.unknown(subject, "the brokers don't say");
        }
        String what = (free >> 20) + " MB free, " + percent + " %, in " + where;
        if (free < LEAST_BYTES) {
            return Finding.wrong(
                    subject, what, "make room: a broker stops when its disk is full. Shorter retentions help last");
        }
        return percent < SCARCE_PERCENT
                ? Finding.warning(subject, what, "make room before it is full")
                : Finding.ok(subject, what);
    }
}
