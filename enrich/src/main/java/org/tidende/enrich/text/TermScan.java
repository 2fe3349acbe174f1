package org.tidende.enrich.text;

/**
 * One pass over the words of a text. All first words are looked up before any second: look-ups that don't wait for one another wait for
 * memory together. To look up all seconds likewise made it slower; few words have any.
 */
final class TermScan {
    private static final int[] NOTHING = {};

    private final TermAutomaton automaton;
    private final TransitionTable table;
    private final Tokens tokens;
    private final int size;
    private final TermAutomaton.Sink sink;

    /** By word: the state that it leads to. */
    private final int[] states;

    private final int[] stems;

    /** States on the way from one word. */
    private final int[] reachedStates;

    private final int[] reachedStems;

    TermScan(TermAutomaton automaton, Tokens tokens, TermAutomaton.Sink sink) {
        this.automaton = automaton;
        this.table = automaton.table();
        this.tokens = tokens;
        this.size = tokens.size();
        this.sink = sink;
        states = states();
        stems = table.hasStems() ? stems() : NOTHING;
        reachedStates = new int[Math.min(size, TermAutomaton.MOST_WORDS)];
        reachedStems = table.hasStems() ? new int[reachedStates.length] : NOTHING;
    }

    private int[] states() {
        int[] after = new int[size];
        for (int word = 0; word < size; word++) {
            after[word] = table.first(TransitionTable.NAMES, tokens.hash(word));
        }
        return after;
    }

    /** A small word's stem is the word; it begins a name only where it begins one as it stands, too. */
    private int[] stems() {
        int[] after = new int[size];
        for (int word = 0; word < size; word++) {
            boolean mayBegin = states[word] >= 0 || tokens.capital(word) || tokens.stem(word) != tokens.hash(word);
            after[word] = mayBegin ? table.first(TransitionTable.STEMS, tokens.stem(word)) : TransitionTable.NOWHERE;
        }
        return after;
    }

    /** Tells the sink of all there is. */
    void run() {
        PrefixTable prefixes = automaton.prefixes();
        int free = 0;
        for (int first = 0; first < size; first++) {
            int deepest = states[first] < 0 ? 0 : walk(first);
            prefixes.find(tokens, first, sink);
            if (first >= free) {
                int deepestStem = first >= stems.length || stems[first] < 0 ? 0 : walkStems(first);
                free = first + longest(first, deepest, deepestStem);
            }
        }
    }

    /** How many words the longest name has that begins here and that the sink takes. */
    private int longest(int first, int deepest, int deepestStem) {
        int words = Math.max(deepest, deepestStem);
        while (words > 0
                && !(words <= deepest && offer(first, words, reachedStates[words - 1], false))
                && !(words <= deepestStem && offer(first, words, reachedStems[words - 1], true))) {
            words--;
        }
        return words;
    }

    private boolean offer(int first, int words, int state, boolean stem) {
        int entry = automaton.firstName(table.entry(state));
        return entry >= 0 && sink.name(first, first + words, entry, stem);
    }

    /** Walks as far as the words go, telling of terms on the way. */
    private int walk(int first) {
        int depth = 0;
        boolean stopped = false;
        for (int state = states[first]; state >= 0; ) {
            reachedStates[depth++] = state;
            int entry = table.entry(state);
            if (!stopped && entry >= 0) {
                automaton.tellTerms(entry, first, first + depth, sink);
            }
            int word = first + depth;
            if (!goesOn(state, word, depth)) {
                break;
            }
            stopped |= tokens.stopped(word);
            state = table.next(state, tokens.hash(word));
        }
        return depth;
    }

    /** The same among stems, where there are no terms. */
    private int walkStems(int first) {
        int depth = 0;
        for (int state = stems[first]; state >= 0; ) {
            reachedStems[depth++] = state;
            int word = first + depth;
            state = goesOn(state, word, depth) ? table.next(state, tokens.innerStem(word)) : TransitionTable.NOWHERE;
        }
        return depth;
    }

    /** Whether a word may lead on from a state: no name spans a paragraph. */
    private boolean goesOn(int state, int word, int depth) {
        return table.leadsOn(state) && word < size && depth < TermAutomaton.MOST_WORDS && !tokens.startsParagraph(word);
    }
}
