package org.tidende.enrich.gazetteer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.actor.ActorEntry;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.actor.Role;

/**
 * Entities of FollowTheMoney, one JSON object a line, as OpenSanctions ({@code entities.ftm.json}) and Aleph give them. Persons and
 * organisations become actors; occupancies of positions, memberships, directorships and employments with a date become roles.
 */
final class MoneyReader {
    private static final String SOURCE = "FollowTheMoney";

    /** Schemata of roles: which property has the holder, which the organisation, and the title where none is given. */
    private static final Map<String, Link> LINKS = Map.of(
            "Membership", new Link("member", "organization", "Member"),
            "Directorship", new Link("director", "organization", "Director"),
            "Employment", new Link("employee", "employer", "Employee"));

    private final SourceLines lines;
    private final ActorSink sink;
    private final Posts posts;

    private record Link(String holder, String organisation, String title) {}

    MoneyReader(String file, SourceLines lines, ActorSink sink) {
        this.lines = lines;
        this.sink = sink;
        this.posts = new Posts(file, SOURCE, sink);
    }

    void read() throws IOException {
        while (lines.next()) {
            if (lines.length() == 0) {
                continue;
            }
            JsonNode entity;
            try {
                entity = JsonLines.MAPPER.readTree(lines.bytes(), 0, lines.length());
            } catch (IOException e) {
                JsonLines.fault(lines, e);
                continue;
            }
            if (!entity.path("schema").isTextual() || !entity.path("properties").isObject()) {
                lines.fault("no entity: it has no schema or no properties");
                continue;
            }
            entity(entity, entity.get("schema").textValue(), entity.get("properties"));
        }
        posts.end();
    }

    private void entity(JsonNode entity, String schema, JsonNode properties) {
        List<String> topics = JsonLines.texts(properties.path("topics"));
        ActorType type = MoneyEntities.type(schema, topics);
        String id = entity.path("id").textValue();
        if (type != null) {
            EntryBuilder.of(lines.number(), MoneyEntities.URI, id, type, lines::fault)
                    .ifPresent(entry -> actor(entry, id, entity, properties, topics));
        } else if (schema.equals("Position") && id != null) {
            String organisation = first(properties, "organization");
            posts.post(
                    lines.number(),
                    id,
                    properties.path("name").isEmpty() ? entity.path("caption").asText(id) : first(properties, "name"),
                    organisation == null ? null : MoneyEntities.URI + organisation);
        } else if (schema.equals("Occupancy")) {
            held(properties);
        } else if (LINKS.containsKey(schema)) {
            link(LINKS.get(schema), properties);
        }
    }

    private void actor(EntryBuilder entry, String id, JsonNode entity, JsonNode properties, List<String> topics) {
        if (entity.path("caption").isTextual()) {
            entry.shown(entity.get("caption").textValue());
        }
        names(entry, properties, "name", EntryBuilder.Flag.NONE);
        names(entry, properties, "alias", EntryBuilder.Flag.NONE);
        names(entry, properties, "weakAlias", EntryBuilder.Flag.WEAK);
        names(entry, properties, "previousName", EntryBuilder.Flag.FORMER);
        names(entry, properties, "abbreviation", EntryBuilder.Flag.ACRONYM);
        for (String property : List.of("mainCountry", "citizenship", "nationality", "jurisdiction", "country")) {
            JsonLines.texts(properties.path(property)).forEach(entry::country);
        }
        entry.sectors(MoneyEntities.sectors(topics));
        MoneyEntities.sameAs(entry, id);
        JsonLines.texts(properties.path("wikidataId")).forEach(item -> MoneyEntities.sameAs(entry, item));
        entry.build().ifPresent(sink::actor);
    }

    private static void names(EntryBuilder entry, JsonNode properties, String property, EntryBuilder.Flag flag) {
        JsonLines.texts(properties.path(property)).forEach(name -> entry.name(name, flag));
    }

    private void held(JsonNode properties) {
        String holder = first(properties, "holder");
        String post = first(properties, "post");
        if (holder == null || post == null) {
            lines.fault("an occupancy without holder or post");
        } else if (isDated(properties)) {
            posts.held(
                    lines.number(),
                    MoneyEntities.URI + holder,
                    post,
                    date(properties, "startDate"),
                    date(properties, "endDate"));
        }
    }

    private void link(Link link, JsonNode properties) {
        String holder = first(properties, link.holder());
        String organisation = first(properties, link.organisation());
        if (holder == null || organisation == null) {
            lines.fault("a role without " + link.holder() + " or " + link.organisation());
            return;
        }
        if (isDated(properties)) {
            String title = first(properties, "role");
            Role role = EntryBuilder.role(
                    title == null ? link.title() : title,
                    MoneyEntities.URI + organisation,
                    date(properties, "startDate"),
                    date(properties, "endDate"),
                    SOURCE,
                    lines::fault);
            if (role != null) {
                sink.role(MoneyEntities.URI + holder, new ActorEntry.Held(lines.number(), role, null));
            }
        }
    }

    /** A role of no date would be one of all times. */
    private static boolean isDated(JsonNode properties) {
        return date(properties, "startDate") != null || date(properties, "endDate") != null;
    }

    private static String date(JsonNode properties, String property) {
        String date = first(properties, property);
        return date == null || date.length() <= 10 ? date : date.substring(0, 10);
    }

    private static String first(JsonNode properties, String property) {
        List<String> texts = JsonLines.texts(properties.path(property));
        return texts.isEmpty() || texts.getFirst().isBlank() ? null : texts.getFirst();
    }
}
