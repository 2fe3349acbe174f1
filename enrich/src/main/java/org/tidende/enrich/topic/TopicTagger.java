package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.text.Passage;

/**
 * Finds the topics of one article: gathers the terms that stand in it, then asks the rules of its language whose clauses are all
 * there. A rule that holds on too little gives no tag. Passages come in the order of headline, summary and body. For one article and
 * one thread.
 */
public final class TopicTagger {
    private static final Comparator<TopicTag> BY_CONFIDENCE =
            Comparator.comparingInt(TopicTag::getConfidence).reversed();

    private final RuleSet rules;
    private final String language;
    private final FoundTerms found = new FoundTerms();

    /** @param language of the article, BCP 47; null where unknown */
    public TopicTagger(RuleSet rules, String language) {
        this.rules = rules;
        this.language = language;
    }

    /** A field is read; its terms come next, then the next field. */
    public void read(Passage passage) {
        found.read(passage);
    }

    /** A term stands at words {@code first} to {@code after}. */
    public void term(Passage passage, int first, int after, int term) {
        found.add(passage, first, after, term);
    }

    /** The topics, by confidence, then URI; all of them, with the topics that they are part of. */
    public List<TopicTag> tags(List<ActorTag> actors) {
        actors(actors);
        return tags();
    }

    /** The article's actors; nothing is found after this. */
    void actors(List<ActorTag> actors) {
        addActors(actors);
        found.sort();
    }

    FoundTerms found() {
        return found;
    }

    List<TopicTag> tags() {
        int[] atoms = found.atoms();
        BitSet present = new BitSet(rules.terms());
        for (int atom : atoms) {
            present.set(atom);
        }
        RuleMatch match = new RuleMatch(found, present, language);
        List<TopicTag> tags = new ArrayList<>();
        List<RuleSet.Query> narrower = new ArrayList<>();
        List<RuleMatch.Reason> reasons = new ArrayList<>();
        BitSet candidates = rules.candidates(atoms, language);
        for (int at = candidates.nextSetBit(0); at >= 0; at = candidates.nextSetBit(at + 1)) {
            RuleSet.Query query = rules.query(at);
            reasons.clear();
            boolean tagged = match.holds(query.question(), reasons)
                    && TopicScore.tag(query, reasons, found).map(tags::add).orElse(false);
            if (tagged && !query.broader().isEmpty()) {
                narrower.add(query);
            }
        }
        List<TopicTag> sorted = narrower.isEmpty() ? tags : withBroader(tags, narrower);
        // Rules are asked in the order of their URIs, and those of one confidence stay in it.
        sorted.sort(BY_CONFIDENCE);
        return sorted;
    }

    private void addActors(List<ActorTag> actors) {
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
                found.tagged(atom);
            }
        }
    }

    /** What is about elections is about politics: at least as sure, by the same evidence. By URI. */
    private static List<TopicTag> withBroader(List<TopicTag> tags, List<RuleSet.Query> narrower) {
        Map<String, TopicTag> all = new TreeMap<>();
        tags.forEach(tag -> all.put(tag.getUri(), tag));
        narrower.forEach(query -> addBroader(query, all));
        return new ArrayList<>(all.values());
    }

    private static void addBroader(RuleSet.Query query, Map<String, TopicTag> tags) {
        TopicTag own = tags.get(query.rule().id());
        for (RuleSet.Broader broader : query.broader()) {
            TopicTag known = tags.get(broader.id());
            if (known == null || known.getConfidence() < own.getConfidence()) {
                // Not by builders: they copy the evidence, piece by piece.
                TopicTag from = known == null ? own : known;
                tags.put(
                        broader.id(),
                        new TopicTag(
                                broader.id(),
                                broader.name(),
                                from.getRel(),
                                known == null ? "narrower:" + query.rule().id() : known.getCreator(),
                                Math.max(own.getRelevance(), known == null ? 0 : known.getRelevance()),
                                own.getConfidence(),
                                from.getEvidenceCount(),
                                from.getEvidence()));
            }
        }
    }
}
