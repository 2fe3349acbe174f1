package org.tidende.enrich.actor;

import java.time.LocalDate;
import java.util.List;
import org.tidende.contract.record.ActorType;

/**
 * Somebody or something that acts in the news.
 *
 * @param uri its identity, {@code urn:tidende:person:sergei-shoigu}
 * @param type what kind
 * @param name in English where known
 * @param country ISO 3166-1 alpha-2; null where none
 * @param sectors CAMEO/PLOVER codes
 * @param roles in the order of the file
 * @param sameAs identifiers elsewhere
 */
public record Actor(
        String uri,
        ActorType type,
        String name,
        String country,
        List<String> sectors,
        List<Role> roles,
        List<String> sameAs) {
    /** Copies the lists. */
    public Actor {
        sectors = List.copyOf(sectors);
        roles = List.copyOf(roles);
        sameAs = List.copyOf(sameAs);
    }

    /** Roles held on a day. */
    public List<Role> rolesOn(LocalDate day) {
        return roles.stream().filter(role -> role.heldOn(day)).toList();
    }
}
