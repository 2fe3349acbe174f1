package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the whole article says of who may be meant at one of its places. */
final class ArticleContext {
    private static final int AFTER = 1_000_000;
    private static final int WEAK = 60;

    private final Gazetteer gazetteer;

    /** Places in the article where each person is named in full. */
    private final Map<Integer, List<Integer>> namedInFull = new HashMap<>();

    /** What the article is surely about: states, places and organisations that can be nobody else. */
    private final Set<Integer> sure = new HashSet<>();

    /** Names that "in" or the like stands before somewhere. */
    private final Set<String> located = new HashSet<>();

    /** Countries of those that are sure, and those that words of affiliation name. */
    private final Set<String> countries = new HashSet<>();

    ArticleContext(Gazetteer gazetteer, List<Hit> hits) {
        this.gazetteer = gazetteer;
        for (Hit hit : hits) {
            for (Hit.Reading reading : hit.readings()) {
                if (reading.kind() == Name.Kind.FULL) {
                    namedInFull
                            .computeIfAbsent(reading.actor(), actor -> new ArrayList<>())
                            .add(hit.order());
                }
            }
            countries.addAll(hit.affiliations());
            if (hit.located()) {
                located.add(hit.exact());
            }
            Hit.Reading sole = hit.readings().getFirst();
            if (hit.readings().size() == 1 && sole.kind() != Name.Kind.SURNAME && sole.confidence() > WEAK) {
                sure.add(sole.actor());
                String country = gazetteer.actor(sole.actor()).country();
                if (country != null) {
                    countries.add(country);
                }
            }
        }
    }

    boolean isNamedInFull(int actor) {
        return namedInFull.containsKey(actor);
    }

    /** How far the nearest place is where a person is named in full: before a place counts as near, after it as far. */
    int distance(int actor, int order) {
        int nearest = Integer.MAX_VALUE;
        for (int place : namedInFull.get(actor)) {
            nearest = Math.min(nearest, place <= order ? order - place : place - order + AFTER);
        }
        return nearest;
    }

    /** Whether an actor stands somewhere by a name that nobody else has. */
    boolean isSure(int actor) {
        return sure.contains(actor);
    }

    /** Whether a name stands somewhere as that of a place. */
    boolean isLocated(String exact) {
        return located.contains(exact);
    }

    /** Whether the article names the actor's country, or whom they have an office with. */
    boolean isOfCountry(int actor) {
        String country = gazetteer.actor(actor).country();
        return country != null && countries.contains(country);
    }
}
