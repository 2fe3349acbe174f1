package org.tidende.enrich.gazetteer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.text.Resources;

/**
 * What an item is, by the classes that its P31 names. The list, {@code wikidata-classes.tsv}, has the classes that most items
 * name; subclasses of them are not followed, as a dump would have to be read twice for that.
 */
final class WikidataClasses {
    private static final List<ActorType> ORDER =
            List.of(ActorType.person, ActorType.state, ActorType.armed_group, ActorType.organisation, ActorType.place);
    private static final Map<String, ActorType> TYPES =
            Resources.lines(WikidataClasses.class, "wikidata-classes.tsv").stream()
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> ActorType.valueOf(cells[1])));
    private static final Set<String> POSTS = Set.of("Q4164871", "Q294414");

    private WikidataClasses() {}

    /** Null for what is no actor. */
    static ActorType type(Set<String> classes) {
        return ORDER.stream()
                .filter(type -> classes.stream().anyMatch(id -> TYPES.get(id) == type))
                .findFirst()
                .orElse(null);
    }

    /** Whether it is a position or a public office. */
    static boolean isPost(Set<String> classes) {
        return classes.stream().anyMatch(POSTS::contains);
    }
}
