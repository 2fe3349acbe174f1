package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;

/**
 * A rule alone, asked of articles whose language and actors are known already: as it would tag them beside all other rules, for a rule's
 * tag hangs on no other rule. Safe for several threads.
 */
public final class RuleTrial {
    private final TopicRule rule;
    private final RuleSet rules;
    private final TermAutomaton automaton;

    /**
     * Part of a rule, and what came of it.
     *
     * @param depth in the rule, from 0
     * @param clause as rules write it
     * @param holds whether it does
     * @param evidence where it stands in the text; empty for what is made of further parts
     */
    public record Step(int depth, String clause, boolean holds, List<Evidence> evidence) {}

    /**
     * What a rule made of an article.
     *
     * @param rule which
     * @param asked language of the expression that was asked; {@code *} for the one for all, null where there is none for the article
     * @param tag that it gives; null where it gives none
     * @param weight of the different terms that were found; a headline's counts twice
     * @param needed weight that gives a tag in an article of this length
     * @param terms of them that differ and weigh 2 or more
     * @param termsNeeded so many of these; 0 where the weight is enough
     * @param steps the expression, part by part, as it is written
     */
    public record Trace(
            TopicRule rule,
            String asked,
            TopicTag tag,
            long weight,
            int needed,
            int terms,
            int termsNeeded,
            List<Step> steps) {}

    /** Compiles it. */
    public RuleTrial(TopicRule rule) {
        this.rule = rule;
        rules = new RuleSet(List.of(rule));
        TermAutomaton.Builder builder = new TermAutomaton.Builder(new Stemmer());
        rules.fill(builder);
        automaton = builder.build();
    }

    /**
     * An expression as a rule for all languages that is content with one term.
     *
     * @throws RuleFault when it is none
     */
    public static TopicRule rule(String id, String expression) {
        return new TopicRule(id, id, Map.of("en", id), null, 1, Map.of("*", RuleParser.parse(expression)), List.of());
    }

    /**
     * Asks it.
     *
     * @param language found, BCP 47; null where unknown
     * @param passages headline, summary and body, in this order
     * @param actors tagged
     */
    public Trace ask(String language, List<Passage> passages, List<ActorTag> actors) {
        TopicTagger tagger = new TopicTagger(rules, language);
        passages.forEach(passage -> scan(passage, tagger));
        tagger.actors(actors);
        FoundTerms found = tagger.found();
        String asked = RuleSet.askedLanguage(rule, language);
        if (asked == null) {
            return new Trace(rule, null, null, 0, rule.atLeast(), 0, 0, List.of());
        }
        TopicTag tag = tagger.tags().stream()
                .filter(one -> one.getUri().equals(rule.id()))
                .findFirst()
                .orElse(null);
        BitSet present = new BitSet();
        for (int atom : found.atoms()) {
            present.set(atom);
        }
        RuleMatch match = new RuleMatch(found, present, language);
        List<Step> steps = new ArrayList<>();
        Expression expression = rule.byLanguage().get(asked);
        steps(expression, 0, false, match, found, steps);
        List<RuleMatch.Reason> reasons = new ArrayList<>();
        boolean holds = match.holds(Question.of(expression, rules.atoms()::number), reasons);
        TopicScore.Sum sum = TopicScore.sum(holds ? reasons : new ArrayList<>(), found);
        return new Trace(
                rule,
                asked,
                tag,
                sum.weight(),
                TopicScore.atLeast(rule, found),
                sum.heavy(),
                TopicScore.distinct(rule, found),
                steps);
    }

    private void steps(
            Expression part, int depth, boolean headline, RuleMatch match, FoundTerms found, List<Step> steps) {
        Question question = Question.of(headline ? new Expression.Headline(part) : part, rules.atoms()::number);
        List<RuleMatch.Reason> reasons = new ArrayList<>();
        boolean holds = match.holds(question, reasons);
        List<Expression> parts =
                switch (part) {
                    case Expression.And and -> and.parts();
                    case Expression.Or or -> or.parts();
                    case Expression.Not not -> List.of(not.part());
                    case Expression.Headline one -> List.of(one.part());
                    case Expression.Weighted one -> List.of(one.part());
                    case Expression.InLanguage one -> List.of(one.part());
                    case Expression.Near near -> List.of();
                    case Expression.Times times -> List.of();
                    case Expression.Term term -> List.of();
                    case Expression.Prefix prefix -> List.of();
                    case Expression.OfActor actor -> List.of();
                    case Expression.OfType type -> List.of();
                    case Expression.OfCountry country -> List.of();
                };
        List<Evidence> evidence = parts.isEmpty()
                ? reasons.stream()
                        .map(reason -> found.evidence(reason.place(), reason.clause()))
                        .toList()
                : List.of();
        steps.add(new Step(depth, RulePrinter.print(part), holds, evidence));
        boolean below = headline || part instanceof Expression.Headline;
        parts.forEach(one -> steps(one, depth + 1, below, match, found, steps));
    }

    private void scan(Passage passage, TopicTagger tagger) {
        tagger.read(passage);
        automaton.scan(passage.tokens(), new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                return false;
            }

            @Override
            public void term(int first, int after, int term) {
                tagger.term(passage, first, after, term);
            }
        });
    }
}
