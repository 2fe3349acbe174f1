package org.tidende.enrich.actor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Candidate;
import org.tidende.contract.record.Mention;
import org.tidende.contract.record.RoleHeld;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;
import org.tidende.enrich.text.Tokens;

/**
 * Finds the actors of one article: collects the names that hold in their places, then decides whose they are. For one article
 * and one thread.
 */
public final class ActorTagger {
    private static final int AMBIGUOUS = 30;

    /** As many words may stand between "Russian" and the name: foreign minister and president, say. */
    private static final int AFFILIATION_REACH = 4;

    private static final Comparator<Hit.Reading> READINGS = Comparator.comparingInt(Hit.Reading::actor)
            .thenComparing(Comparator.comparingInt(Hit.Reading::confidence).reversed())
            .thenComparingInt(Hit.Reading::name);

    private static final Comparator<ActorTag> ORDER = (one, other) -> one.getRelevance() != other.getRelevance()
            ? other.getRelevance() - one.getRelevance()
            : one.getUri().compareTo(other.getUri());

    private final Gazetteer gazetteer;
    private final ActingVerbs verbs;
    private final NameGate gate;
    private final String language;
    private final LocalDate date;
    private final List<Hit> hits = new ArrayList<>();
    private final List<Affiliation> affiliations = new ArrayList<>();
    private final Ministries ministries;
    private final Set<String> surnames = new TreeSet<>();
    private final Last spots = new Last();
    private final Last people = new Last();
    private final Last doubtful = new Last();

    /**
     * @param language of the article, BCP 47; null where unknown
     * @param date of the article: roles are those of that day
     */
    public ActorTagger(Gazetteer gazetteer, Stemmer stemmer, String language, LocalDate date) {
        this.gazetteer = gazetteer;
        this.verbs = new ActingVerbs(language);
        this.gate = new NameGate(gazetteer, stemmer, language, verbs);
        this.ministries = new Ministries(gazetteer, language);
        this.language = language;
        this.date = date;
    }

    /**
     * A name may stand at words {@code first} to {@code after}.
     *
     * @param before words of the article before this passage
     * @param all words of the article
     * @return whether it holds there
     */
    public boolean offer(
            Passage passage,
            int first,
            int after,
            TermAutomaton automaton,
            int entry,
            boolean stem,
            int before,
            int all) {
        List<Hit.Reading> readings = new ArrayList<>(1);
        NameTable names = gazetteer.table();
        Set<String> affiliated = new TreeSet<>();
        // An adjective in small letters says nothing of the state that is called by it.
        boolean ordinary = !hasAffiliation(automaton, entry) && gate.ordinaryWord(passage, first, after);
        boolean named = spots.endBefore(passage, first) || people.endBefore(passage, first - 1);
        for (int at = entry; at >= 0; at = automaton.next(at)) {
            int name = automaton.value(at);
            if (names.affiliation(name)) {
                if (gate.affiliates(passage, first, after, name)) {
                    // A party's or an army's people are of no country that we know.
                    String country = gazetteer.actor(names.actor(name)).country();
                    affiliated.add(country == null ? "" : country);
                }
                continue;
            }
            if (ordinary && names.kind(name) != Name.Kind.ACRONYM) {
                continue;
            }
            int confidence = gate.judge(passage, first, after, name, stem, named);
            if (confidence != NameGate.CLOSED) {
                readings.add(new Hit.Reading(
                        name, names.actor(name), names.kind(name), names.isOf(name, language), confidence));
            } else if (isSpot(names.actor(name)) && gate.surname(passage, first, after, name)) {
                surnames.add(passage.tokens().word(first));
            }
        }
        if (!affiliated.isEmpty() && readings.stream().allMatch(reading -> isSpot(reading.actor()))) {
            affiliations.add(new Affiliation(passage, after, affiliated));
            affiliated.forEach(
                    country -> ministries.beside(passage, first, after, country, true, (before + first) * 5L < all));
            return true;
        }
        if (readings.isEmpty()) {
            return false;
        }
        // The order of a list must not hang on the order in which files were read.
        if (readings.size() > 1) {
            readings.sort(READINGS);
        }
        Tokens tokens = passage.tokens();
        int start = tokens.start(first);
        int end = tokens.end(after - 1);
        boolean spot = readings.stream().anyMatch(reading -> isSpot(reading.actor()));
        if (spot && doubtful.endBefore(passage, first) && tokens.spaced(first)) {
            // Union Berlin is a club, and neither the parties nor anything else that is called Union.
            hits.removeLast();
        }
        Actor sole = gazetteer.actor(readings.getFirst().actor());
        if (readings.size() == 1 && sole.type() == ActorType.state && sole.country() != null) {
            ministries.beside(passage, first, after, sole.country(), false, (before + first) * 5L < all);
        }
        (spot ? spots : people).end(passage, after);
        doubtful.end(isDoubtful(readings) ? passage : null, after);
        hits.add(new Hit(
                passage.field(),
                hits.size(),
                tokens.codePoint(start),
                tokens.codePoint(end),
                tokens.text().substring(start, end),
                stem,
                readings,
                affiliationsBefore(passage, first),
                spot && gate.acts(passage, first, after),
                gate.located(passage, first, spot),
                (before + first) * 5L < all));
        return true;
    }

    private boolean isDoubtful(List<Hit.Reading> readings) {
        return readings.stream()
                .allMatch(reading -> gazetteer.table().weak(reading.name())
                        && gazetteer.actor(reading.actor()).type() == ActorType.organisation);
    }

    private boolean hasAffiliation(TermAutomaton automaton, int entry) {
        for (int at = entry; at >= 0; at = automaton.next(at)) {
            if (gazetteer.table().affiliation(automaton.value(at))) {
                return true;
            }
        }
        return false;
    }

    /** Countries that the nearest words of affiliation in the same sentence name, a few words before. */
    private Set<String> affiliationsBefore(Passage passage, int word) {
        if (affiliations.isEmpty()) {
            return Set.of();
        }
        Affiliation last = affiliations.getLast();
        if (last.passage != passage || word - last.after > AFFILIATION_REACH) {
            return Set.of();
        }
        for (int between = last.after; between <= word; between++) {
            if (passage.tokens().stopped(between)) {
                return Set.of();
            }
        }
        return last.countries;
    }

    private boolean isSpot(int actor) {
        ActorType type = gazetteer.actor(actor).type();
        return type == ActorType.state || type == ActorType.place;
    }

    /** The actors, by relevance, then URI; all of them. */
    public List<ActorTag> tags() {
        List<Hit> held = withoutSurnames();
        ActorResolver resolver = new ActorResolver(gazetteer, date, held);
        Map<Integer, Tally> tallies = new TreeMap<>();
        for (Hit hit : held) {
            switch (resolver.decide(hit)) {
                case Decision.Resolved(int actor, int name, String rule, int confidence) ->
                    tallies.computeIfAbsent(actor, key -> new Tally())
                            .add(hit, mention(hit, name, rule, confidence), List.of());
                case Decision.Ambiguous(List<Integer> candidates, int name) ->
                    tallies.computeIfAbsent(candidates.getFirst(), key -> new Tally())
                            .add(hit, mention(hit, name, "ambiguous", AMBIGUOUS), candidates);
                case Decision.Unresolved() -> {
                    // Too many bear the name to say anything.
                }
            }
        }
        List<ActorTag> tags = new ArrayList<>();
        tallies.forEach((actor, tally) -> tags.add(tag(gazetteer.actor(actor), tally, resolver)));
        ministries.addTo(tags);
        tags.sort(ORDER);
        return tags;
    }

    /** Where Michael Jordan was named, Jordan is not the state. */
    private List<Hit> withoutSurnames() {
        if (surnames.isEmpty()) {
            return hits;
        }
        // Who writes "in Jordan" means the state elsewhere, too.
        hits.stream().filter(Hit::located).map(Hit::exact).forEach(surnames::remove);
        List<Hit> held = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            Hit other = surnames.contains(hit.exact()) ? hit.only(reading -> !isSpot(reading.actor())) : hit;
            if (!other.readings().isEmpty()) {
                held.add(other);
            }
        }
        return held;
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

    private ActorTag tag(Actor actor, Tally tally, ActorResolver resolver) {
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
                tally.candidates.isEmpty() ? List.of() : candidates(tally, resolver));
    }

    private List<RoleHeld> roles(Actor actor) {
        return actor.roles().isEmpty()
                ? List.of()
                : actor.rolesOn(date).stream().map(ActorTagger::held).toList();
    }

    private List<Candidate> candidates(Tally tally, ActorResolver resolver) {
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

    /** Where the latest of some names ended. */
    private static final class Last {
        private Passage passage;
        private int after;

        void end(Passage in, int word) {
            passage = in;
            after = word;
        }

        boolean endBefore(Passage in, int word) {
            return in == passage && word == after;
        }
    }

    /** A word of affiliation that ended before a word of a passage. */
    private record Affiliation(Passage passage, int after, Set<String> countries) {}

    /** What speaks for one actor. */
    private static final class Tally {
        private final List<Mention> mentions = new ArrayList<>();
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
