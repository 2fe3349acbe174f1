package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tidende.contract.Language;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;

/** Reads an actor's names from a file; what can't be used is told and left out. */
final class NamesValue {
    private static final Set<String> NAME = Set.of("name", "acronym", "weak", "former", "affiliation");
    private static final Set<String> ISO_LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Consumer<FileFault> faults;
    private final boolean person;
    private final List<ActorEntry.Named> names = new ArrayList<>();

    NamesValue(Consumer<FileFault> faults, boolean person) {
        this.faults = faults;
        this.person = person;
    }

    List<ActorEntry.Named> all() {
        return names;
    }

    /** Reads what stands under {@code names}; gives the first English name, else the first, else null. */
    String read(YamlValue value) {
        String first = null;
        String english = null;
        for (Map.Entry<String, YamlValue> entry :
                (value == null ? Map.<String, YamlValue>of() : value.map()).entrySet()) {
            Set<String> languages = languages(entry.getKey(), entry.getValue());
            for (YamlValue item : languages.isEmpty()
                    ? List.<YamlValue>of()
                    : entry.getValue().list()) {
                try {
                    Name name = name(item, languages);
                    names.add(new ActorEntry.Named(item.line(), name));
                    if (!name.affiliation()) {
                        first = first == null ? name.text() : first;
                        english = english == null && entry.getKey().equals("en") ? name.text() : english;
                    }
                } catch (FileFault fault) {
                    faults.accept(fault);
                }
            }
        }
        return english == null ? first : english;
    }

    /** As given; else the last word of every name of several words; none for {@code surnames: none} and for who is no person. */
    void surnames(YamlValue given) {
        if (!person) {
            return;
        }
        if (given == null) {
            for (ActorEntry.Named named : List.copyOf(names)) {
                String text = named.name().text();
                int last = text.lastIndexOf(' ') + 1;
                if (last > 0 && Name.canBeSurname(text.substring(last))) {
                    surname(named.line(), text.substring(last), Name.ANY);
                }
            }
        } else if (given.isMap()) {
            given.map().forEach((key, values) -> {
                Set<String> languages = languages(key, values);
                values.list().forEach(value -> surname(value.line(), value.required(), languages));
            });
        } else if (!given.text().equals("none")) {
            surname(given.line(), given.required(), Name.ANY);
        }
    }

    private void surname(int line, String text, Set<String> languages) {
        names.add(new ActorEntry.Named(line, new Name(text, languages, Name.Kind.SURNAME, false, false)));
    }

    /** {@code da} or {@code da nb} or {@code all}; a tag counts by its language, {@code zh-Hant} as {@code zh}. */
    private Set<String> languages(String key, YamlValue place) {
        if (key.equals("all")) {
            return Name.ANY;
        }
        Set<String> languages = new LinkedHashSet<>();
        for (String tag : key.split("[ ,]+")) {
            String primary = tag.split("-", 2)[0];
            if (Language.of(tag).isPresent()) {
                languages.add(Language.of(tag).orElseThrow().code());
            } else if (ISO_LANGUAGES.contains(primary) || primary.matches("[a-z]{3}")) {
                languages.add(primary);
            } else {
                faults.accept(
                        place.fault("unknown language '" + tag + "', expected BCP 47 codes such as \"da nb\", or all"));
            }
        }
        return languages;
    }

    private Name name(YamlValue value, Set<String> languages) {
        String text;
        boolean acronym = false;
        boolean weak = false;
        boolean former = false;
        boolean affiliation = false;
        if (value.isMap()) {
            Map<String, YamlValue> fields = value.map(NAME, faults);
            if (!fields.containsKey("name")) {
                throw value.fault("a name with flags needs the key name");
            }
            text = fields.get("name").required();
            weak = yes(fields.get("weak"), false);
            former = yes(fields.get("former"), false);
            affiliation = yes(fields.get("affiliation"), false);
            acronym = yes(fields.get("acronym"), !affiliation && Name.looksLikeAcronym(text));
        } else {
            text = value.required();
            acronym = Name.looksLikeAcronym(text);
        }
        if (text.length() > GazetteerFile.LONGEST_NAME) {
            throw value.fault("a name of " + text.length() + " characters, at most " + GazetteerFile.LONGEST_NAME);
        }
        Name.Kind kind = acronym ? Name.Kind.ACRONYM : Name.Kind.FULL;
        return new Name(text, languages, kind, weak, former, affiliation);
    }

    static boolean yes(YamlValue value, boolean otherwise) {
        return value == null ? otherwise : value.yes();
    }
}
