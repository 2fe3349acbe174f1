package org.tidende.enrich.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tidende.contract.Language;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.actor.Actor;
import org.tidende.enrich.actor.ActorEntry;
import org.tidende.enrich.actor.Countries;
import org.tidende.enrich.actor.GazetteerFile;
import org.tidende.enrich.actor.Name;
import org.tidende.enrich.actor.Role;
import org.tidende.enrich.actor.StateNames;

/**
 * An actor of somebody else's source in the making. Cleans what it is given and tells what can't be used:
 *
 * <ul>
 *   <li>names lose doubled spaces; those of one letter or more than 300 characters are left out
 *   <li>a person's name of one word is weak; "Berg, Anna" becomes "Anna Berg"
 *   <li>a person is found by a bare surname only where a role with a date is known: whom the news call by one holds an office
 *   <li>a person's name that is the same in eight languages or more is one in all
 * </ul>
 */
final class EntryBuilder {
    private static final int ALL_FROM = 8;
    private static final int LONGEST_ID = 500;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** What tags as they mostly come stand for: languages, and those that say any. */
    private static final Map<String, String> LANGUAGES = languages();

    private final int line;
    private final String uri;
    private final ActorType type;
    private final Consumer<String> faults;
    private final Map<String, Kept> names = new LinkedHashMap<>();
    private final List<ActorEntry.Held> roles = new ArrayList<>();
    private final List<String> sameAs = new ArrayList<>();
    private List<String> sectors = List.of();
    private String shown;
    private boolean shownEnglish;
    private String country;
    private boolean held;

    private record Kept(Set<String> languages, boolean acronym, boolean weak, boolean former) {}

    /** What is said of a name. */
    enum Flag {
        /** Nothing. */
        NONE,
        /** It is often something else. */
        WEAK,
        /** It is one of the past. */
        FORMER,
        /** It counts in exact case only. */
        ACRONYM
    }

    private EntryBuilder(int line, String uri, ActorType type, Consumer<String> faults) {
        this.line = line;
        this.uri = uri;
        this.type = type;
        this.faults = faults;
    }

    /**
     * An actor whose URI ends in the id it had.
     *
     * @return empty, and told, when the id is missing or can't be part of a URI
     */
    static Optional<EntryBuilder> of(int line, String before, String id, ActorType type, Consumer<String> faults) {
        if (id == null || id.isBlank()) {
            faults.accept("no id");
            return Optional.empty();
        }
        boolean usable = id.length() <= LONGEST_ID
                && id.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
        if (!usable) {
            faults.accept("an id that is too long or has spaces: " + shortened(id));
            return Optional.empty();
        }
        return Optional.of(new EntryBuilder(line, before + id, type, faults));
    }

    /** Adds a name of any language. */
    EntryBuilder name(String text, Flag flag) {
        return name(text, "*", flag);
    }

    /** Adds a name of a language, BCP 47; {@code mul} and {@code und} are any. */
    EntryBuilder name(String text, String tag, Flag flag) {
        String name = clean(text);
        if (name.isEmpty()) {
            return this;
        }
        if (name.length() > GazetteerFile.LONGEST_NAME) {
            faults.accept("a name of " + name.length() + " characters, at most " + GazetteerFile.LONGEST_NAME + ": "
                    + shortened(name));
            return this;
        }
        if (name.codePoints().filter(Character::isLetterOrDigit).count() < 2
                && !Character.isIdeographic(name.codePointAt(0))) {
            faults.accept("a name of one letter: '" + name + "'");
            return this;
        }
        boolean person = type == ActorType.person;
        boolean acronym = flag == Flag.ACRONYM || !person && Name.looksLikeAcronym(name);
        boolean weak = flag == Flag.WEAK || person && name.indexOf(' ') < 0 && isAlphabetic(name);
        String language = language(tag);
        names.computeIfAbsent(name, key -> new Kept(new TreeSet<>(), acronym, weak, flag == Flag.FORMER))
                .languages()
                .add(language);
        boolean english = language.equals("en");
        if (shown == null || english && !shownEnglish) {
            shown = name;
            shownEnglish = english;
        }
        return this;
    }

    /** The name that is shown, which is also one that is found. */
    EntryBuilder shown(String text) {
        int before = names.size();
        name(text, Flag.NONE);
        if (names.size() > before) {
            shownEnglish = true;
        }
        return this;
    }

    private String clean(String text) {
        String name = text.strip();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isWhitespace(c) && (c != ' ' || name.charAt(i + 1) == ' ')) {
                name = SPACES.matcher(name).replaceAll(" ");
                break;
            }
        }
        int comma = name.indexOf(", ");
        boolean turned = type == ActorType.person && comma > 0 && name.indexOf(',', comma + 1) < 0;
        return turned ? name.substring(comma + 2) + " " + name.substring(0, comma) : name;
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new HashMap<>(Map.of("*", "*", "mul", "*", "und", "*", "u", "*"));
        Language.all().forEach(language -> languages.put(language.code(), language.code()));
        return Map.copyOf(languages);
    }

    /** Scripts whose words are parted by spaces. */
    private static boolean isAlphabetic(String name) {
        return switch (Character.UnicodeScript.of(name.codePointAt(0))) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR, TIBETAN -> false;
            default -> true;
        };
    }

    private static String language(String tag) {
        String known = LANGUAGES.get(tag);
        if (known != null) {
            return known;
        }
        String primary = tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        if (primary.isEmpty() || "*".equals(LANGUAGES.get(primary))) {
            return "*";
        }
        return Language.of(tag).map(Language::code).orElse(primary);
    }

    /** Adds a country by its alpha-2 code in any case; what is no country of today is passed over. */
    EntryBuilder country(String code) {
        if (country == null && code != null) {
            String upper = code.strip().toUpperCase(Locale.ROOT);
            country = Countries.known(upper) ? upper : null;
        }
        return this;
    }

    EntryBuilder sectors(List<String> codes) {
        sectors = codes;
        return this;
    }

    EntryBuilder sameAs(String other) {
        if (!sameAs.contains(other)) {
            sameAs.add(other);
        }
        return this;
    }

    EntryBuilder role(ActorEntry.Held role) {
        roles.add(role);
        return this;
    }

    /** Says that a role with a date will be told apart from the actor. */
    EntryBuilder heldOffice() {
        held = true;
        return this;
    }

    /** Says that it is the state of a country. */
    EntryBuilder state(String code) {
        if (Countries.known(code)) {
            sameAs(StateNames.uri(code));
        }
        return this;
    }

    boolean hasName() {
        return !names.isEmpty();
    }

    String uri() {
        return uri;
    }

    /** The actor; empty, and told, when it has no name that can be used. */
    Optional<ActorEntry> build() {
        if (names.isEmpty()) {
            faults.accept("no name that can be used of " + shortened(uri));
            return Optional.empty();
        }
        List<ActorEntry.Named> named = new ArrayList<>(names.size());
        names.forEach((text, kept) -> named.add(new ActorEntry.Named(line, name(text, kept))));
        boolean dated = held
                || roles.stream().map(ActorEntry.Held::role).anyMatch(role -> role.from() != null || role.to() != null);
        if (type == ActorType.person && dated) {
            names.keySet().stream()
                    .filter(text -> text.indexOf(' ') > 0)
                    .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                    .filter(text -> text.length() > 2 && Name.canBeSurname(text))
                    .distinct()
                    .forEach(text -> named.add(
                            new ActorEntry.Named(line, new Name(text, Name.ANY, Name.Kind.SURNAME, false, false))));
        }
        return Optional.of(new ActorEntry(
                line,
                new Actor(
                        uri,
                        type,
                        shown,
                        country,
                        sectors,
                        roles.stream().map(ActorEntry.Held::role).toList(),
                        sameAs),
                named,
                roles));
    }

    private Name name(String text, Kept kept) {
        boolean all = kept.languages().contains("*")
                || type == ActorType.person && kept.languages().size() >= ALL_FROM;
        return new Name(
                text,
                all ? Name.ANY : kept.languages(),
                kept.acronym() ? Name.Kind.ACRONYM : Name.Kind.FULL,
                kept.weak(),
                kept.former());
    }

    /** A role; null, and told, when its dates can't be. */
    static Role role(
            String title, String organisation, String from, String to, String source, Consumer<String> faults) {
        try {
            return new Role(title, organisation, from, to, source, true);
        } catch (IllegalArgumentException e) {
            faults.accept(e.getMessage());
            return null;
        }
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
