package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tidende.enrich.text.TermAutomaton;

/**
 * Rules compiled into one table of clauses: each term that stands in a text sets bits of the expressions that name it, and only an
 * expression whose clauses are all set is asked. Immutable.
 */
public final class RuleSet {
    private static final Map<String, String> NEAREST = Map.of("nn", "nb", "bs", "hr");

    private final List<TopicRule> rules;
    private final Map<String, TopicRule> byId = new TreeMap<>();
    private final Atoms atoms = new Atoms();
    private final int termsOfFiles;
    private final List<Query> queries = new ArrayList<>();

    /** Of each atom: the queries that name it, and which of their clauses it satisfies, in turn. */
    private final int[][] postings;

    /** Of each query: its clauses, a bit for each. */
    private final int[] complete;

    /** By language, of those that rules have expressions for. */
    private final Map<String, BitSet> askedIn = new TreeMap<>();

    private final BitSet askedOfAll;

    /**
     * A rule's expression for some languages.
     *
     * @param rule whose it is
     * @param creator of the tags that it gives
     * @param languages of the rule that have this expression
     * @param expression that is asked
     * @param question the same, as it is asked
     * @param broader topics that the rule's topic is part of, nearest first
     */
    record Query(
            TopicRule rule,
            String creator,
            Set<String> languages,
            Expression expression,
            Question question,
            List<Broader> broader) {}

    /** Rules of which each has an id of its own; they are put in the order of their ids. */
    public RuleSet(Collection<TopicRule> given) {
        this(given, List.of());
    }

    /**
     * Rules of files, and others that come and go: the terms of files keep their numbers, whatever the others are.
     *
     * @param published stand in for those of files that have their ids
     */
    public RuleSet(Collection<TopicRule> ofFiles, Collection<TopicRule> published) {
        number(ofFiles);
        termsOfFiles = atoms.size();
        number(published);
        ofFiles.forEach(rule -> byId.put(rule.id(), rule));
        published.forEach(rule -> byId.put(rule.id(), rule));
        rules = List.copyOf(byId.values());
        for (TopicRule rule : rules) {
            Map<Expression, Set<String>> languages = new LinkedHashMap<>();
            new TreeMap<>(rule.byLanguage()).forEach((language, expression) -> languages
                    .computeIfAbsent(expression, key -> new HashSet<>())
                    .add(language));
            List<Broader> broader = broader(rule);
            String creator = "rule:" + rule.id();
            languages.forEach((expression, codes) -> {
                Question question = Question.of(expression, atoms::number);
                queries.add(new Query(rule, creator, Set.copyOf(codes), expression, question, broader));
            });
        }
        askedOfAll = asked(null);
        for (TopicRule rule : rules) {
            rule.byLanguage().keySet().forEach(language -> askedIn.computeIfAbsent(language, this::asked));
        }
        NEAREST.keySet().forEach(language -> askedIn.computeIfAbsent(language, this::asked));
        complete = new int[queries.size()];
        postings = postings(new Clauses(atoms::number));
    }

    private void number(Collection<TopicRule> given) {
        Map<String, TopicRule> sorted = new TreeMap<>();
        given.forEach(rule -> sorted.put(rule.id(), rule));
        sorted.values()
                .forEach(rule -> new TreeMap<>(rule.byLanguage()).values().forEach(atoms::add));
    }

    private int[][] postings(Clauses clauses) {
        List<Map<Integer, Integer>> masks = new ArrayList<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            masks.add(new TreeMap<>());
        }
        for (int query = 0; query < queries.size(); query++) {
            int number = query;
            int bit = 1;
            for (BitSet clause : clauses.of(queries.get(query).expression())) {
                int own = bit;
                clause.stream().forEach(atom -> masks.get(atom).merge(number, own, (a, b) -> a | b));
                complete[query] |= bit;
                bit <<= 1;
            }
        }
        int[][] all = new int[masks.size()][];
        for (int atom = 0; atom < all.length; atom++) {
            int[] posting = new int[2 * masks.get(atom).size()];
            int at = 0;
            for (Map.Entry<Integer, Integer> entry : masks.get(atom).entrySet()) {
                posting[at++] = entry.getKey();
                posting[at++] = entry.getValue();
            }
            all[atom] = posting;
        }
        return all;
    }

    /** How many rules. */
    public int size() {
        return rules.size();
    }

    /** How many different terms. */
    public int terms() {
        return atoms.size();
    }

    /** The rules, by id. */
    public List<TopicRule> rules() {
        return rules;
    }

    /** Puts all terms into an automaton; each hit gives the term's number back. */
    public void fill(TermAutomaton.Builder automaton) {
        atoms.fill(automaton, 0, atoms.size());
    }

    /** The terms of files alone. */
    public void fillOfFiles(TermAutomaton.Builder automaton) {
        atoms.fill(automaton, 0, termsOfFiles);
    }

    /** The terms that no file has. */
    public void fillOthers(TermAutomaton.Builder automaton) {
        atoms.fill(automaton, termsOfFiles, atoms.size());
    }

    /** Whether there are such. */
    public boolean hasOthers() {
        return atoms.size() > termsOfFiles;
    }

    Atoms atoms() {
        return atoms;
    }

    /** The queries that are asked in a language and of which every clause is satisfied by these atoms, in their order. */
    BitSet candidates(int[] present, String language) {
        int[] missing = complete.clone();
        BitSet candidates = new BitSet(complete.length);
        for (int atom : present) {
            int[] posting = postings[atom];
            for (int at = 0; at < posting.length; at += 2) {
                int query = posting[at];
                int left = missing[query] & ~posting[at + 1];
                missing[query] = left;
                if (left == 0) {
                    candidates.set(query);
                }
            }
        }
        candidates.and(language == null ? askedOfAll : askedIn.getOrDefault(language, askedOfAll));
        return candidates;
    }

    Query query(int query) {
        return queries.get(query);
    }

    private BitSet asked(String language) {
        BitSet asked = new BitSet(queries.size());
        for (int query = 0; query < queries.size(); query++) {
            asked.set(query, isAsked(queries.get(query), language));
        }
        return asked;
    }

    /** Whether a query is what is asked of articles in a language: the rule's own, the nearest one's, or that of all. */
    private static boolean isAsked(Query query, String language) {
        String asked = askedLanguage(query.rule(), language);
        return asked != null && query.languages().contains(asked);
    }

    /** Which of a rule's languages is asked of articles in a language; null for none. */
    static String askedLanguage(TopicRule rule, String language) {
        Set<String> known = rule.byLanguage().keySet();
        if (language != null && known.contains(language)) {
            return language;
        }
        String nearest = language == null ? null : NEAREST.get(language);
        if (nearest != null && known.contains(nearest)) {
            return nearest;
        }
        return known.contains("*") ? "*" : null;
    }

    boolean has(String topic) {
        return byId.containsKey(topic);
    }

    /** A topic's English name; its id where no rule has it. */
    String name(String topic) {
        return has(topic) ? byId.get(topic).name() : topic;
    }

    /** The topics that a topic is part of, nearest first. */
    List<Broader> broader(String topic) {
        return has(topic) ? broader(byId.get(topic)) : List.of();
    }

    /** The topics that a rule's topic is part of, nearest first. */
    private List<Broader> broader(TopicRule rule) {
        if (rule.broader() == null) {
            return List.of();
        }
        Set<String> found = new HashSet<>();
        List<Broader> all = new ArrayList<>();
        String next = rule.broader();
        while (next != null && !next.equals(rule.id()) && found.add(next)) {
            TopicRule known = byId.get(next);
            all.add(new Broader(next, known == null ? next : known.name()));
            next = known == null ? null : known.broader();
        }
        return all;
    }

    /**
     * A topic that another is part of.
     *
     * @param id its URI
     * @param name in English; the URI where no rule has the name
     */
    record Broader(String id, String name) {}
}
