package org.tidende.enrich;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.Edition;
import org.tidende.contract.record.Rule;
import org.tidende.contract.record.RuleEntry;
import org.tidende.contract.record.RuleStatus;
import org.tidende.enrich.actor.Gazetteer;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.topic.RuleFile;
import org.tidende.enrich.topic.TopicRule;

/**
 * What the rules topic says up to some offset: the last edition, and the last version of each rule. A rule that can't be read costs
 * only itself. For one thread.
 */
final class Rulebook {
    private final RecordSerde<RuleEntry> entries = RecordSerde.of(RuleEntry.class);
    private final Map<String, TopicRule> published = new TreeMap<>();
    private final Map<String, Outcome> outcomes = new TreeMap<>();
    private Edition wanted;
    private String unreadable;

    /**
     * What became of an entry.
     *
     * @param status applied, refused or waiting
     * @param error why it is not applied; null otherwise
     */
    record Outcome(RuleStatus status, String error) {
        static final Outcome APPLIED = new Outcome(RuleStatus.applied, null);

        static Outcome refused(String error) {
            return new Outcome(RuleStatus.refused, error);
        }
    }

    /** Takes a record in. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        String key = RulesConsumer.key(record);
        if (key.equals(RulesConsumer.EDITION)) {
            edition(record);
            return;
        }
        // What can't be read takes the rule out of force on every worker alike.
        published.remove(key);
        if (record.value() == null) {
            outcomes.remove(key);
        } else {
            outcomes.put(key, rule(key, record));
        }
    }

    private Outcome rule(String key, ConsumerRecord<byte[], byte[]> record) {
        if (!key.startsWith(RulesConsumer.RULE)) {
            return Outcome.refused("the key is '" + key + "', wanted edition or rule/<id>");
        }
        try {
            Rule rule = entries.read(record.topic(), record.value()).getRule();
            if (rule == null || !key.equals(RulesConsumer.RULE + rule.getId())) {
                return Outcome.refused("the record has no rule of that id");
            }
            TopicRule read =
                    RuleFile.rule(YamlValue.read(key, rule.getDefinition().getBytes(StandardCharsets.UTF_8)));
            if (!read.id().equals(rule.getId())) {
                return Outcome.refused("the definition is of " + read.id());
            }
            published.put(key, read);
            return Outcome.APPLIED;
        } catch (SerializationException | FileFault e) {
            return Outcome.refused(e.getMessage());
        }
    }

    private void edition(ConsumerRecord<byte[], byte[]> record) {
        wanted = null;
        unreadable = null;
        if (record.value() == null) {
            return;
        }
        try {
            wanted = entries.read(record.topic(), record.value()).getEdition();
            unreadable = wanted == null ? "the record at offset " + record.offset() + " has none" : null;
        } catch (SerializationException e) {
            unreadable = e.getMessage();
        }
    }

    /** The edition that workers must have; null when none is published or it can't be read. */
    Edition wanted() {
        return wanted;
    }

    /** Why the edition can't be read; null when it can, or there is none. */
    String unreadable() {
        return unreadable;
    }

    /**
     * What became of the rules, by key.
     *
     * @param gazetteer that they are used with; null while none is in force
     */
    Map<String, Outcome> rules(Gazetteer gazetteer) {
        Map<String, Outcome> all = new TreeMap<>(outcomes);
        if (gazetteer != null) {
            published.forEach((key, rule) -> {
                List<String> unknown = unknownActors(rule, gazetteer);
                if (!unknown.isEmpty()) {
                    all.put(key, Outcome.refused("no dictionary in force has the actor " + String.join(", ", unknown)));
                }
            });
        }
        return all;
    }

    private static List<String> unknownActors(TopicRule rule, Gazetteer gazetteer) {
        return rule.actors().stream().filter(uri -> gazetteer.find(uri) == null).toList();
    }

    /** The dictionaries that have the files of the wanted edition; those in force before those that were read again. */
    Optional<Dictionaries> source(InForce before, Dictionaries own) {
        if (before != null && before.dictionaries().isOf(wanted)) {
            return Optional.of(before.dictionaries());
        }
        return own.isOf(wanted) ? Optional.of(own) : Optional.empty();
    }

    /** What is in force at a generation. */
    InForce at(long generation, Dictionaries source) {
        List<TopicRule> usable = published.values().stream()
                .filter(rule -> unknownActors(rule, source.gazetteer()).isEmpty())
                .toList();
        return new InForce(source.with(usable), generation);
    }

    /** Why files are not those of the wanted edition, in words. */
    String differences(Edition own) {
        Map<String, String> mine = new TreeMap<>();
        own.getFiles().forEach(file -> mine.put(file.getName(), file.getSha256()));
        List<String> different = new ArrayList<>();
        wanted.getFiles().forEach(file -> {
            if (!file.getSha256().equals(mine.remove(file.getName()))) {
                different.add(file.getName());
            }
        });
        different.addAll(mine.keySet());
        if (!different.isEmpty()) {
            return "they differ in " + String.join(", ", different);
        }
        return "they differ in code " + own.getCode() + " for " + wanted.getCode() + " or in " + own.getIcu() + " for "
                + wanted.getIcu();
    }
}
