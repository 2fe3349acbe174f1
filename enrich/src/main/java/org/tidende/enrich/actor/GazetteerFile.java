package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;

/** Reads actors from a file in the format of the module's README. */
public final class GazetteerFile {
    /** Characters of the longest name. */
    public static final int LONGEST_NAME = 300;

    private static final Set<String> ACTOR =
            Set.of("uri", "type", "name", "names", "surnames", "country", "sectors", "sameAs", "roles", "note");
    private static final String TYPES = "one of person, organisation, state, armed_group, place, other";

    private final ActorSink sink;

    private GazetteerFile(ActorSink sink) {
        this.sink = sink;
    }

    /**
     * Adds the actors of a file.
     *
     * @param actors the value of its key {@code actors}
     * @throws FileFault with the line, when it is not in the format
     */
    public static void read(YamlValue actors, Gazetteer.Builder builder) {
        read(actors, builder.strict());
    }

    /**
     * Tells the actors of a file and all its faults. What is wrong with a part of an actor costs that part, what is wrong with its
     * URI, its type or all its names the actor.
     *
     * @param actors the value of its key {@code actors}
     */
    public static void read(YamlValue actors, ActorSink sink) {
        GazetteerFile file = new GazetteerFile(sink);
        for (YamlValue item : actors.list()) {
            try {
                file.actor(item);
            } catch (FileFault fault) {
                sink.fault(fault);
            }
        }
    }

    private void actor(YamlValue item) {
        Map<String, YamlValue> fields = item.map(ACTOR, sink::fault);
        YamlValue uri = fields.get("uri");
        if (uri == null || !isUri(uri.text())) {
            throw (uri == null ? item : uri)
                    .fault("an actor needs a uri without spaces, such as urn:tidende:person:ash-carter");
        }
        ActorType type = type(item, fields.get("type"), uri.text());
        NamesValue names = new NamesValue(sink::fault, type == ActorType.person);
        String shown = names.read(fields.get("names"));
        if (fields.containsKey("name")) {
            shown = fields.get("name").required();
        }
        if (shown == null) {
            throw item.fault("actor " + uri.text() + " has no name");
        }
        names.surnames(fields.get("surnames"));
        List<ActorEntry.Held> roles = new RolesValue(sink::fault).read(fields.get("roles"));
        sink.actor(new ActorEntry(
                item.line(),
                new Actor(
                        uri.text(),
                        type,
                        shown,
                        country(fields.get("country")),
                        texts(fields.get("sectors"), GazetteerFile::sector),
                        roles.stream().map(ActorEntry.Held::role).toList(),
                        texts(fields.get("sameAs"), GazetteerFile::sameAs)),
                names.all(),
                roles));
    }

    private static ActorType type(YamlValue item, YamlValue type, String uri) {
        if (type == null) {
            throw item.fault("actor " + uri + " has no type, " + TYPES);
        }
        try {
            return ActorType.valueOf(type.text());
        } catch (IllegalArgumentException e) {
            throw type.fault("unknown type '" + type.text() + "', " + TYPES);
        }
    }

    private String country(YamlValue value) {
        if (value == null) {
            return null;
        }
        String code = value.required();
        if (!Countries.known(code)) {
            sink.fault(value.fault(
                    "unknown country '" + code + "', expected ISO 3166-1 alpha-2 in capitals, such as 'NO'"));
            return null;
        }
        return code;
    }

    private List<String> texts(YamlValue value, Function<YamlValue, String> read) {
        List<String> texts = new ArrayList<>();
        for (YamlValue item : value == null ? List.<YamlValue>of() : value.list()) {
            try {
                texts.add(read.apply(item));
            } catch (FileFault fault) {
                sink.fault(fault);
            }
        }
        return texts;
    }

    private static String sector(YamlValue value) {
        String code = value.required();
        if (!code.matches("[A-Z]{3}")) {
            throw value.fault("'" + code + "' is no CAMEO/PLOVER sector: three capitals, such as GOV");
        }
        return code;
    }

    private static String sameAs(YamlValue value) {
        String uri = value.required();
        if (!isUri(uri)) {
            throw value.fault("sameAs '" + uri + "' is no URI");
        }
        return uri;
    }

    static boolean isUri(String text) {
        return text.indexOf(':') > 0
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    }
}
