package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.text.Passage;

/**
 * Finds the topics of one article: gathers the terms that stand in it, then asks the rules of its language whose clauses are all
 * there. A rule that holds on too little gives no tag. For one article and one thread.
 */
public final class TopicTagger {
    private final RuleSet rules;
    private final String language;
    private final FoundTerms found = new FoundTerms();

    /** @param language of the article, BCP 47; null where unknown */
    public TopicTagger(RuleSet rules, String language) {
        this.rules = rules;
        this.language = language;
    }

    /** A term stands at words {@code first} to {@code after}. */
    public void term(Passage passage, int first, int after, int term) {
        found.add(passage, first, after, term);
    }

    /** The topics, by confidence, then URI; all of them, with the topics that they are part of. */
    public List<TopicTag> tags(List<ActorTag> actors) {
        BitSet present = found.sort();
        int words = found.words();
        addActors(actors, present);
        RuleMatch match = new RuleMatch(rules.atoms(), found, present, language);
        Map<String, TopicTag> tags = new HashMap<>();
        List<TopicRule> matched = new ArrayList<>();
        BitSet candidates = rules.candidates(present);
        for (int at = candidates.nextSetBit(0); at >= 0; at = candidates.nextSetBit(at + 1)) {
            RuleSet.Query query = rules.query(at);
            List<RuleMatch.Reason> reasons = new ArrayList<>();
            if (RuleSet.isAsked(query, language) && match.holds(query.expression(), reasons)) {
                TopicScore.tag(query.rule(), reasons, words).ifPresent(tag -> {
                    tags.put(tag.getUri(), tag);
                    matched.add(query.rule());
                });
            }
        }
        matched.forEach(rule -> addBroader(rule, tags));
        List<TopicTag> sorted = new ArrayList<>(tags.values());
        sorted.sort(Comparator.comparingInt(TopicTag::getConfidence).reversed().thenComparing(TopicTag::getUri));
        return sorted;
    }

    private void addActors(List<ActorTag> actors, BitSet present) {
        Set<String> clauses = new TreeSet<>();
        for (ActorTag actor : actors) {
            clauses.add("actor:" + actor.getUri());
            clauses.add("actor-type:" + actor.getType().name());
            if (actor.getCountry() != null) {
                clauses.add("country:" + actor.getCountry());
            }
        }
        for (String clause : clauses) {
            int atom = rules.atoms().actor(clause);
            if (atom >= 0) {
                present.set(atom);
            }
        }
    }

    /** What is about elections is about politics: at least as sure, by the same evidence. */
    private void addBroader(TopicRule rule, Map<String, TopicTag> tags) {
        TopicTag own = tags.get(rule.id());
        for (RuleSet.Broader broader : rules.broader(rule)) {
            TopicTag known = tags.get(broader.id());
            if (known == null || known.getConfidence() < own.getConfidence()) {
                TopicTag evident = known == null ? own : known;
                // A copying builder would copy the evidence, too.
                TopicTag tag = TopicTag.newBuilder()
                        .setUri(broader.id())
                        .setName(broader.name())
                        .setCreator(known == null ? "narrower:" + rule.id() : known.getCreator())
                        .setConfidence(own.getConfidence())
                        .setRelevance(Math.max(own.getRelevance(), evident.getRelevance()))
                        .setEvidenceCount(evident.getEvidenceCount())
                        .setEvidence(evident.getEvidence())
                        .build();
                tags.put(broader.id(), tag);
            }
        }
    }
}
