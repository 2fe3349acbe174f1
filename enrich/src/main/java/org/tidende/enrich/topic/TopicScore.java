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
    private static final Comparator<RuleMatch.Reason> AS_TEXT_RUNS = Comparator.comparingInt(
                    (RuleMatch.Reason reason) -> order(reason.evidence().getField()))
            .thenComparingInt(reason -> reason.evidence().getStart())
            .thenComparing(Comparator.comparingInt(
                            (RuleMatch.Reason reason) -> reason.evidence().getEnd())
                    .reversed())
            .thenComparing(Comparator.comparingInt(RuleMatch.Reason::weight).reversed())
            .thenComparing(reason -> reason.evidence().getClause());

    /** As many as a short article has: a headline and some paragraphs. */
    private static final double SHORT = 150;

    private TopicScore() {}

    /**
     * The tag, if the reasons come to the rule's threshold.
     *
     * @param words of the article
     */
    static Optional<TopicTag> tag(TopicRule rule, List<RuleMatch.Reason> gathered, int words) {
        List<RuleMatch.Reason> reasons =
                gathered.stream().distinct().sorted(AS_TEXT_RUNS).toList();
        Map<String, Integer> different = new HashMap<>();
        Set<String> inHeadline = new HashSet<>();
        for (RuleMatch.Reason reason : outermost(reasons)) {
            String clause = reason.evidence().getClause();
            different.merge(clause, reason.weight(), Math::max);
            if (reason.evidence().getField().equals("headline")) {
                inHeadline.add(clause);
            }
        }
        long weight = 0;
        for (Map.Entry<String, Integer> clause : different.entrySet()) {
            weight += clause.getValue() * (inHeadline.contains(clause.getKey()) ? 2L : 1L);
        }
        int atLeast = atLeast(rule, words);
        if (weight < atLeast) {
            return Optional.empty();
        }
        List<Evidence> evidence =
                reasons.stream().map(RuleMatch.Reason::evidence).distinct().toList();
        long surplus = weight - atLeast;
        int relevance = (int)
                Math.min(100, 30L + 8L * different.size() + 2L * evidence.size() + (inHeadline.isEmpty() ? 0 : 25));
        return Optional.of(TopicTag.newBuilder()
                .setUri(rule.id())
                .setName(rule.name())
                .setCreator("rule:" + rule.id())
                .setRelevance(relevance)
                .setConfidence((int) Math.min(95, 60 + 7 * surplus))
                .setEvidenceCount(evidence.size())
                .setEvidence(Sizes.items(evidence, Sizes.EVIDENCES))
                .build());
    }

    /** A long article has more different words of any kind: four times the length takes twice the weight. One term stays one. */
    private static int atLeast(TopicRule rule, int words) {
        return rule.atLeast() == 1 ? 1 : (int) Math.ceil(rule.atLeast() * Math.max(1, Math.sqrt(words / SHORT)));
    }

    /** Without those that lie within one that was kept before. */
    private static List<RuleMatch.Reason> outermost(List<RuleMatch.Reason> sorted) {
        List<RuleMatch.Reason> kept = new ArrayList<>();
        String field = "";
        int end = 0;
        for (RuleMatch.Reason reason : sorted) {
            Evidence evidence = reason.evidence();
            boolean actor = evidence.getField().equals("actors");
            boolean inside = evidence.getField().equals(field) && evidence.getEnd() <= end;
            if (actor || !inside) {
                kept.add(reason);
                end = evidence.getField().equals(field) ? Math.max(end, evidence.getEnd()) : evidence.getEnd();
                field = evidence.getField();
            }
        }
        return kept;
    }

    private static int order(String field) {
        return switch (field) {
            case "headline" -> 0;
            case "summary" -> 1;
            case "body" -> 2;
            default -> 3;
        };
    }
}
