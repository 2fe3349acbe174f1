package org.tidende.enrich.actor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Candidate;
import org.tidende.contract.record.Mention;
import org.tidende.contract.record.RoleHeld;

/** Makes tags of the places where names hold: decides whose each is, and gathers what speaks for each actor. For one article. */
final class ActorTags {
    private static final int AMBIGUOUS = 30;

    private static final Comparator<ActorTag> BY_RELEVANCE = (one, other) -> other.getRelevance() - one.getRelevance();

    private final Gazetteer gazetteer;
    private final LocalDate date;
    private final List<Hit> hits;
    private final ActorResolver resolver;

    /** By number, which is the order of their URIs. */
    private final Map<Integer, Tally> tallies = new TreeMap<>();

    ActorTags(Gazetteer gazetteer, LocalDate date, List<Hit> hits) {
        this.gazetteer = gazetteer;
        this.date = date;
        this.hits = hits;
        this.resolver = new ActorResolver(gazetteer, date, hits);
    }

    /** The tags, by relevance, then URI; all of them. */
    List<ActorTag> tags(Ministries ministries) {
        for (Hit hit : hits) {
            switch (resolver.decide(hit)) {
                case Decision.Resolved(int actor, int name, String rule, int confidence) ->
                    tally(actor).add(hit, mention(hit, name, rule, confidence), List.of());
                case Decision.Ambiguous(List<Integer> candidates, int name) ->
                    tally(candidates.getFirst()).add(hit, mention(hit, name, "ambiguous", AMBIGUOUS), candidates);
                case Decision.Unresolved() -> {
                    // Too many bear the name to say anything, or a stranger may.
                }
            }
        }
        List<ActorTag> tags = new ArrayList<>(tallies.size() + 2);
        tallies.forEach((actor, tally) -> tags.add(tag(gazetteer.actor(actor), tally)));
        if (ministries.addTo(tags)) {
            tags.sort(Comparator.comparing(ActorTag::getUri));
        }
        // Those of one relevance stay in the order of their URIs.
        tags.sort(BY_RELEVANCE);
        return tags;
    }

    private Tally tally(int actor) {
        return tallies.computeIfAbsent(actor, key -> new Tally());
    }

    private Mention mention(Hit hit, int name, String rule, int confidence) {
        String tier =
                switch (gazetteer.table().kind(name)) {
                    case ACRONYM -> "acronym";
                    case SURNAME -> "surname";
                    case FULL -> hit.stem() ? "stem" : "exact";
                };
        return new Mention(
                hit.field(),
                hit.start(),
                hit.end(),
                hit.exact(),
                gazetteer.table().text(name),
                tier,
                rule,
                confidence);
    }

    private ActorTag tag(Actor actor, Tally tally) {
        int relevance = tally.relevance();
        return new ActorTag(
                actor.uri(),
                actor.name(),
                actor.type(),
                true,
                actor.country(),
                actor.sectors(),
                roles(actor),
                relevance >= 60 ? "about" : "mentions",
                relevance,
                tally.confidence(),
                tally.mentions.size(),
                Sizes.items(tally.mentions, Sizes.MENTIONS),
                tally.candidates.isEmpty() ? List.of() : candidates(tally));
    }

    private List<RoleHeld> roles(Actor actor) {
        return actor.roles().isEmpty()
                ? List.of()
                : actor.rolesOn(date).stream().map(ActorTags::held).toList();
    }

    private List<Candidate> candidates(Tally tally) {
        return tally.candidates.stream()
                .map(number -> candidate(number, resolver.score(number)))
                .sorted(Comparator.comparingInt(Candidate::getScore).reversed().thenComparing(Candidate::getUri))
                .toList();
    }

    private Candidate candidate(int number, int score) {
        Actor actor = gazetteer.actor(number);
        return new Candidate(actor.uri(), actor.name(), score);
    }

    private static RoleHeld held(Role role) {
        return new RoleHeld(role.title(), role.organisation(), role.from(), role.to(), role.certain());
    }

    /** What speaks for one actor. */
    private static final class Tally {
        private final List<Mention> mentions = new ArrayList<>(2);
        private List<Integer> candidates = List.of();
        private boolean inHeadline;
        private boolean early;

        void add(Hit hit, Mention mention, List<Integer> others) {
            mentions.add(mention);
            inHeadline |= hit.field().equals("headline");
            early |= hit.early();
            if (mentions.size() == 1) {
                candidates = others;
            } else if (others.isEmpty()) {
                // Elsewhere it is clear who is meant.
                candidates = List.of();
            }
        }

        int confidence() {
            int most = 0;
            for (Mention mention : mentions) {
                most = Math.max(most, mention.getConfidence());
            }
            return most;
        }

        int relevance() {
            return Relevance.of(inHeadline, early, mentions.size());
        }
    }
}
