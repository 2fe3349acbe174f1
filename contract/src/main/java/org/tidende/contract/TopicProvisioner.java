package org.tidende.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing and refuses those that differ; it alters one only when asked to. */
public final class TopicProvisioner {
    private static final long DEADLINE_SECONDS = 30;

    private final Admin admin;
    private final short replicationFactor;

    /**
     * @param admin stays the caller's to close
     * @param replicationFactor of topics that are created; from 3 on they get {@code min.insync.replicas=2}
     */
    public TopicProvisioner(Admin admin, int replicationFactor) {
        if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replication factor must be 1 or more, is " + replicationFactor);
        }
        this.admin = admin;
        this.replicationFactor = (short) replicationFactor;
    }

    /**
     * Makes the topics be as declared, or fails with nothing altered.
     *
     * @return names of the topics that were created
     * @throws TopicMismatchException when a topic exists with other partitions or another value of a declared setting
     * @throws KafkaException when the cluster can't be asked or refuses
     */
    public List<String> apply(Collection<KafkaTopic> topics) {
        Map<String, KafkaTopic> declared = byName(topics);
        List<String> created = new ArrayList<>();
        long deadline = deadline();
        while (true) {
            Map<String, TopicDescription> real = describe(declared.keySet());
            List<TopicDifference> differences = differences(declared, real);
            if (!differences.isEmpty()) {
                throw new TopicMismatchException(
                        differences.stream().map(TopicDifference::words).toList());
            }
            boolean raced = false;
            for (KafkaTopic topic : declared.values()) {
                if (!real.containsKey(topic.name()) && !created.contains(topic.name())) {
                    boolean ours = create(topic);
                    raced |= !ours;
                    if (ours) {
                        created.add(topic.name());
                    }
                }
            }
            if (!raced) {
                break;
            }
            // Another worker made it a moment ago, and not every broker has heard: it is compared once it can be seen.
            pause(deadline, "topics that exist could not be described");
        }
        return created;
    }

    /**
     * What {@link #apply} would do. Changes nothing.
     *
     * @throws KafkaException when the cluster can't be asked
     */
    public TopicPlan plan(Collection<KafkaTopic> topics) {
        Map<String, KafkaTopic> declared = byName(topics);
        Map<String, TopicDescription> real = describe(declared.keySet());
        return new TopicPlan(
                List.copyOf(declared.keySet()),
                declared.keySet().stream()
                        .filter(name -> !real.containsKey(name))
                        .toList(),
                differences(declared, real));
    }

    /**
     * Gives topics the declared value of each setting that differs. A shorter retention lets the broker delete records. The
     * number of partitions is never altered.
     *
     * @return what was altered, with the value that was there before
     * @throws KafkaException when the cluster can't be asked or refuses
     */
    public List<TopicDifference> alter(Collection<KafkaTopic> topics) {
        List<TopicDifference> altered = plan(topics).differences().stream()
                .filter(TopicDifference::isAlterable)
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> wanted = new LinkedHashMap<>();
        altered.forEach(difference -> wanted.computeIfAbsent(resource(difference.topic()), topic -> new ArrayList<>())
                .add(new AlterConfigOp(
                        new ConfigEntry(difference.setting(), difference.declared()), AlterConfigOp.OpType.SET)));
        get(admin.incrementalAlterConfigs(wanted).all());
        // The controller has taken it; the brokers hear of it a moment later.
        long deadline = deadline();
        while (plan(topics).differences().stream().anyMatch(TopicDifference::isAlterable)) {
            pause(deadline, "altered topics did not show the new settings");
        }
        return altered;
    }

    private Map<String, TopicDescription> describe(Collection<String> names) {
        Map<String, TopicDescription> found = new LinkedHashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, future) -> {
            try {
                found.put(name, get(future));
            } catch (UnknownTopicOrPartitionException missing) {
                // Left out: it is to be created.
            }
        });
        return found;
    }

    private List<TopicDifference> differences(Map<String, KafkaTopic> declared, Map<String, TopicDescription> real) {
        List<ConfigResource> resources =
                real.keySet().stream().map(TopicProvisioner::resource).toList();
        Map<ConfigResource, Config> settings =
                get(admin.describeConfigs(resources).all());
        List<TopicDifference> differences = new ArrayList<>();
        real.forEach((name, description) -> {
            KafkaTopic topic = declared.get(name);
            int partitions = description.partitions().size();
            if (partitions != topic.partitions()) {
                differences.add(new TopicDifference(
                        name,
                        TopicDifference.PARTITIONS,
                        Integer.toString(partitions),
                        Integer.toString(topic.partitions())));
            }
            Config config = settings.get(resource(name));
            new TreeMap<>(topic.settings()).forEach((setting, wanted) -> {
                ConfigEntry actual = config.get(setting);
                if (actual == null || !wanted.equals(actual.value())) {
                    differences.add(new TopicDifference(name, setting, actual == null ? null : actual.value(), wanted));
                }
            });
        });
        return differences;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Map<String, KafkaTopic> byName(Collection<KafkaTopic> topics) {
        Map<String, KafkaTopic> declared = new LinkedHashMap<>();
        topics.forEach(topic -> declared.put(topic.name(), topic));
        return declared;
    }

    private boolean create(KafkaTopic topic) {
        KafkaTopic wanted = replicationFactor >= 3 ? topic.with("min.insync.replicas", "2") : topic;
        NewTopic request =
                new NewTopic(wanted.name(), wanted.partitions(), replicationFactor).configs(wanted.settings());
        try {
            get(admin.createTopics(List.of(request)).all());
            return true;
        } catch (TopicExistsException another) {
            return false;
        }
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    }

    private static void pause(long deadline, String late) {
        if (System.nanoTime() > deadline) {
            throw new org.apache.kafka.common.errors.TimeoutException(late + " within " + DEADLINE_SECONDS + " s");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException("asking the cluster about topics failed", e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "the cluster did not answer about topics within " + DEADLINE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
