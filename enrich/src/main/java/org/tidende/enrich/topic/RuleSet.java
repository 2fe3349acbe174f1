package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
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

    /** The places of the rules that name a term or an actor. */
    private final List<BitSet> ofTerm = new ArrayList<>();

    private final Map<String, BitSet> ofActor = new HashMap<>();

    /** Rules of which each has an id of its own; they are put in the order of their ids. */
    public RuleSet(Collection<TopicRule> given) {
        Map<String, TopicRule> byId = new TreeMap<>();
        given.forEach(rule -> byId.put(rule.id(), rule));
        rules = List.copyOf(byId.values());
        for (int at = 0; at < rules.size(); at++) {
            int rule = at;
            new TreeMap<>(rules.get(at).byLanguage()).values().forEach(expression -> number(expression, rule));
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

    /** Adds the places of the rules that name a term. */
    void ofTerm(int term, BitSet places) {
        places.or(ofTerm.get(term));
    }

    /** Adds the places of the rules that name an actor. */
    void ofActor(String uri, BitSet places) {
        BitSet named = ofActor.get(uri);
        if (named != null) {
            places.or(named);
        }
    }

    private void number(Expression expression, int rule) {
        switch (expression) {
            case Expression.Term(String text) ->
                ofTerm.get(terms.computeIfAbsent(text, key -> clause(key.indexOf(' ') < 0 ? key : '"' + key + '"')))
                        .set(rule);
            case Expression.Prefix(String beginning) ->
                ofTerm.get(prefixes.computeIfAbsent(beginning, key -> clause(key + "*")))
                        .set(rule);
            case Expression.OfActor(String uri) ->
                ofActor.computeIfAbsent(uri, key -> new BitSet()).set(rule);
            case Expression.And(List<Expression> parts) -> parts.forEach(part -> number(part, rule));
            case Expression.Or(List<Expression> parts) -> parts.forEach(part -> number(part, rule));
            case Expression.Not(Expression part) -> number(part, rule);
        }
    }

    private int clause(String text) {
        clauses.add(text);
        ofTerm.add(new BitSet());
        return clauses.size() - 1;
    }
}
