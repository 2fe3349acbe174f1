package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Tokens;

/**
 * Finds the topics of one article: gathers the terms that stand in it, then asks the rules of its language. A rule that holds on
 * too few different terms gives no tag. For one article and one thread.
 */
public final class TopicTagger {
    private static final Map<String, String> NEAREST = Map.of("nn", "nb", "bs", "hr");

    private final RuleSet rules;
    private final String language;
    private final List<Passage> passages = new ArrayList<>(3);

    /** Of each term found its number, the place of its passage in the list, its first word and the word after its last. */
    private int[] found = new int[4 * 64];

    private int size;

    /** Terms found with their places in the order of the article, sorted by term. */
    private long[] sorted;

    /** @param language of the article, BCP 47; null where unknown */
    public TopicTagger(RuleSet rules, String language) {
        this.rules = rules;
        this.language = language;
    }

    /** A term stands at words {@code first} to {@code after}. */
    public void term(Passage passage, int first, int after, int term) {
        if (passages.isEmpty() || passages.getLast() != passage) {
            passages.add(passage);
        }
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = term;
        found[size++] = passages.size() - 1;
        found[size++] = first;
        found[size++] = after;
    }

    /** The topics, by confidence, then URI; all of them. */
    public List<TopicTag> tags(List<ActorTag> actors) {
        sorted = new long[size / 4];
        BitSet candidates = new BitSet(rules.size());
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = (long) found[4 * i] << 32 | i;
            rules.ofTerm(found[4 * i], candidates);
        }
        Arrays.sort(sorted);
        Set<String> actorUris = new HashSet<>();
        for (ActorTag actor : actors) {
            actorUris.add(actor.getUri());
            rules.ofActor(actor.getUri(), candidates);
        }
        List<TopicTag> tags = new ArrayList<>();
        // A rule of which nothing is there has no evidence, so gives no tag, whatever it denies.
        for (int at = candidates.nextSetBit(0); at >= 0; at = candidates.nextSetBit(at + 1)) {
            TopicRule rule = rules.rules().get(at);
            Expression expression = expressionFor(rule);
            if (expression != null) {
                List<Evidence> evidence = new ArrayList<>();
                if (holds(expression, actorUris, evidence)) {
                    tag(rule, evidence).ifPresent(tags::add);
                }
            }
        }
        tags.sort(Comparator.comparingInt(TopicTag::getConfidence).reversed().thenComparing(TopicTag::getUri));
        return tags;
    }

    private Expression expressionFor(TopicRule rule) {
        Expression own = language == null ? null : rule.byLanguage().get(language);
        if (own == null && language != null && NEAREST.containsKey(language)) {
            own = rule.byLanguage().get(NEAREST.get(language));
        }
        return own == null ? rule.byLanguage().get("*") : own;
    }

    /** Evaluates every part, also where the first decides: the evidence shall be whole. */
    private boolean holds(Expression expression, Set<String> actorUris, List<Evidence> evidence) {
        return switch (expression) {
            case Expression.Term term -> stands(rules.term(term), evidence);
            case Expression.Prefix prefix -> stands(rules.prefix(prefix), evidence);
            case Expression.OfActor(String uri) -> {
                if (actorUris.contains(uri)) {
                    evidence.add(new Evidence("actors", 0, 0, uri, "actor:" + uri));
                }
                yield actorUris.contains(uri);
            }
            case Expression.And(List<Expression> parts) -> {
                List<Evidence> together = new ArrayList<>();
                boolean all = true;
                for (Expression part : parts) {
                    all &= holds(part, actorUris, together);
                }
                if (all) {
                    evidence.addAll(together);
                }
                yield all;
            }
            case Expression.Or(List<Expression> parts) -> {
                boolean any = false;
                for (Expression part : parts) {
                    any |= holds(part, actorUris, evidence);
                }
                yield any;
            }
            case Expression.Not(Expression part) -> !holds(part, actorUris, new ArrayList<>());
        };
    }

    private boolean stands(int term, List<Evidence> evidence) {
        int at = Arrays.binarySearch(sorted, (long) term << 32);
        int start = at < 0 ? -at - 1 : at;
        int end = start;
        for (; end < sorted.length && sorted[end] >> 32 == term; end++) {
            int place = 4 * (int) sorted[end];
            Passage passage = passages.get(found[place + 1]);
            Tokens tokens = passage.tokens();
            int from = tokens.start(found[place + 2]);
            int to = tokens.end(found[place + 3] - 1);
            evidence.add(new Evidence(
                    passage.field(),
                    tokens.codePoint(from),
                    tokens.codePoint(to),
                    tokens.text().substring(from, to),
                    rules.clause(term)));
        }
        return end > start;
    }

    private static Optional<TopicTag> tag(TopicRule rule, List<Evidence> gathered) {
        List<Evidence> evidence = gathered.stream()
                .distinct()
                .sorted(Comparator.comparingInt((Evidence one) -> order(one.getField()))
                        .thenComparingInt(Evidence::getStart)
                        .thenComparingInt(Evidence::getEnd)
                        .thenComparing(Evidence::getClause))
                .toList();
        Set<String> different = new HashSet<>();
        Set<String> inHeadline = new HashSet<>();
        for (Evidence one : evidence) {
            different.add(one.getClause());
            if (one.getField().equals("headline")) {
                inHeadline.add(one.getClause());
            }
        }
        int weight = different.size() + inHeadline.size();
        if (weight < rule.atLeast()) {
            return Optional.empty();
        }
        int surplus = weight - rule.atLeast();
        int relevance =
                Math.min(100, 30 + 8 * different.size() + 2 * evidence.size() + (inHeadline.isEmpty() ? 0 : 25));
        return Optional.of(TopicTag.newBuilder()
                .setUri(rule.id())
                .setName(rule.name())
                .setCreator("rule:" + rule.id())
                .setRelevance(relevance)
                .setConfidence(Math.min(95, 60 + 7 * surplus))
                .setEvidenceCount(evidence.size())
                .setEvidence(Sizes.items(evidence, Sizes.EVIDENCES))
                .build());
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
