package org.tidende.enrich.actor;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Decides whose name stands at a place. In this order: a full name of one actor is that actor's; of several, that of the one
 * whose name is of the text's language; a bare surname is of the person named in full in the article, the latest before it
 * first; else of the only one of the country that a word before it names ("the Russian minister"); else of the only one who held a role on the
 * article's date, with less confidence, or not at all, where nothing else in the article is of their country; else it stays ambiguous.
 */
final class ActorResolver {
    private static final int NAMED_IN_FULL = 90;
    private static final int AFFILIATED = 80;
    private static final int OFFICE_HOLDER = 75;
    private static final int OUT_OF_PLACE = 50;
    private static final int AMBIGUOUS = 30;
    private static final int WEAK = 60;
    private static final int METONYM = 70;
    private static final int COHERENT = 65;
    private static final int ONLY_BEARER = 45;

    private final Gazetteer gazetteer;
    private final LocalDate date;

    private final List<Hit> hits;

    /** Found out when somebody is in doubt: in most articles that are few, in many none. */
    private ArticleContext context;

    ActorResolver(Gazetteer gazetteer, LocalDate date, List<Hit> hits) {
        this.gazetteer = gazetteer;
        this.date = date;
        this.hits = hits;
    }

    private ArticleContext context() {
        if (context == null) {
            context = new ArticleContext(gazetteer, hits);
        }
        return context;
    }

    Decision decide(Hit hit) {
        return switch (named(hit)) {
            case Decision.Resolved resolved
            when hit.acts() && gazetteer.stateOfCapital(resolved.actor()) >= 0 ->
                new Decision.Resolved(gazetteer.stateOfCapital(resolved.actor()), resolved.name(), "metonym", METONYM);
            case Decision other -> other;
        };
    }

    private Decision named(Hit hit) {
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
                .filter(reading ->
                        reading.kind() == Name.Kind.SURNAME && context().isNamedInFull(reading.actor()))
                .toList();
        if (!known.isEmpty() && full.stream().allMatch(Hit.Reading::spot)) {
            // Washington, where Denzel Washington was named before.
            return surname(hit, known);
        }
        List<Hit.Reading> bearers = inOffice(hit.readings().stream()
                .filter(reading -> reading.kind() == Name.Kind.SURNAME)
                .toList());
        boolean weakSpot = full.stream().allMatch(reading -> reading.spot() && reading.confidence() <= WEAK);
        if (weakSpot
                && !bearers.isEmpty()
                && !hit.located()
                && full.stream().noneMatch(reading -> context().isSure(reading.actor()))) {
            // Hollande, where nothing else is of the Netherlands.
            return surname(hit, bearers);
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

    /** In an article in which nothing else is of the holder's country it may be anybody of that name, and any word that is like it. */
    private Decision holder(Hit hit, Hit.Reading only) {
        if (context().isOfCountry(only.actor())) {
            return new Decision.Resolved(only.actor(), only.name(), "office-holder", OFFICE_HOLDER);
        }
        return hit.stem() || hit.shadowed()
                ? new Decision.Unresolved()
                : new Decision.Resolved(only.actor(), only.name(), "office-holder", OUT_OF_PLACE);
    }

    private Decision surname(Hit hit, List<Hit.Reading> bearers) {
        List<Hit.Reading> named = bearers.stream()
                .filter(reading -> context().isNamedInFull(reading.actor()))
                .toList();
        if (!named.isEmpty()) {
            Hit.Reading nearest = named.stream()
                    .min(Comparator.comparingInt(
                                    (Hit.Reading reading) -> context().distance(reading.actor(), hit.order()))
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
            return holder(hit, inOffice.getFirst());
        }
        List<Hit.Reading> coherent = (inOffice.isEmpty() ? bearers : inOffice)
                .stream()
                        .filter(reading -> context().isOfCountry(reading.actor()))
                        .toList();
        if (coherent.stream().map(Hit.Reading::actor).distinct().count() == 1 && !inOffice.isEmpty()) {
            Hit.Reading only = coherent.getFirst();
            return new Decision.Resolved(only.actor(), only.name(), "coherence", COHERENT);
        }
        if (bearers.stream().map(Hit.Reading::actor).distinct().count() == 1) {
            Hit.Reading only = bearers.getFirst();
            if (context().isLocated(hit.exact()) || !context().isOfCountry(only.actor())) {
                // A town of that name, or one of the thousands, rather than somebody who holds no office.
                return new Decision.Unresolved();
            }
            return new Decision.Resolved(only.actor(), only.name(), "only-bearer", ONLY_BEARER);
        }
        return ambiguous(inOffice.isEmpty() ? bearers : inOffice);
    }

    /** Of one who may be meant: holds an office on the day, is of a country that the article names. */
    int score(int candidate) {
        boolean holds = !gazetteer.actor(candidate).rolesOn(date).isEmpty();
        return AMBIGUOUS + (holds ? 15 : 0) + (context().isOfCountry(candidate) ? 10 : 0);
    }

    private static boolean affiliated(Hit hit, Actor actor) {
        return actor.country() != null && hit.affiliations().contains(actor.country());
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
