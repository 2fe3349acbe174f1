package org.tidende.ingest.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.KafkaTopic;

/** Whether the broker answers and the stage's topics are there with as many partitions as declared. */
final class TopicsReady {
    private static final Logger LOG = LoggerFactory.getLogger(TopicsReady.class);

    private final String name;
    private final StageTopics topics;
    private final Supplier<Map<String, Object>> settings;
    private volatile String problem;

    TopicsReady(String name, StageTopics topics, Supplier<Map<String, Object>> settings) {
        this.name = name;
        this.topics = topics;
        this.settings = settings;
    }

    String problem() {
        return problem;
    }

    boolean check() {
        String now = look();
        if (now != null && !now.equals(problem)) {
            LOG.warn("{}", now);
        }
        problem = now;
        return now == null;
    }

    private String look() {
        List<KafkaTopic> wanted = new ArrayList<>(topics.states());
        wanted.addAll(topics.targets());
        wanted.add(topics.source());
        try (Admin admin = Admin.create(settings.get())) {
            for (KafkaTopic topic : wanted) {
                int partitions = admin.describeTopics(List.of(topic.name()))
                        .topicNameValues()
                        .get(topic.name())
                        .get()
                        .partitions()
                        .size();
                if (partitions != topic.partitions()) {
                    return name + ": topic " + topic.name() + " has " + partitions + " partitions, wanted "
                            + topic.partitions();
                }
            }
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException
                    ? name + ": topics are missing; waiting for them to be created"
                    : name + ": waiting for the broker: " + e.getCause().getMessage();
        } catch (KafkaException e) {
            return name + ": waiting for the broker: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return name + ": interrupted";
        }
    }
}
