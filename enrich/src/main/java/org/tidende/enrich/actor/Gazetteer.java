package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.TermAutomaton;

/** The known actors and their names, numbered. Immutable. */
public final class Gazetteer {
    private final List<Actor> actors;
    private final Map<String, Integer> aliases;
    private final NameTable names;
    private final Set<String> firstNames;
    private final Map<Integer, Integer> capitals;
    private final Map<String, Actor> ministries;

    /**
     * @param actors ordered by URI
     * @param aliases numbers of actors by further URIs of theirs
     */
    private Gazetteer(List<Actor> actors, Map<String, Integer> aliases, NameTable names, Set<String> firstNames) {
        this.actors = List.copyOf(actors);
        this.aliases = Map.copyOf(aliases);
        this.names = names;
        this.firstNames = Set.copyOf(firstNames);
        this.capitals = capitals();
        this.ministries = ministries();
    }

    /** How many actors. */
    public int size() {
        return actors.size();
    }

    /** How many names. */
    public int names() {
        return names.size();
    }

    /** The actor of a URI, also of one that its {@code sameAs} joined to it; null when there is none. */
    public Actor find(String uri) {
        int number = number(uri);
        return number < 0 ? null : actors.get(number);
    }

    private int number(String uri) {
        Integer alias = aliases.get(uri);
        if (alias != null) {
            return alias;
        }
        int low = 0;
        int high = actors.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = actors.get(middle).uri().compareTo(uri);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }

    /** Number of the state that a place is the capital of; -1 when it is none's. */
    int stateOfCapital(int index) {
        return capitals.getOrDefault(index, -1);
    }

    /**
     * A state's ministry that a file has; null when none has it.
     *
     * @param country ISO 3166-1 alpha-2
     * @param ending of its URI: ministry-of-defence
     */
    Actor ministry(String country, String ending) {
        return ministries.get(country + " " + ending);
    }

    private Map<String, Actor> ministries() {
        Map<String, Actor> ofStates = new HashMap<>();
        for (Actor actor : actors) {
            if (actor.type() == ActorType.organisation
                    && actor.country() != null
                    && actor.sectors().contains("GOV")) {
                int at = actor.uri().indexOf("ministry-of-");
                if (at >= 0) {
                    ofStates.putIfAbsent(actor.country() + " " + actor.uri().substring(at), actor);
                }
            }
        }
        return Map.copyOf(ofStates);
    }

    private Map<Integer, Integer> capitals() {
        Map<Integer, Integer> states = new HashMap<>();
        for (int number = 0; number < actors.size(); number++) {
            for (Role role : actors.get(number).roles()) {
                boolean capital = role.title().equals("Capital") && role.organisation() != null;
                int state = capital ? number(role.organisation()) : -1;
                if (state >= 0 && actors.get(number).type() == ActorType.place) {
                    states.put(number, state);
                }
            }
        }
        return Map.copyOf(states);
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

    /** Collects actors; what is added twice under one URI, or joined by {@code sameAs}, becomes one. */
    public static final class Builder {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<Actor> actors = new ArrayList<>();
        private final NameTable.Builder names = new NameTable.Builder();
        private final Map<String, List<Role>> rolesAhead = new HashMap<>();
        private final BitSet own = new BitSet();

        /** Adds an actor, or more names and roles of one. */
        public Builder add(Actor actor, List<Name> more) {
            own.set(addImported(actor, more));
            return this;
        }

        /** Adds what somebody else's source has of an actor; where ours is the same, ours stands for both. Gives its number. */
        int addImported(Actor actor, List<Name> more) {
            Integer known = numbers.putIfAbsent(actor.uri(), actors.size());
            int number = known == null ? actors.size() : known;
            if (known == null) {
                List<Role> ahead = rolesAhead.remove(actor.uri());
                actors.add(ahead == null ? actor : Merging.with(actor, ahead));
            } else {
                actors.set(number, Merging.actors(actors.get(number), actor));
            }
            more.forEach(name -> names.add(number, actor.type(), name));
            return number;
        }

        /** Takes what a file of ours tells, and throws its first fault. */
        public ActorSink strict() {
            return new BuilderSink(this, true, fault -> {
                throw fault;
            });
        }

        /** Takes what somebody else's source tells; of faults of it nothing is lost but what they are of. */
        public ActorSink lenient(Consumer<FileFault> faults) {
            return new BuilderSink(this, false, faults);
        }

        /** Adds a role of an actor who may come later; of one who never comes it is forgotten. */
        void role(String holder, Role role) {
            Integer number = numbers.get(holder);
            if (number == null) {
                rolesAhead.computeIfAbsent(holder, uri -> new ArrayList<>(1)).add(role);
            } else {
                actors.set(number, Merging.with(actors.get(number), List.of(role)));
            }
        }

        /** Sets the country of an actor that has none. */
        void country(String uri, String country) {
            Integer number = numbers.get(uri);
            if (number != null) {
                actors.set(number, Merging.with(actors.get(number), country));
            }
        }

        /** The gazetteer of what was added. */
        public Gazetteer build() {
            Merging merging = new Merging(actors, numbers, own);
            NameTable table = merging.names(names.build());
            Set<String> firstNames = new HashSet<>();
            for (int name = 0; name < table.size(); name++) {
                Actor actor = merging.actors().get(table.actor(name));
                String text = table.text(name);
                int space = text.indexOf(' ');
                if (actor.type() == ActorType.person && space > 2) {
                    firstNames.add(Folding.fold(text.substring(0, space)));
                }
            }
            return new Gazetteer(merging.actors(), merging.aliases(), table, firstNames);
        }
    }
}
