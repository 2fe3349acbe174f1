package org.tidende.enrich.actor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidende.contract.record.ActorType;

/**
 * Decides whose name stands at a place. In this order: a full name of one actor is that actor's; of several, that of the one
 * whose name is of the text's language; a bare surname is of the person named in full in the article, the latest before it
 * first; else of the only one of the country that a word before it names ("the Russian minister"); else of the only one who held a role on the article's date; else it stays ambiguous.
 */
final class ActorResolver {
    private static final int NAMED_IN_FULL = 90;
    private static final int AFFILIATED = 80;
    private static final int OFFICE_HOLDER = 75;
    private static final int ONLY_BEARER = 45;

    private final Gazetteer gazetteer;
    private final LocalDate date;

    /** Places in the article where each person is named in full. */
    private final Map<Integer, List<Integer>> namedInFull = new TreeMap<>();

    ActorResolver(Gazetteer gazetteer, LocalDate date, List<Hit> hits) {
        this.gazetteer = gazetteer;
        this.date = date;
        for (Hit hit : hits) {
            for (Hit.Reading reading : hit.readings()) {
                if (reading.kind() == Name.Kind.FULL) {
                    namedInFull
                            .computeIfAbsent(reading.actor(), actor -> new ArrayList<>())
                            .add(hit.order());
                }
            }
        }
    }

    Decision decide(Hit hit) {
        Hit.Reading sole = hit.readings().getFirst();
        if (hit.readings().size() == 1 && sole.kind() != Name.Kind.SURNAME) {
            return new Decision.Resolved(sole.actor(), sole.name(), rule(hit, sole), sole.confidence());
        }
        List<Hit.Reading> full = hit.readings().stream()
                .filter(reading -> reading.kind() != Name.Kind.SURNAME)
                .toList();
        if (full.isEmpty()) {
            return surname(hit, hit.readings());
        }
        List<Hit.Reading> known = hit.readings().stream()
                .filter(reading -> reading.kind() == Name.Kind.SURNAME && namedInFull.containsKey(reading.actor()))
                .toList();
        if (!known.isEmpty() && full.stream().allMatch(this::isSpot)) {
            // Washington, where Denzel Washington was named before.
            return surname(hit, known);
        }
        List<Hit.Reading> best = full.stream().filter(Hit.Reading::ownLanguage).toList();
        List<Hit.Reading> readings = best.isEmpty() ? full : best;
        Hit.Reading first = readings.getFirst();
        if (readings.stream().allMatch(reading -> reading.actor() == first.actor())) {
            return new Decision.Resolved(first.actor(), first.name(), rule(hit, first), first.confidence());
        }
        List<Hit.Reading> inOffice = inOffice(readings);
        if (inOffice.size() == 1) {
            Hit.Reading holder = inOffice.getFirst();
            return new Decision.Resolved(holder.actor(), holder.name(), "office-holder", OFFICE_HOLDER);
        }
        return ambiguous(readings);
    }

    private boolean isSpot(Hit.Reading reading) {
        ActorType type = gazetteer.actor(reading.actor()).type();
        return type == ActorType.state || type == ActorType.place;
    }

    private Decision surname(Hit hit, List<Hit.Reading> bearers) {
        List<Hit.Reading> named = bearers.stream()
                .filter(reading -> namedInFull.containsKey(reading.actor()))
                .toList();
        if (!named.isEmpty()) {
            Hit.Reading nearest = named.stream()
                    .min(Comparator.comparingInt((Hit.Reading reading) -> distance(reading.actor(), hit.order()))
                            .thenComparing(Hit.Reading::actor))
                    .orElseThrow();
            return new Decision.Resolved(nearest.actor(), nearest.name(), "named-in-full", NAMED_IN_FULL);
        }
        List<Hit.Reading> belonging = bearers.stream()
                .filter(reading -> affiliated(hit, gazetteer.actor(reading.actor())))
                .toList();
        if (belonging.stream().map(Hit.Reading::actor).distinct().count() == 1) {
            Hit.Reading only = belonging.getFirst();
            return new Decision.Resolved(only.actor(), only.name(), "affiliation", AFFILIATED);
        }
        List<Hit.Reading> inOffice = inOffice(belonging.isEmpty() ? bearers : belonging);
        if (inOffice.size() == 1) {
            Hit.Reading holder = inOffice.getFirst();
            return new Decision.Resolved(holder.actor(), holder.name(), "office-holder", OFFICE_HOLDER);
        }
        if (bearers.stream().map(Hit.Reading::actor).distinct().count() == 1) {
            Hit.Reading only = bearers.getFirst();
            return new Decision.Resolved(only.actor(), only.name(), "only-bearer", ONLY_BEARER);
        }
        return ambiguous(inOffice.isEmpty() ? bearers : inOffice);
    }

    private static boolean affiliated(Hit hit, Actor actor) {
        return actor.country() != null && hit.affiliations().contains(actor.country());
    }

    /** Before the place counts as near, after it as far. */
    private int distance(int actor, int order) {
        return namedInFull.get(actor).stream()
                .mapToInt(place -> place <= order ? order - place : place - order + 1_000_000)
                .min()
                .orElseThrow();
    }

    private List<Hit.Reading> inOffice(List<Hit.Reading> readings) {
        return readings.stream()
                .filter(reading ->
                        !gazetteer.actor(reading.actor()).rolesOn(date).isEmpty())
                .toList();
    }

    private static Decision ambiguous(List<Hit.Reading> readings) {
        List<Integer> candidates =
                readings.stream().map(Hit.Reading::actor).distinct().sorted().toList();
        if (candidates.size() > 5) {
            return new Decision.Unresolved();
        }
        int name = readings.stream()
                .filter(reading -> reading.actor() == candidates.getFirst())
                .findFirst()
                .orElseThrow()
                .name();
        return new Decision.Ambiguous(candidates, name);
    }

    private static String rule(Hit hit, Hit.Reading reading) {
        return switch (reading.kind()) {
            case ACRONYM -> "acronym";
            case FULL -> hit.stem() ? "inflected-name" : "full-name";
            case SURNAME -> throw new IllegalStateException("a surname is decided elsewhere");
        };
    }
}
