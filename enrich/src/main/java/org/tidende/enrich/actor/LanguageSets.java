package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sets of languages that names are of, each once and numbered: whether one has a language is then a bit, looked up once an article and
 * not by a string for each name. Immutable.
 */
final class LanguageSets {
    private final List<Set<String>> sets;
    private final Map<String, BitSet> byLanguage = new HashMap<>();

    private LanguageSets(List<Set<String>> sets) {
        this.sets = List.copyOf(sets);
        for (int number = 0; number < sets.size(); number++) {
            for (String language : sets.get(number)) {
                byLanguage.computeIfAbsent(language, key -> new BitSet()).set(number);
            }
        }
        BitSet any = byLanguage.getOrDefault("*", new BitSet());
        byLanguage.values().forEach(of -> of.or(any));
        byLanguage.put("*", any);
    }

    /** The languages of a set. */
    Set<String> get(int number) {
        return sets.get(number);
    }

    /** Numbers of the sets that have a language or any; not to be changed. Of the unknown language, null, are all. */
    BitSet of(String language) {
        if (language == null) {
            BitSet all = new BitSet();
            all.set(0, sets.size());
            return all;
        }
        BitSet of = byLanguage.get(language);
        return of == null ? byLanguage.get("*") : of;
    }

    /** Numbers sets as they come. */
    static final class Builder {
        private final Map<Set<String>, Integer> numbers = new HashMap<>();
        private final List<Set<String>> sets = new ArrayList<>();

        int add(Set<String> languages) {
            return numbers.computeIfAbsent(languages, set -> {
                sets.add(set);
                return sets.size() - 1;
            });
        }

        LanguageSets build() {
            return new LanguageSets(sets);
        }
    }
}
