package org.tidende.enrich.topic;

import java.util.BitSet;
import java.util.List;

/** What questions are asked of: one article's terms and language. Gathers what made them hold. For one thread. */
final class RuleMatch {
    private final FoundTerms found;
    private final BitSet present;
    private final String language;

    /**
     * Why a question holds.
     *
     * @param place in the text; {@link FoundTerms#ACTOR} where it is an actor
     * @param clause that holds there, as rules write it
     * @param weight what it counts for
     */
    record Reason(long place, String clause, int weight) {}

    /** @param present the atoms that are there, actors included */
    RuleMatch(FoundTerms found, BitSet present, String language) {
        this.found = found;
        this.present = present;
        this.language = language;
    }

    /** Whether a question holds; if so, all that made it hold is added to the reasons. */
    boolean holds(Question question, List<Reason> reasons) {
        return question.holds(this, false, 1, reasons);
    }

    /** Whether a term stands there, or an actor is tagged. */
    boolean has(int atom) {
        return present.get(atom);
    }

    long[] places(int atom, boolean headline) {
        return found.places(atom, headline);
    }

    /** The article's; null where unknown. */
    String language() {
        return language;
    }

    /** Adds a reason for each place. */
    static boolean add(long[] places, String clause, int weight, List<Reason> reasons) {
        for (long place : places) {
            reasons.add(new Reason(place, clause, weight));
        }
        return places.length > 0;
    }

    /** Takes back what was added since there were so many. */
    static void forget(int before, List<Reason> reasons) {
        reasons.subList(before, reasons.size()).clear();
    }
}
