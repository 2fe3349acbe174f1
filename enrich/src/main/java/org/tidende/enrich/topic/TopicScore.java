package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.TopicTag;

/** Weighs why a rule holds. What two terms find at one place counts once, for the longer; a term in the headline counts double. */
final class TopicScore {
    private static final Comparator<RuleMatch.Reason> AS_TEXT_RUNS = Comparator.comparingLong(
                    (RuleMatch.Reason reason) -> FoundTerms.inOrder(reason.place()))
            .thenComparing(Comparator.comparingInt(RuleMatch.Reason::weight).reversed())
            .thenComparing(RuleMatch.Reason::clause);

    private TopicScore() {}

    /**
     * The tag, if the reasons come to the rule's threshold.
     *
     * @param reasons are put in order
     */
    static Optional<TopicTag> tag(TopicRule rule, List<RuleMatch.Reason> reasons, FoundTerms found) {
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
                "rule:" + rule.id(),
                relevance,
                (int) Math.min(95, 60 + 7 * surplus),
                distinct.size(),
                evidence));
    }

    /** A long article has more different words of any kind: four times the length takes twice the weight. One term stays one. */
    static int atLeast(TopicRule rule, FoundTerms found) {
        return rule.atLeast() == 1
                ? 1
                : (int) Math.ceil(rule.atLeast() * Math.max(1, Math.sqrt(found.words() / (double) rule.shortText())));
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
        reasons.sort(AS_TEXT_RUNS);
        Map<String, Integer> different = new HashMap<>();
        Set<String> headlined = new HashSet<>(4);
        RuleMatch.Reason outer = null;
        for (RuleMatch.Reason reason : reasons) {
            boolean actor = reason.place() == FoundTerms.ACTOR;
            if (!actor && outer != null && FoundTerms.within(reason.place(), outer.place())) {
                continue;
            }
            outer = outer == null || !FoundTerms.endsBefore(reason.place(), outer.place()) ? reason : outer;
            different.merge(reason.clause(), reason.weight(), Math::max);
            if (found.inHeadline(reason.place())) {
                headlined.add(reason.clause());
            }
        }
        long weight = 0;
        int heavy = 0;
        for (Map.Entry<String, Integer> clause : different.entrySet()) {
            weight += clause.getValue() * (headlined.contains(clause.getKey()) ? 2L : 1L);
            heavy += clause.getValue() > 1 ? 1 : 0;
        }
        return new Sum(weight, different.size(), heavy, !headlined.isEmpty());
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
