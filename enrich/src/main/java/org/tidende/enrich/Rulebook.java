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
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.topic.RuleFile;
import org.tidende.enrich.topic.TopicRule;

/**
 * What the rules topic says up to some offset, and what this worker makes of it. An edition counts when it is the last one, and
 * only when it is this worker's own. A rule that can't be read costs only itself. For one thread.
 */
final class Rulebook {
    private final RecordSerde<RuleEntry> entries = RecordSerde.of(RuleEntry.class);
    private final Map<String, TopicRule> published = new TreeMap<>();
    private Edition wanted;
    private boolean rulesChanged;

    /**
     * What became of one record.
     *
     * @param key of the record
     * @param status applied, refused or waiting
     * @param error why it was refused; null otherwise
     */
    record Outcome(String key, RuleStatus status, String error) {}

    /** Takes a record in. */
    Outcome take(ConsumerRecord<byte[], byte[]> record, Dictionaries own) {
        String key = RulesConsumer.key(record);
        if (key.equals(RulesConsumer.EDITION)) {
            return edition(record, own);
        }
        if (!key.startsWith(RulesConsumer.RULE)) {
            return refused(key, "the key is '" + key + "', wanted edition or rule/<id>");
        }
        rulesChanged = true;
        // What can't be read takes the rule out of force on every worker alike.
        published.remove(key);
        if (record.value() == null) {
            return new Outcome(key, RuleStatus.applied, null);
        }
        try {
            Rule rule = entries.read(record.topic(), record.value()).getRule();
            if (rule == null || !key.equals(RulesConsumer.RULE + rule.getId())) {
                return refused(key, "the record has no rule of that id");
            }
            TopicRule read =
                    RuleFile.rule(YamlValue.read(key, rule.getDefinition().getBytes(StandardCharsets.UTF_8)));
            if (!read.id().equals(rule.getId())) {
                return refused(key, "the definition is of " + read.id());
            }
            published.put(key, read);
            return new Outcome(key, RuleStatus.applied, null);
        } catch (SerializationException | FileFault e) {
            return refused(key, e.getMessage());
        }
    }

    private Outcome edition(ConsumerRecord<byte[], byte[]> record, Dictionaries own) {
        try {
            wanted = record.value() == null
                    ? null
                    : entries.read(record.topic(), record.value()).getEdition();
        } catch (SerializationException e) {
            wanted = null;
            return refused(RulesConsumer.EDITION, e.getMessage());
        }
        return new Outcome(RulesConsumer.EDITION, isOwn(own) ? RuleStatus.applied : RuleStatus.waiting, null);
    }

    private static Outcome refused(String key, String error) {
        return new Outcome(key, RuleStatus.refused, error);
    }

    private boolean isOwn(Dictionaries own) {
        return wanted != null && wanted.getHash().equals(own.edition().getHash());
    }

    /** What keeps a generation from being in force here, in words; empty when nothing does. */
    Optional<String> obstacle(Dictionaries own, String topic) {
        if (wanted == null) {
            return Optional.of("no edition of the dictionaries is published in " + topic);
        }
        return isOwn(own)
                ? Optional.empty()
                : Optional.of("edition " + wanted.getHash().substring(0, 16) + " is published, this worker's files are "
                        + own.edition().getHash().substring(0, 16) + differences(own.edition()));
    }

    /** What is in force at a generation, given what was before; only when nothing is in the way. */
    InForce at(long generation, Dictionaries own, InForce before) {
        boolean same = before != null
                && !rulesChanged
                && before.dictionaries().edition().equals(own.edition());
        rulesChanged = false;
        return new InForce(
                same ? before.dictionaries() : published.isEmpty() ? own : own.with(published.values()), generation);
    }

    private String differences(Edition own) {
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
            return "; they differ in " + String.join(", ", different);
        }
        return "; they differ in code " + own.getCode() + " for " + wanted.getCode() + " or in " + own.getIcu()
                + " for " + wanted.getIcu();
    }
}
