package org.tidende.enrich.actor;

import java.util.List;

/** Whose name it is that stands at a place. */
sealed interface Decision {
    /**
     * One actor's.
     *
     * @param actor number of the actor
     * @param name number of the name
     * @param rule what decided
     * @param confidence 0-100
     */
    record Resolved(int actor, int name, String rule, int confidence) implements Decision {}

    /**
     * One of several; the first is the likeliest.
     *
     * @param candidates numbers of actors
     * @param name number of the likeliest one's name
     */
    record Ambiguous(List<Integer> candidates, int name) implements Decision {}

    /** Nobody's we could stand for. */
    record Unresolved() implements Decision {}
}
