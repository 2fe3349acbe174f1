package org.tidende.enrich.gazetteer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.tidende.contract.record.ActorType;

/** What entities of FollowTheMoney are here; OpenSanctions' are such ones. */
final class MoneyEntities {
    static final String URI = "urn:tidende:ftm:";

    private static final Map<String, ActorType> TYPES = Map.of(
            "Person", ActorType.person,
            "Organization", ActorType.organisation,
            "Company", ActorType.organisation,
            "PublicBody", ActorType.organisation,
            "LegalEntity", ActorType.organisation);

    /** The first that fits; topics are lower-case words parted by full stops. */
    private static final Map<String, String> SECTORS = Map.of(
            "role.pep", "GOV",
            "gov", "GOV",
            "role.judge", "JUD",
            "role.journo", "MED",
            "role.spy", "SPY",
            "mil", "MIL",
            "pol.party", "PTY",
            "pol.union", "LAB",
            "rel", "REL",
            "crime.terror", "UAF");

    private MoneyEntities() {}

    /** Null for what is no actor: vessels, addresses, sanctions. */
    static ActorType type(String schema, Collection<String> topics) {
        ActorType type = TYPES.get(schema);
        return type == ActorType.organisation && topics.contains("crime.terror") ? ActorType.armed_group : type;
    }

    static List<String> sectors(Collection<String> topics) {
        List<String> sectors = new ArrayList<>(1);
        for (String topic : topics) {
            String sector = SECTORS.getOrDefault(topic, SECTORS.get(topic.split("\\.", 2)[0]));
            if (sector != null && !sectors.contains(sector)) {
                sectors.add(sector);
            }
        }
        return sectors;
    }

    /** Adds what an id says by itself: Wikidata's are used where there is an item. */
    static void sameAs(EntryBuilder entry, String id) {
        if (id.matches("Q[1-9]\\d*")) {
            entry.sameAs(WikidataReader.URI + id);
        }
    }
}
