package org.tidende.enrich.actor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;
import org.tidende.enrich.text.Tokens;

/**
 * Finds the actors of one article: collects the names that hold in their places, then decides whose they are. For one article
 * and one thread.
 */
public final class ActorTagger {
    /** As many words may stand between "Russian" and the name: foreign minister and president, say. */
    private static final int AFFILIATION_REACH = 4;

    private static final Comparator<Hit.Reading> READINGS = Comparator.comparingInt(Hit.Reading::actor)
            .thenComparing(Comparator.comparingInt(Hit.Reading::confidence).reversed())
            .thenComparingInt(Hit.Reading::name);

    private final Gazetteer gazetteer;
    private final NameTable names;
    private final NameGate gate;
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
        this.names = gazetteer.table();
        this.gate = new NameGate(gazetteer, stemmer, language, new ActingVerbs(language));
        this.ministries = new Ministries(gazetteer, language);
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
        Stretch place = new Stretch(passage, first, after);
        boolean early = (before + first) * 5L < all;
        Set<String> affiliated = affiliations(place, automaton, entry);
        List<Hit.Reading> readings = readings(place, automaton, entry, stem);
        boolean spot = false;
        boolean onlySpots = true;
        boolean unsure = true;
        for (Hit.Reading reading : readings) {
            spot |= reading.spot();
            onlySpots &= reading.spot();
            unsure &= isDoubtful(reading);
        }
        if (!affiliated.isEmpty() && onlySpots) {
            affiliations.add(new Affiliation(passage, after, affiliated));
            affiliated.forEach(country -> ministries.beside(passage, first, after, country, true, early));
            return true;
        }
        if (readings.isEmpty()) {
            return false;
        }
        // The order of a list must not hang on the order in which files were read.
        if (readings.size() > 1) {
            readings.sort(READINGS);
        }
        if (spot && doubtful.endBefore(passage, first) && passage.tokens().spaced(first)) {
            // Union Berlin is a club, and neither the parties nor anything else that is called Union.
            hits.removeLast();
        }
        Hit.Reading sole = readings.getFirst();
        if (readings.size() == 1 && names.type(sole.name()) == ActorType.state) {
            String country = gazetteer.actor(sole.actor()).country();
            if (country != null) {
                ministries.beside(passage, first, after, country, false, early);
            }
        }
        (spot ? spots : people).end(passage, after);
        doubtful.end(unsure ? passage : null, after);
        hits.add(hit(place, stem, readings, spot, early));
        return true;
    }

    private Hit hit(Stretch place, boolean stem, List<Hit.Reading> readings, boolean spot, boolean early) {
        Tokens tokens = place.tokens();
        return new Hit(
                place.passage().field(),
                hits.size(),
                tokens.codePoint(tokens.start(place.first())),
                tokens.codePoint(tokens.end(place.after() - 1)),
                place.exact(),
                stem,
                readings,
                affiliationsBefore(place.passage(), place.first()),
                spot && gate.acts(place),
                gate.shadowed(place),
                gate.located(place, spot),
                early);
    }

    /** The names that hold there. Where a state's or an organisation's doesn't, it may be somebody's surname, which is noted. */
    private List<Hit.Reading> readings(Stretch place, TermAutomaton automaton, int entry, boolean stem) {
        List<Hit.Reading> readings = new ArrayList<>(1);
        // An adjective in small letters says nothing of the state that is called by it.
        boolean ordinary = !hasAffiliation(automaton, entry) && gate.ordinaryWord(place);
        boolean named =
                spots.endBefore(place.passage(), place.first()) || people.endBefore(place.passage(), place.first() - 1);
        for (int at = entry; at >= 0; at = automaton.next(at)) {
            int name = automaton.value(at);
            if (names.affiliation(name) || ordinary && names.kind(name) != Name.Kind.ACRONYM) {
                continue;
            }
            int confidence = gate.judge(place, name, stem, named);
            if (confidence != NameGate.CLOSED) {
                readings.add(new Hit.Reading(
                        name,
                        names.actor(name),
                        names.kind(name),
                        names.spot(name),
                        gate.isOfLanguage(name),
                        confidence));
            } else if (gate.surname(place, name)) {
                surnames.add(place.tokens().word(place.first()));
            }
        }
        return readings;
    }

    /** Countries that a word of affiliation names, if it is one there. */
    private Set<String> affiliations(Stretch place, TermAutomaton automaton, int entry) {
        Set<String> countries = Set.of();
        for (int at = entry; at >= 0; at = automaton.next(at)) {
            int name = automaton.value(at);
            if (names.affiliation(name) && gate.affiliates(place, name)) {
                // A party's or an army's people are of no country that we know.
                String country = gazetteer.actor(names.actor(name)).country();
                countries = countries.isEmpty() ? new TreeSet<>() : countries;
                countries.add(country == null ? "" : country);
            }
        }
        return countries;
    }

    private boolean isDoubtful(Hit.Reading reading) {
        return names.weak(reading.name()) && names.type(reading.name()) == ActorType.organisation;
    }

    private boolean hasAffiliation(TermAutomaton automaton, int entry) {
        for (int at = entry; at >= 0; at = automaton.next(at)) {
            if (names.affiliation(automaton.value(at))) {
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

    /** The actors, by relevance, then URI; all of them. */
    public List<ActorTag> tags() {
        return new ActorTags(gazetteer, date, withoutSurnames()).tags(ministries);
    }

    /** Where Michael Jordan was named, Jordan is not the state; nor is Bloomberg the agency where Michael Bloomberg was. */
    private List<Hit> withoutSurnames() {
        if (surnames.isEmpty()) {
            return hits;
        }
        // Who writes "in Jordan" means the state elsewhere, too.
        hits.stream().filter(Hit::located).map(Hit::exact).forEach(surnames::remove);
        List<Hit> held = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            Hit other = surnames.contains(hit.exact())
                    ? hit.only(reading -> names.type(reading.name()) == ActorType.person)
                    : hit;
            if (!other.readings().isEmpty()) {
                held.add(other);
            }
        }
        return held;
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
}
