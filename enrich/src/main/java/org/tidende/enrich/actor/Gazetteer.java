package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.TermAutomaton;

/** The known actors and their names, numbered. Immutable. */
public final class Gazetteer {
    private final List<Actor> actors;
    private final Map<String, Integer> byUri;
    private final NameTable names;
    private final Set<String> firstNames;

    private Gazetteer(List<Actor> actors, NameTable names, Set<String> firstNames) {
        this.actors = List.copyOf(actors);
        this.names = names;
        this.firstNames = Set.copyOf(firstNames);
        this.byUri = new TreeMap<>();
        for (int i = 0; i < actors.size(); i++) {
            byUri.put(actors.get(i).uri(), i);
        }
    }

    /** How many actors. */
    public int size() {
        return actors.size();
    }

    /** How many names. */
    public int names() {
        return names.size();
    }

    /** The actor of a URI; null when there is none. */
    public Actor find(String uri) {
        Integer index = byUri.get(uri);
        return index == null ? null : actors.get(index);
    }

    Actor actor(int index) {
        return actors.get(index);
    }

    NameTable table() {
        return names;
    }

    /** Whether a word, folded, is the first name of somebody here. */
    boolean isFirstName(String folded) {
        return firstNames.contains(folded);
    }

    /** Puts all names into an automaton; each hit gives the name's number back. */
    public void fill(TermAutomaton.Builder automaton) {
        for (int name = 0; name < names.size(); name++) {
            // Words of affiliation are known in all their forms.
            automaton.name(names.text(name), name, !names.affiliation(name));
        }
    }

    /** Collects actors; what is added twice under one URI becomes one. */
    public static final class Builder {
        private final Map<String, Actor> actors = new TreeMap<>();
        private final Map<String, Map<String, Name>> names = new TreeMap<>();

        /** Adds an actor, or more names and roles of one. */
        public Builder add(Actor actor, List<Name> more) {
            actors.merge(actor.uri(), actor, Builder::merge);
            Map<String, Name> known = names.computeIfAbsent(actor.uri(), uri -> new LinkedHashMap<>());
            for (Name name : more) {
                known.merge(name.text(), name, Builder::merge);
            }
            return this;
        }

        /** The gazetteer of what was added. */
        public Gazetteer build() {
            NameTable.Builder table = new NameTable.Builder();
            List<Actor> ordered = new ArrayList<>(actors.values());
            Set<String> firstNames = new HashSet<>();
            for (int index = 0; index < ordered.size(); index++) {
                Actor actor = ordered.get(index);
                for (Name name : names.get(actor.uri()).values()) {
                    table.add(index, name);
                    int space = name.text().indexOf(' ');
                    if (actor.type() == ActorType.person && space > 2) {
                        firstNames.add(Folding.fold(name.text().substring(0, space)));
                    }
                }
            }
            return new Gazetteer(ordered, table.build(), firstNames);
        }

        private static Actor merge(Actor one, Actor other) {
            return new Actor(
                    one.uri(),
                    one.type(),
                    one.name(),
                    one.country() == null ? other.country() : one.country(),
                    union(one.sectors(), other.sectors()),
                    union(one.roles(), other.roles()),
                    union(one.sameAs(), other.sameAs()));
        }

        private static Name merge(Name one, Name other) {
            Set<String> languages = new TreeSet<>(one.languages());
            languages.addAll(other.languages());
            boolean surname = one.kind() == Name.Kind.SURNAME && other.kind() == Name.Kind.SURNAME;
            Name.Kind kind = surname || one.kind() != Name.Kind.SURNAME ? one.kind() : other.kind();
            return new Name(
                    one.text(),
                    languages,
                    kind,
                    one.weak() || other.weak(),
                    one.former() && other.former(),
                    one.affiliation() && other.affiliation());
        }

        private static <T> List<T> union(List<T> one, List<T> other) {
            List<T> all = new ArrayList<>(one);
            other.stream().filter(item -> !all.contains(item)).forEach(all::add);
            return all;
        }
    }
}
