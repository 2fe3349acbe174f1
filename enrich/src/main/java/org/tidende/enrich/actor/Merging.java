package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes one actor of those whose {@code sameAs} names another's URI, or one URI elsewhere. One of ours stands for all before
 * somebody else's, one that no other names before one that is named, then the first by URI. Actors come out ordered by URI, their
 * names in the order in which they came.
 */
final class Merging {
    private final List<Actor> actors = new ArrayList<>();
    private final Map<String, Integer> aliases = new HashMap<>();

    /** New number of the actor that each old one became. */
    private final int[] became;

    Merging(List<Actor> added, Map<String, Integer> numbers, BitSet own) {
        int[] leader = IntStream.range(0, added.size()).toArray();
        boolean[] named = new boolean[added.size()];
        Map<String, Integer> elsewhere = new HashMap<>();
        for (int i = 0; i < added.size(); i++) {
            for (String same : added.get(i).sameAs()) {
                String uri = SameUri.of(same);
                Integer other = numbers.get(uri);
                if (other == null) {
                    other = elsewhere.putIfAbsent(uri, i);
                } else if (other != i) {
                    named[other] = true;
                }
                if (other != null && other != i) {
                    leader[find(leader, other)] = find(leader, i);
                }
            }
        }
        Comparator<Integer> order = Comparator.comparing((Integer i) -> !own.get(i))
                .thenComparing(i -> named[i])
                .thenComparing(i -> added.get(i).uri());
        int[] best = IntStream.range(0, added.size()).map(i -> -1).toArray();
        for (int i = 0; i < added.size(); i++) {
            int group = find(leader, i);
            if (best[group] < 0 || order.compare(i, best[group]) < 0) {
                best[group] = i;
            }
        }
        List<Integer> byUri = IntStream.range(0, added.size())
                .boxed()
                .sorted(Comparator.comparing(i -> added.get(i).uri()))
                .toList();
        became = new int[added.size()];
        for (int i : byUri) {
            if (best[find(leader, i)] == i) {
                became[i] = actors.size();
                actors.add(added.get(i));
            }
        }
        for (int i : byUri) {
            int standsFor = best[find(leader, i)];
            if (standsFor != i) {
                became[i] = became[standsFor];
                actors.set(became[i], actors(actors.get(became[i]), added.get(i)));
                aliases.put(added.get(i).uri(), became[i]);
            }
        }
    }

    List<Actor> actors() {
        return actors;
    }

    Map<String, Integer> aliases() {
        return aliases;
    }

    /** The same names under the new numbers; equal ones of one actor are one. */
    NameTable names(NameTable added) {
        int[] first = new int[actors.size() + 1];
        for (int name = 0; name < added.size(); name++) {
            first[became[added.actor(name)] + 1]++;
        }
        for (int actor = 0; actor < actors.size(); actor++) {
            first[actor + 1] += first[actor];
        }
        int[] ordered = new int[added.size()];
        int[] next = first.clone();
        for (int name = 0; name < added.size(); name++) {
            ordered[next[became[added.actor(name)]]++] = name;
        }
        NameTable.Builder table = new NameTable.Builder();
        Map<String, Name> ofActor = new LinkedHashMap<>();
        for (int actor = 0; actor < actors.size(); actor++) {
            for (int at = first[actor]; at < first[actor + 1]; at++) {
                Name name = name(added, ordered[at]);
                ofActor.merge(name.text(), name, Merging::names);
            }
            for (Name name : ofActor.values()) {
                table.add(actor, actors.get(actor).type(), name);
            }
            ofActor.clear();
        }
        return table.build();
    }

    private static Name name(NameTable table, int name) {
        return new Name(
                table.text(name),
                table.languages(name),
                table.kind(name),
                table.weak(name),
                table.former(name),
                table.affiliation(name));
    }

    private static int find(int[] leader, int of) {
        int at = of;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    static Actor actors(Actor one, Actor other) {
        return new Actor(
                one.uri(),
                one.type(),
                one.name(),
                one.country() == null ? other.country() : one.country(),
                union(one.sectors(), other.sectors()),
                union(one.roles(), other.roles()),
                union(one.sameAs(), other.sameAs()));
    }

    static Actor with(Actor actor, List<Role> more) {
        return new Actor(
                actor.uri(),
                actor.type(),
                actor.name(),
                actor.country(),
                actor.sectors(),
                union(actor.roles(), more),
                actor.sameAs());
    }

    static Actor with(Actor actor, String country) {
        return new Actor(
                actor.uri(),
                actor.type(),
                actor.name(),
                actor.country() == null ? country : actor.country(),
                actor.sectors(),
                actor.roles(),
                actor.sameAs());
    }

    private static Name names(Name one, Name other) {
        Set<String> languages = new TreeSet<>(one.languages());
        languages.addAll(other.languages());
        boolean surname = one.kind() == Name.Kind.SURNAME && other.kind() == Name.Kind.SURNAME;
        Name.Kind kind = surname || one.kind() != Name.Kind.SURNAME ? one.kind() : other.kind();
        return new Name(
                one.text(),
                languages.contains("*") ? Name.ANY : languages,
                kind,
                one.weak() || other.weak(),
                one.former() && other.former(),
                one.affiliation() && other.affiliation());
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        if (other.isEmpty() || one.containsAll(other)) {
            return one;
        }
        List<T> all = new ArrayList<>(one);
        other.stream().filter(item -> !all.contains(item)).forEach(all::add);
        return all;
    }
}
