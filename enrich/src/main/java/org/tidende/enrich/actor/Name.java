package org.tidende.enrich.actor;

import java.util.Set;

/**
 * A name of an actor.
 *
 * @param text as it is written
 * @param languages BCP 47; {@code *} for any
 * @param kind what kind of name
 * @param weak whether it is often something else, too
 * @param former whether it is a name of the past
 * @param affiliation whether it says that somebody or something belongs to the actor, and is not its name: "Russian", "russiske"
 */
public record Name(String text, Set<String> languages, Kind kind, boolean weak, boolean former, boolean affiliation) {
    /** Any language. */
    public static final Set<String> ANY = Set.of("*");

    /** Kinds of names. */
    public enum Kind {
        /** The name in full. */
        FULL,
        /** Capital letters that only count in exact case. */
        ACRONYM,
        /** A person's last name alone. */
        SURNAME
    }

    /** Copies the languages. */
    public Name {
        languages = Set.copyOf(languages);
    }

    /** A name of the actor itself. */
    public Name(String text, Set<String> languages, Kind kind, boolean weak, boolean former) {
        this(text, languages, kind, weak, former, false);
    }

    /** Whether it is written in a language; null, the unknown one, is like any. */
    public boolean isOf(String language) {
        return language == null || languages.contains("*") || languages.contains(language);
    }

    /** Whether the last word of a person's name can be the surname: no initial, no number of a king, no Jr. */
    public static boolean canBeSurname(String lastWord) {
        long letters = lastWord.codePoints().filter(Character::isLetter).count();
        return letters > 1 && !lastWord.matches("[IVXL]+\\.?") && !lastWord.matches("(?i)[js]r\\.?");
    }

    /** Whether a name is short and all capitals, so that in another case it would be another word. */
    public static boolean looksLikeAcronym(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                if (!Character.isUpperCase(c)) {
                    return false;
                }
                letters++;
            } else if (Character.isWhitespace(c)) {
                return false;
            }
        }
        return letters >= 2 && letters <= 6;
    }
}
