package org.tidende.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.tidende.contract.KafkaTopics;
import org.tidende.enrich.RulesStatus;
import org.tidende.enrich.RulesStatus.Standing;

/** Looks at the dictionaries: whether the published edition is in force on the workers of enrich. */
final class DictionaryDoctor {
    private static final String SUBJECT = "dictionaries";
    private static final String STATUS = "; tidende dictionaries status shows each";

    private final Map<String, Object> client;
    private final KafkaTopics topics;
    private final InstantSource clock;

    DictionaryDoctor(Map<String, Object> client, KafkaTopics topics, InstantSource clock) {
        this.client = client;
        this.topics = topics;
        this.clock = clock;
    }

    /** @param broker what was found of the broker and its topics: without them there is nothing to ask */
    List<Finding> examine(List<Finding> broker) {
        if (broker.stream()
                .filter(finding ->
                        finding.subject().equals("broker") || finding.subject().equals("topics"))
                .anyMatch(Finding::isBad)) {
            return List.of(Finding.unknown(SUBJECT, "they are in the topics"));
        }
        try {
            return List.of(finding(RulesStatus.ask(client, topics, clock)));
        } catch (KafkaException e) {
            return List.of(Finding.unknown(SUBJECT, e.getMessage()));
        }
    }

    /** Pure. */
    static Finding finding(RulesStatus status) {
        if (status.unreadable() != null) {
            return Finding.wrong(
                    SUBJECT,
                    "the published edition can't be read: " + status.unreadable(),
                    "update this program, or publish one: tidende dictionaries publish DIR");
        }
        if (status.published() == null) {
            return Finding.warning(
                    SUBJECT,
                    "no edition is published",
                    "tidende dictionaries publish DIR, or start enrich with --publish-edition");
        }
        String edition = "edition " + EditionText.brief(status.published().getHash());
        List<RulesStatus.Worker> workers = status.workers().stream()
                .filter(worker -> worker.standing() != Standing.GONE)
                .toList();
        if (workers.isEmpty()) {
            return Finding.warning(SUBJECT, edition + " is published, and no worker of enrich runs", "start enrich");
        }
        long on = workers.stream()
                .filter(worker -> worker.standing() == Standing.ON_IT)
                .count();
        if (on == workers.size()) {
            return Finding.ok(SUBJECT, edition + " is in force on all " + on + " workers of enrich");
        }
        long waiting = workers.stream()
                .filter(worker -> worker.standing() == Standing.WAITING)
                .count();
        return waiting == workers.size()
                ? Finding.wrong(
                        SUBJECT,
                        edition + " is published, and none of " + waiting + " workers of enrich has its files",
                        "bring the files to the workers, or publish what they have: tidende dictionaries publish DIR"
                                + STATUS)
                : Finding.wrong(
                        SUBJECT,
                        edition + " is in force on " + on + " of " + workers.size() + " workers of enrich",
                        "bring the files to the others, and look at what they say" + STATUS);
    }
}
