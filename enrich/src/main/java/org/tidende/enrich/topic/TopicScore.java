package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.TopicTag;

/** Weighs why a rule holds. What two terms find at one place counts once, for the longer; a term in the headline counts double. */
final class TopicScore {
    private static final Comparator<RuleMatch.Reason> BY_CLAUSE = Comparator.comparing(RuleMatch.Reason::clause);

    private static final double SOME_WORDS = 100;

    private TopicScore() {}

    /**
     * The tag, if the reasons come to the threshold of the query's rule.
     *
     * @param reasons are put in order
     */
    static Optional<TopicTag> tag(RuleSet.Query query, List<RuleMatch.Reason> reasons, FoundTerms found) {
        TopicRule rule = query.rule();
        Sum sum = sum(reasons, found);
        int atLeast = atLeast(rule, found);
        if (sum.weight < atLeast || sum.heavy < distinct(rule, found)) {
            return Optional.empty();
        }
        List<RuleMatch.Reason> distinct = distinct(reasons);
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < Math.min(distinct.size(), Sizes.EVIDENCES); i++) {
            evidence.add(found.evidence(distinct.get(i).place(), distinct.get(i).clause()));
        }
        long surplus = sum.weight - atLeast;
        int relevance = (int) Math.min(100, 30L + 8L * sum.terms + 2L * distinct.size() + (sum.headline ? 25 : 0));
        return Optional.of(new TopicTag(
                rule.id(),
                rule.name(),
                "about",
                query.creator(),
                relevance,
                (int) Math.min(95, 60 + 7 * surplus),
                distinct.size(),
                evidence));
    }

    /**
     * A longer article has more different words of any kind: up to a hundred words four times the length takes twice the weight, from there
     * on, where most everyday words have been met, sixteen times. One term stays one.
     */
    static int atLeast(TopicRule rule, FoundTerms found) {
        double few = rule.shortText();
        double some = Math.max(few, SOME_WORDS);
        double words = Math.max(few, found.words());
        double more = Math.sqrt(Math.min(words, some) / few) * Math.pow(Math.max(1, words / some), 0.25);
        return rule.atLeast() == 1 ? 1 : (int) Math.ceil(rule.atLeast() * more);
    }

    /** How many different terms of some weight an article of this length needs; none where the weight asked for is enough. */
    static int distinct(TopicRule rule, FoundTerms found) {
        return rule.distinct() > 1 && found.words() > rule.shortText() ? rule.distinct() : 0;
    }

    /**
     * What reasons come to.
     *
     * @param terms that differ
     * @param heavy those of them that weigh more than one
     * @param headline whether one stands there
     */
    record Sum(long weight, int terms, int heavy, boolean headline) {}

    /** What the reasons come to; they are put in order. */
    static Sum sum(List<RuleMatch.Reason> reasons, FoundTerms found) {
        reasons.sort(TopicScore::asTextRuns);
        List<RuleMatch.Reason> outer = outer(reasons);
        outer.sort(BY_CLAUSE);
        long weight = 0;
        int terms = 0;
        int heavy = 0;
        boolean headline = false;
        for (int at = 0; at < outer.size(); terms++) {
            String clause = outer.get(at).clause();
            int heaviest = outer.get(at).weight();
            boolean headlined = false;
            for (; at < outer.size() && outer.get(at).clause().equals(clause); at++) {
                heaviest = Math.max(heaviest, outer.get(at).weight());
                headlined |= found.inHeadline(outer.get(at).place());
            }
            heavy += heaviest > 1 ? 1 : 0;
            weight += heaviest * (headlined ? 2L : 1L);
            headline |= headlined;
        }
        return new Sum(weight, terms, heavy, headline);
    }

    private static int asTextRuns(RuleMatch.Reason one, RuleMatch.Reason other) {
        if (one.place() != other.place()) {
            return Long.compare(FoundTerms.inOrder(one.place()), FoundTerms.inOrder(other.place()));
        }
        return one.weight() != other.weight()
                ? Integer.compare(other.weight(), one.weight())
                : one.clause().compareTo(other.clause());
    }

    /** Those that don't lie within another's place. */
    private static List<RuleMatch.Reason> outer(List<RuleMatch.Reason> sorted) {
        List<RuleMatch.Reason> outer = new ArrayList<>(sorted.size());
        RuleMatch.Reason last = null;
        for (RuleMatch.Reason reason : sorted) {
            boolean actor = reason.place() == FoundTerms.ACTOR;
            if (!actor && last != null && FoundTerms.within(reason.place(), last.place())) {
                continue;
            }
            last = last == null || !FoundTerms.endsBefore(reason.place(), last.place()) ? reason : last;
            outer.add(reason);
        }
        return outer;
    }

    /** Each place and clause once. */
    private static List<RuleMatch.Reason> distinct(List<RuleMatch.Reason> sorted) {
        List<RuleMatch.Reason> distinct = new ArrayList<>(sorted.size());
        for (RuleMatch.Reason reason : sorted) {
            int at = distinct.size() - 1;
            while (at >= 0
                    && distinct.get(at).place() == reason.place()
                    && !distinct.get(at).clause().equals(reason.clause())) {
                at--;
            }
            if (at < 0 || distinct.get(at).place() != reason.place()) {
                distinct.add(reason);
            }
        }
        return distinct;
    }
}
