package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;

/** Reads actors from a file in the format of the module's README. */
public final class GazetteerFile {
    private static final Set<String> ACTOR =
            Set.of("uri", "type", "name", "names", "surnames", "country", "sectors", "sameAs", "roles", "note");
    private static final Set<String> NAME = Set.of("name", "acronym", "weak", "former");
    private static final Set<String> ROLE = Set.of("title", "organisation", "from", "to", "source", "certain");
    private static final int LONGEST_NAME = 300;

    private GazetteerFile() {}

    /**
     * Adds the actors of a file.
     *
     * @param actors the value of its key {@code actors}
     * @throws FileFault with the line, when it is not in the format
     */
    public static void read(YamlValue actors, Gazetteer.Builder builder) {
        for (YamlValue item : actors.list()) {
            read(item, item.map(ACTOR), builder);
        }
    }

    private static void read(YamlValue item, Map<String, YamlValue> fields, Gazetteer.Builder builder) {
        YamlValue uri = fields.get("uri");
        if (uri == null || !uri.text().contains(":")) {
            throw (uri == null ? item : uri).fault("an actor needs a uri, such as urn:tidende:person:ash-carter");
        }
        ActorType type = type(item, fields.get("type"), uri.text());
        List<Name> names = new ArrayList<>();
        String english = null;
        if (fields.containsKey("names")) {
            for (Map.Entry<String, YamlValue> entry : fields.get("names").map().entrySet()) {
                Set<String> languages = languages(entry.getKey());
                for (YamlValue value : entry.getValue().list()) {
                    Name name = name(value, languages);
                    names.add(name);
                    if (english == null || entry.getKey().equals("en") && !english.equals(first(fields, "en"))) {
                        english = name.text();
                    }
                }
            }
        }
        if (fields.containsKey("name")) {
            english = fields.get("name").required();
        }
        if (english == null) {
            throw item.fault("actor " + uri.text() + " has no name");
        }
        if (type == ActorType.person) {
            names.addAll(surnames(fields.get("surnames"), names));
        }
        builder.add(
                new Actor(
                        uri.text(),
                        type,
                        english,
                        text(fields.get("country")),
                        texts(fields.get("sectors")),
                        roles(fields.get("roles")),
                        texts(fields.get("sameAs"))),
                names);
    }

    private static ActorType type(YamlValue item, YamlValue type, String uri) {
        if (type == null) {
            throw item.fault(
                    "actor " + uri + " has no type, one of person, organisation, state, armed_group, place, other");
        }
        try {
            return ActorType.valueOf(type.text());
        } catch (IllegalArgumentException e) {
            throw type.fault("unknown type '" + type.text()
                    + "', one of person, organisation, state, armed_group, place, other");
        }
    }

    private static String first(Map<String, YamlValue> fields, String language) {
        YamlValue value = fields.get("names").map().get(language);
        if (value == null) {
            return null;
        }
        YamlValue item = value.list().getFirst();
        return item.isMap() ? item.map(NAME).get("name").text() : item.text();
    }

    /** {@code da} or {@code da nb} or {@code all}. */
    private static Set<String> languages(String key) {
        return key.equals("all") ? Name.ANY : Set.of(key.split("[ ,]+"));
    }

    private static Name name(YamlValue value, Set<String> languages) {
        String text;
        boolean acronym = false;
        boolean weak = false;
        boolean former = false;
        if (value.isMap()) {
            Map<String, YamlValue> fields = value.map(NAME);
            if (!fields.containsKey("name")) {
                throw value.fault("a name with flags needs the key name");
            }
            text = fields.get("name").required();
            acronym = yes(fields.get("acronym"), Name.looksLikeAcronym(text));
            weak = yes(fields.get("weak"), false);
            former = yes(fields.get("former"), false);
        } else {
            text = value.required();
            acronym = Name.looksLikeAcronym(text);
        }
        if (text.length() > LONGEST_NAME) {
            throw value.fault("a name of " + text.length() + " characters, at most " + LONGEST_NAME);
        }
        return new Name(text, languages, acronym ? Name.Kind.ACRONYM : Name.Kind.FULL, weak, former);
    }

    private static boolean yes(YamlValue value, boolean otherwise) {
        return value == null ? otherwise : value.yes();
    }

    /** As given; else the last word of every name of several words; none for {@code surnames: none}. */
    private static List<Name> surnames(YamlValue given, List<Name> names) {
        if (given != null && !given.isMap()) {
            if (given.text().equals("none")) {
                return List.of();
            }
            return List.of(surname(given.required(), Name.ANY));
        }
        if (given != null) {
            return given.map().entrySet().stream()
                    .flatMap(entry -> entry.getValue().list().stream()
                            .map(value -> surname(value.required(), languages(entry.getKey()))))
                    .toList();
        }
        return names.stream()
                .filter(name -> name.text().indexOf(' ') > 0)
                .map(name -> surname(name.text().substring(name.text().lastIndexOf(' ') + 1), Name.ANY))
                .toList();
    }

    private static Name surname(String text, Set<String> languages) {
        return new Name(text, languages, Name.Kind.SURNAME, false, false);
    }

    private static List<Role> roles(YamlValue value) {
        if (value == null) {
            return List.of();
        }
        List<Role> roles = new ArrayList<>();
        for (YamlValue item : value.list()) {
            Map<String, YamlValue> fields = item.map(ROLE);
            if (!fields.containsKey("title")) {
                throw item.fault("a role needs a title");
            }
            try {
                roles.add(new Role(
                        fields.get("title").required(),
                        text(fields.get("organisation")),
                        text(fields.get("from")),
                        text(fields.get("to")),
                        Stream.ofNullable(text(fields.get("source")))
                                .findFirst()
                                .orElse(""),
                        yes(fields.get("certain"), true)));
            } catch (IllegalArgumentException e) {
                throw item.fault(e.getMessage());
            }
        }
        return roles;
    }

    private static String text(YamlValue value) {
        return value == null ? null : value.required();
    }

    private static List<String> texts(YamlValue value) {
        return value == null
                ? List.of()
                : value.list().stream().map(YamlValue::required).toList();
    }
}
