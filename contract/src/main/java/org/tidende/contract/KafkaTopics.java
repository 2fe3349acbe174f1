package org.tidende.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names and settings of all topics and groups. The prefix keeps pipelines on one cluster apart: it stands before every topic,
 * group and transactional id.
 *
 * <p>Twelve partitions for every keyed topic: growing means a new prefix and a replay. Record timestamps are set by the broker
 * where a record may be told again later (a replayed or dead-lettered record older than the retention would else be deleted on
 * arrival); when a thing happened is always a field.
 */
public final class KafkaTopics {
    /** Partitions of every keyed topic. */
    public static final int PARTITIONS = 12;

    /** Largest record of any topic but the dead letters, in bytes. */
    public static final int MAX_RECORD_BYTES = 4 << 20;

    private static final int MAX_DEAD_LETTER_BYTES = 5 << 20;
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");

    private final String prefix;

    /**
     * @param prefix what stands before each name; empty for none
     * @throws IllegalArgumentException when Kafka would not take it in a topic's name
     */
    public KafkaTopics(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("topic prefix '" + prefix
                    + "': at most 100 of the letters A-Z and a-z, digits, dot, underscore and hyphen");
        }
        this.prefix = prefix;
    }

    /** What stands before each name; may be empty. */
    public String prefix() {
        return prefix;
    }

    /** Feeds to poll, by feed URI. */
    public KafkaTopic feeds() {
        return compacted("news.feeds");
    }

    /** Schedule, validators and health of feeds, by feed URI. */
    public KafkaTopic feedStates() {
        return small(compacted("news.feed.states"));
    }

    /** Entries seen, by feed URI. */
    public KafkaTopic feedEntries() {
        return small(compacted("news.feed.entries"));
    }

    /** New and changed entries, by registrable domain. */
    public KafkaTopic pages() {
        return deleted("news.pages", Duration.ofDays(7));
    }

    /** What is pending or known of pages and domains. */
    public KafkaTopic pageStates() {
        return small(compacted("news.page.states"));
    }

    /** Articles by id: the archive that replays start from. */
    public KafkaTopic articles() {
        return keyed("news.articles").with("cleanup.policy", "delete").with("retention.ms", "-1");
    }

    /** Articles told again, by id. */
    public KafkaTopic articlesReplay() {
        return appendTime(deleted("news.articles.replay", Duration.ofDays(3)));
    }

    /** Enriched articles, by id. */
    public KafkaTopic articlesEnriched() {
        return appendTime(keyed("news.articles.enriched"))
                .with("cleanup.policy", "compact,delete")
                .with("min.compaction.lag.ms", millis(Duration.ofDays(7)))
                .with("retention.ms", millis(Duration.ofDays(396)));
    }

    /** How tags of actors changed, by actor URI. */
    public KafkaTopic actorMentions() {
        return appendTime(deleted("news.actors.mentions", Duration.ofDays(396)));
    }

    /** Rules and editions in force; its next offset is the generation. */
    public KafkaTopic rules() {
        return new KafkaTopic(prefix + "news.rules", 1, common()).with("cleanup.policy", "compact");
    }

    /** What workers made of rules and editions. */
    public KafkaTopic rulesStates() {
        return new KafkaTopic(prefix + "news.rules.states", 1, common()).with("cleanup.policy", "compact");
    }

    /** Records that a stage is asked to take again. */
    public KafkaTopic retry(Stage stage) {
        return appendTime(deleted("news." + stage.label() + ".retry", Duration.ofDays(7)));
    }

    /** Records that a stage could not use, with the reason in headers. */
    public KafkaTopic deadLetters(Stage stage) {
        return appendTime(deleted("news." + stage.label() + ".dlq", Duration.ofDays(90)))
                .with("max.message.bytes", Integer.toString(MAX_DEAD_LETTER_BYTES));
    }

    /** All of them. */
    public List<KafkaTopic> all() {
        List<KafkaTopic> topics = new ArrayList<>(List.of(
                feeds(),
                feedStates(),
                feedEntries(),
                pages(),
                pageStates(),
                articles(),
                articlesReplay(),
                articlesEnriched(),
                actorMentions(),
                rules(),
                rulesStates()));
        for (Stage stage : Stage.values()) {
            topics.add(retry(stage));
            topics.add(deadLetters(stage));
        }
        return List.copyOf(topics);
    }

    /** The consumer group of a stage, which is the application id where the stage is a Kafka Streams application. */
    public String group(Stage stage) {
        return prefix + "tidende-" + stage.label();
    }

    private KafkaTopic keyed(String name) {
        return new KafkaTopic(prefix + name, PARTITIONS, common());
    }

    private KafkaTopic compacted(String name) {
        return keyed(name).with("cleanup.policy", "compact");
    }

    private KafkaTopic deleted(String name, Duration retention) {
        return keyed(name).with("cleanup.policy", "delete").with("retention.ms", millis(retention));
    }

    /** Restored from its start on each assignment: kept short by rolling and compacting often. */
    private static KafkaTopic small(KafkaTopic topic) {
        return topic.with("segment.ms", millis(Duration.ofHours(1)))
                .with("segment.bytes", Integer.toString(64 << 20))
                .with("max.compaction.lag.ms", millis(Duration.ofHours(6)));
    }

    private static KafkaTopic appendTime(KafkaTopic topic) {
        return topic.with("message.timestamp.type", "LogAppendTime");
    }

    private static Map<String, String> common() {
        return Map.of(
                "compression.type", "producer",
                "max.message.bytes", Integer.toString(MAX_RECORD_BYTES),
                "message.timestamp.type", "CreateTime");
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
