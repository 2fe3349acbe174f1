package org.tidende.enrich.gazetteer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidende.enrich.actor.Name;
import org.tidende.enrich.text.Folding;

/** Finds names that two actors have in one language. Remembers the first bearer of each name, in 40 bytes or so. */
final class SharedNames {
    private static final long ALL = -1;
    private static final int LANGUAGES = 62;

    private final KeyNumbers numbers = new KeyNumbers();
    private final Map<String, Integer> languageBits = new HashMap<>();
    private final List<String> files = new ArrayList<>();
    private int[] actors = new int[64];
    private long[] places = new long[64];
    private long[] languages = new long[64];

    /** Where the same name stands with another actor; null when it does not, and it is this actor's from now on. */
    Place add(Name name, int actor, Place place) {
        int known = numbers.size();
        int number = numbers.of(Folding.fold(name.text()));
        long bits = bits(name.languages());
        if (number == known) {
            room(number);
            actors[number] = actor;
            places[number] = (long) file(place.file()) << Integer.SIZE | place.line();
            languages[number] = bits;
            return null;
        }
        if (actors[number] == actor) {
            languages[number] |= bits;
            return null;
        }
        return (languages[number] & bits) == 0
                ? null
                : new Place(files.get((int) (places[number] >>> Integer.SIZE)), (int) places[number]);
    }

    private void room(int number) {
        if (number == actors.length) {
            actors = Arrays.copyOf(actors, number * 2);
            places = Arrays.copyOf(places, number * 2);
            languages = Arrays.copyOf(languages, number * 2);
        }
    }

    private int file(String name) {
        int last = files.size() - 1;
        if (last < 0 || !files.get(last).equals(name)) {
            files.add(name);
        }
        return files.size() - 1;
    }

    /** Rare languages share a bit: a pair too many is looked at, none is missed. */
    private long bits(Set<String> tags) {
        if (tags.contains("*")) {
            return ALL;
        }
        long bits = 0;
        for (String tag : tags) {
            bits |= 1L << Math.min(languageBits.computeIfAbsent(tag, key -> languageBits.size()), LANGUAGES);
        }
        return bits;
    }
}
