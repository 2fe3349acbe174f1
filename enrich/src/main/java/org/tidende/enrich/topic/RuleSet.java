package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidende.enrich.text.TermAutomaton;

/** Rules with their terms numbered, so that one pass over a text serves all of them. Immutable. */
public final class RuleSet {
    private final List<TopicRule> rules;
    private final Map<String, Integer> terms = new TreeMap<>();
    private final Map<String, Integer> prefixes = new TreeMap<>();
    private final List<String> clauses = new ArrayList<>();

    /** Rules of which each has an id of its own; they are put in the order of their ids. */
    public RuleSet(Collection<TopicRule> given) {
        Map<String, TopicRule> byId = new TreeMap<>();
        given.forEach(rule -> byId.put(rule.id(), rule));
        rules = List.copyOf(byId.values());
        for (TopicRule rule : rules) {
            new TreeMap<>(rule.byLanguage()).values().forEach(this::number);
        }
    }

    /** How many rules. */
    public int size() {
        return rules.size();
    }

    /** How many different terms. */
    public int terms() {
        return clauses.size();
    }

    /** The rules, by id. */
    public List<TopicRule> rules() {
        return rules;
    }

    String clause(int term) {
        return clauses.get(term);
    }

    int term(Expression.Term term) {
        return terms.get(term.text());
    }

    int prefix(Expression.Prefix prefix) {
        return prefixes.get(prefix.beginning());
    }

    /** Puts all terms into an automaton; each hit gives the term's number back. */
    public void fill(TermAutomaton.Builder automaton) {
        terms.forEach((text, number) -> automaton.term(text, number));
        prefixes.forEach((beginning, number) -> automaton.prefix(beginning, number));
    }

    private void number(Expression expression) {
        switch (expression) {
            case Expression.Term(String text) ->
                terms.computeIfAbsent(text, key -> {
                    clauses.add(key.indexOf(' ') < 0 ? key : '"' + key + '"');
                    return clauses.size() - 1;
                });
            case Expression.Prefix(String beginning) ->
                prefixes.computeIfAbsent(beginning, key -> {
                    clauses.add(key + "*");
                    return clauses.size() - 1;
                });
            case Expression.OfActor actor -> {
                // Looked up among the tags, not in the text.
            }
            case Expression.And(List<Expression> parts) -> parts.forEach(this::number);
            case Expression.Or(List<Expression> parts) -> parts.forEach(this::number);
            case Expression.Not(Expression part) -> number(part);
        }
    }
}
