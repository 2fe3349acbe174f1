package org.tidende.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidende.embedded.junit.EmbeddedExtension;

class TopicProvisionerIT {
    @RegisterExtension
    static final EmbeddedExtension SERVERS = EmbeddedExtension.sharedKafka();

    @Test
    void shouldCreateAllTopicsOnce() throws Exception {
        try (Admin admin = admin()) {
            // Given
            List<KafkaTopic> topics = new KafkaTopics("once.").all();
            TopicProvisioner provisioner = new TopicProvisioner(admin, 1);

            // When
            List<String> first = provisioner.apply(topics);
            List<String> second = provisioner.apply(topics);

            // Then
            assertThat(first)
                    .containsExactlyElementsOf(
                            topics.stream().map(KafkaTopic::name).toList());
            assertThat(second).isEmpty();
            assertThat(admin.listTopics().names().get()).containsAll(first);
        }
    }

    @Test
    void shouldRefuseWhatDiffersAndAlterNothing() throws Exception {
        try (Admin admin = admin()) {
            // Given
            KafkaTopic articles = new KafkaTopics("differs.").articles();
            KafkaTopic pages = new KafkaTopics("differs.").pages();
            create(admin, new NewTopic(articles.name(), 3, (short) 1).configs(Map.of("retention.ms", "1000")));

            // When, Then
            assertThatThrownBy(() -> new TopicProvisioner(admin, 1).apply(List.of(articles, pages)))
                    .isInstanceOfSatisfying(TopicMismatchException.class, mismatch -> assertThat(mismatch.differences())
                            .anyMatch(difference -> difference.contains("3 partitions, declared are 12"))
                            .anyMatch(difference -> difference.contains("retention.ms=1000, declared is -1")));
            assertThat(admin.listTopics().names().get()).doesNotContain(pages.name());
            assertThat(admin.describeTopics(Set.of(articles.name()))
                            .allTopicNames()
                            .get()
                            .get(articles.name())
                            .partitions())
                    .hasSize(3);
        }
    }

    @Test
    void shouldPlanAndAlterSettingsButNoPartitions() throws Exception {
        try (Admin admin = admin()) {
            // Given
            KafkaTopics names = new KafkaTopics("plan.");
            List<KafkaTopic> topics = List.of(names.articles(), names.pages(), names.rules());
            TopicProvisioner provisioner = new TopicProvisioner(admin, 1);
            NewTopic rules = new NewTopic(names.rules().name(), names.rules().partitions(), (short) 1);
            create(admin, rules.configs(names.rules().settings()));
            create(
                    admin,
                    new NewTopic(names.articles().name(), 3, (short) 1)
                            .configs(Map.of("retention.ms", "1000", "cleanup.policy", "delete")));

            // When
            TopicPlan plan = provisioner.plan(topics);
            List<TopicDifference> altered = provisioner.alter(topics);

            // Then
            assertThat(plan.isFulfilled()).isFalse();
            assertThat(plan.declared()).hasSize(3);
            assertThat(plan.missing()).containsExactly("plan.news.pages");
            assertThat(plan.differences("plan.news.rules")).isEmpty();
            assertThat(plan.differences())
                    .contains(
                            new TopicDifference("plan.news.articles", "partitions", "3", "12"),
                            new TopicDifference("plan.news.articles", "retention.ms", "1000", "-1"));
            assertThat(altered)
                    .isNotEmpty()
                    .allMatch(TopicDifference::isAlterable)
                    .containsExactlyElementsOf(plan.differences().stream()
                            .filter(TopicDifference::isAlterable)
                            .toList());
            assertThat(provisioner.plan(topics).differences())
                    .containsExactly(new TopicDifference("plan.news.articles", "partitions", "3", "12"));
        }
    }

    @Test
    void shouldLetSeveralWorkersStartAtOnce() throws Exception {
        List<KafkaTopic> topics = new KafkaTopics("race.").all();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            // When
            Callable<List<String>> worker = () -> {
                try (Admin admin = admin()) {
                    return new TopicProvisioner(admin, 1).apply(topics);
                }
            };
            List<Future<List<String>>> results = threads.invokeAll(List.of(worker, worker, worker, worker));

            // Then: each topic was created by exactly one
            int created = 0;
            for (Future<List<String>> result : results) {
                created += result.get().size();
            }
            assertThat(created).isEqualTo(topics.size());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Ends when brokers show it, which is a moment after they have taken it. */
    private static void create(Admin admin, NewTopic topic) throws Exception {
        admin.createTopics(List.of(topic)).all().get();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!admin.listTopics().names().get().contains(topic.name())) {
            assertThat(System.nanoTime()).as(topic.name() + " is not shown").isLessThan(deadline);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", SERVERS.bootstrapServers()));
    }
}
