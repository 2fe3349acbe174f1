package org.tidende.enrich;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.record.Edition;
import org.tidende.contract.record.RuleStatus;

/**
 * Reads the rules topic from its beginning for as long as the worker runs, looks at the worker's files, and keeps the dictionaries and
 * generation in force in one reference. The generation is the next offset that was applied. Files that differ from the published
 * edition, or can't be used, leave in force what was. A broker that is away is waited for.
 */
final class RulesFollower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RulesFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** Files that change are read after one look without a change, so at most two of these after the last; those that are wanted at once. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final EnrichConfig config;
    private final InstantSource clock;
    private final TopicPartition rules;
    private final OwnFiles files;
    private final RuleStates states;
    private final EditionPublisher publisher;
    private final AtomicReference<InForce> inForce = new AtomicReference<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Instant looked = Instant.MIN;
    private boolean unpublished;
    private volatile View view;
    private volatile boolean caughtUp;

    /**
     * How it stands, for others.
     *
     * @param obstacle what is in the way of the newest generation, in words; null when nothing is
     * @param published the newest generation of the topic
     * @param refused rules that can't be used
     * @param files names this worker's files as they are now
     */
    record View(String obstacle, long published, int refused, Edition files) {}

    RulesFollower(EnrichConfig config, Dictionaries own, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.rules = new TopicPartition(config.topics().rules().name(), 0);
        this.files = new OwnFiles(config.gazetteers(), config.defaultGazetteer(), own);
        this.states = new RuleStates(config, clock);
        this.publisher = new EditionPublisher(config.kafka(), config.topics());
        this.view = new View("the rules in " + rules.topic() + " are not read yet", 0, 0, own.edition());
    }

    /** What is in force; null before anything is. */
    InForce inForce() {
        return inForce.get();
    }

    /** Whether what the topic held at the start is applied and an edition is in force. */
    boolean ready() {
        return caughtUp && inForce.get() != null;
    }

    View view() {
        return view;
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            while (stopping.getCount() > 0) {
                try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(config.kafka())) {
                    follow(consumer);
                } catch (InterruptException e) {
                    Thread.interrupted();
                    return;
                } catch (KafkaException e) {
                    hinder("the rules in " + rules.topic() + " can't be followed: " + e.getMessage());
                    LOG.warn("{}; trying again", view.obstacle());
                } catch (RuntimeException e) {
                    hinder("the rules in " + rules.topic() + " can't be followed: " + e);
                    LOG.error("{}; trying again", view.obstacle(), e);
                }
                stopping.await(1, TimeUnit.SECONDS);
            }
            states.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hinder(String obstacle) {
        view = new View(obstacle, view.published(), view.refused(), view.files());
    }

    /** From the beginning each time: the topic is small, and a fresh book can't be half of one. */
    private void follow(Consumer<byte[], byte[]> consumer) {
        Rulebook book = new Rulebook();
        consumer.assign(List.of(rules));
        consumer.seekToBeginning(List.of(rules));
        long end = consumer.endOffsets(List.of(rules), DEADLINE).get(rules);
        boolean changed = true;
        while (stopping.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                book.take(record);
                changed = true;
            }
            long next = consumer.position(rules, DEADLINE);
            if (next < end) {
                continue;
            }
            changed |= look(book);
            changed |= view.obstacle() != null && states.isDue();
            if (changed) {
                changed = false;
                settle(book, next);
                caughtUp = true;
            }
        }
    }

    private boolean look(Rulebook book) {
        Instant now = clock.instant();
        if (now.isBefore(looked)) {
            // The clock was set back.
            looked = Instant.MIN;
        }
        if (looked != Instant.MIN && now.isBefore(looked.plus(BETWEEN_LOOKS))) {
            return false;
        }
        looked = now;
        boolean changed = files.look(inForce.get(), book.wanted());
        unpublished |= changed && config.publishesChanges();
        if (unpublished && files.fault() == null) {
            long generation = publisher.publishIfNew(files.read().edition());
            LOG.info("edition {} of the files begins generation {}", InForce.brief(files.edition()), generation);
            unpublished = false;
        }
        return changed;
    }

    private void settle(Rulebook book, long next) {
        InForce before = inForce.get();
        String obstacle = obstacle(book, next, before);
        if (obstacle == null && (before == null || before.generation() != next)) {
            Dictionaries source = book.source(before, files.read()).orElseThrow();
            inForce.set(book.at(next, source));
            LOG.info("generation {} is in force, edition {}", next, InForce.brief(source.edition()));
        }
        boolean applied = obstacle == null;
        if (files.fault() != null) {
            obstacle = "the dictionary files can't be used: " + files.fault()
                    + (obstacle == null ? staying(inForce.get()) : "; " + obstacle);
        }
        if (obstacle != null && !obstacle.equals(view.obstacle())) {
            LOG.warn("not ready: {}", obstacle);
        }
        Map<String, Rulebook.Outcome> outcomes = outcomes(book, applied, inForce.get());
        int refused = (int) outcomes.values().stream()
                .filter(outcome -> outcome.status() == RuleStatus.refused)
                .count();
        view = new View(obstacle, next, refused, files.edition());
        InForce now = inForce.get();
        states.tell(
                edition(book, applied, obstacle),
                outcomes,
                now == null ? 0 : now.generation(),
                files.edition().getHash());
    }

    /** What keeps a generation from being in force here; null when nothing does. */
    private String obstacle(Rulebook book, long next, InForce before) {
        if (before != null && next < before.generation()) {
            return rules.topic() + " ends at " + next + ", before generation " + before.generation()
                    + ": it was made anew; restore it and start again";
        }
        if (book.unreadable() != null) {
            return "the edition in " + rules.topic() + " can't be read: " + book.unreadable() + staying(before);
        }
        if (book.wanted() == null) {
            return "no edition of the dictionaries is published in " + rules.topic() + staying(before);
        }
        if (book.source(before, files.read()).isPresent()) {
            return null;
        }
        String published = "edition " + InForce.brief(book.wanted()) + " is published";
        if (!files.edition().getHash().equals(book.wanted().getHash())) {
            published += ", this worker's files are " + InForce.brief(files.edition()) + "; "
                    + book.differences(files.edition());
        }
        return published + staying(before);
    }

    private static String staying(InForce before) {
        return before == null ? "" : "; generation " + before.generation() + " stays in force";
    }

    private Rulebook.Outcome edition(Rulebook book, boolean applied, String obstacle) {
        if (files.fault() != null) {
            return Rulebook.Outcome.refused(files.fault());
        }
        if (book.unreadable() != null) {
            return Rulebook.Outcome.refused(book.unreadable());
        }
        return applied ? Rulebook.Outcome.APPLIED : new Rulebook.Outcome(RuleStatus.waiting, obstacle);
    }

    /** What a rule became waits with the generation it belongs to. */
    private static Map<String, Rulebook.Outcome> outcomes(Rulebook book, boolean applied, InForce force) {
        Map<String, Rulebook.Outcome> outcomes =
                book.rules(force == null ? null : force.dictionaries().gazetteer());
        if (!applied) {
            outcomes.replaceAll((key, outcome) ->
                    outcome.status() == RuleStatus.applied ? new Rulebook.Outcome(RuleStatus.waiting, null) : outcome);
        }
        return outcomes;
    }
}
