package org.tidende.enrich.actor;

import java.util.List;

/**
 * One record of a source of actors, with where its parts stand.
 *
 * @param line from 1; where the record begins
 * @param actor with its roles
 * @param names of the actor
 * @param roles those of the actor again
 */
public record ActorEntry(int line, Actor actor, List<Named> names, List<Held> roles) {
    /**
     * A name and where it stands.
     *
     * @param line from 1
     * @param name of the actor
     */
    public record Named(int line, Name name) {}

    /**
     * A role and where it stands.
     *
     * @param line from 1
     * @param role of the actor
     * @param sole whether only one may hold it at a time; null where the source does not say
     */
    public record Held(int line, Role role, Boolean sole) {}

    /** Copies the lists. */
    public ActorEntry {
        names = List.copyOf(names);
        roles = List.copyOf(roles);
    }
}
