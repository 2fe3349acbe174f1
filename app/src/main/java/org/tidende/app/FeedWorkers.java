package org.tidende.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.tidende.contract.FeedPartitioner;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/**
 * Who polls which feeds and how far that is, as the broker knows it: the members of the group and what it committed.
 *
 * @param owners by partition of {@code news.feeds}; a partition that nobody has is not there
 * @param behind records of {@code news.feeds} that are not taken up yet, by partition; one that nothing is known of is not there
 * @param entriesBehind entries that were found and are no articles yet
 */
record FeedWorkers(Map<Integer, Worker> owners, Map<Integer, Long> behind, long entriesBehind) {
    /**
     * A member of the group.
     *
     * @param instance the worker's name, as {@code --instance} gave it
     * @param host where it runs, as the broker sees it
     */
    record Worker(String instance, String clientId, String host) {}

    /** Copies. */
    FeedWorkers {
        owners = Map.copyOf(owners);
        behind = Map.copyOf(behind);
    }

    /** Asks the broker. */
    static FeedWorkers ask(Map<String, Object> kafka, KafkaTopics topics) throws InterruptedException {
        String group = topics.group(Stage.INGEST_FEEDS);
        Map<Integer, Worker> owners = new TreeMap<>();
        try (Admin admin = Admin.create(kafka);
                GroupLag lag = new GroupLag(kafka, topics)) {
            for (MemberDescription member : admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members()) {
                Worker worker = new Worker(instance(member.clientId(), group), member.clientId(), host(member.host()));
                for (TopicPartition partition : member.assignment().topicPartitions()) {
                    owners.put(partition.partition(), worker);
                }
            }
            return new FeedWorkers(owners, lag.subscriptions(), lag.of(Stage.INGEST_PAGES));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return new FeedWorkers(Map.of(), Map.of(), 0);
            }
            throw new CommandException("the workers of " + group + " can't be asked for: " + e.getCause(), e);
        }
    }

    /** Client ids are {@code <group>-<instance>-member}. */
    private static String instance(String clientId, String group) {
        String start = group + "-";
        String end = "-member";
        return clientId.startsWith(start) && clientId.endsWith(end) && clientId.length() > start.length() + end.length()
                ? clientId.substring(start.length(), clientId.length() - end.length())
                : clientId;
    }

    private static String host(String host) {
        return host.startsWith("/") ? host.substring(1) : host;
    }

    /** Partition where a feed lives. */
    static int partition(String uri) {
        return FeedPartitioner.partition(uri, KafkaTopics.PARTITIONS);
    }

    /** Null when nobody has it. */
    Worker owner(String uri) {
        return owners.get(partition(uri));
    }

    /** Null when nothing is known. */
    Long behind(String uri) {
        return behind.get(partition(uri));
    }
}
