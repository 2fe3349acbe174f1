package org.tidende.enrich.actor;

import java.util.Locale;
import java.util.Set;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Resources;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.Tokens;

/**
 * Whether a name that agrees in letters is one in its place: capitals where the name has them, acronyms in exact case, an
 * inflected form by the endings of the text's language, a weak name or bare surname not inside somebody else's name.
 */
final class NameGate {
    /** What a name has to be to be a hit at all; the confidence it starts from. */
    static final int CLOSED = 0;

    private static final int EXACT = 95;
    private static final int ONE_WORD = 90;
    private static final int INFLECTED = 85;
    private static final int ACRONYM = 85;
    private static final int WEAK = 60;
    private static final int FOREIGN = 55;
    private static final int SURNAME = 50;

    private static final Set<String> TITLES = Set.copyOf(Resources.lines(NameGate.class, "titles.txt"));

    private final Gazetteer gazetteer;
    private final Stemmer stemmer;
    private final String language;

    NameGate(Gazetteer gazetteer, Stemmer stemmer, String language) {
        this.gazetteer = gazetteer;
        this.stemmer = stemmer;
        this.language = language;
    }

    /** The confidence in a name at words {@code first} to {@code after}; {@link #CLOSED} when it is none. */
    int judge(Passage passage, int first, int after, int name, boolean stem) {
        NameTable names = gazetteer.table();
        Tokens tokens = passage.tokens();
        String text = names.text(name);
        String stands = tokens.text().substring(tokens.start(first), tokens.end(after - 1));
        if (spansStop(tokens, first, after) && !hasStop(text)) {
            return CLOSED;
        }
        boolean acronym = names.kind(name) == Name.Kind.ACRONYM;
        if (acronym) {
            return acronymHolds(passage, text, stands, name) ? ACRONYM : CLOSED;
        }
        if (!capitalsHold(tokens, first, text) || stem && !inflectionHolds(text, stands, isGroup(name))) {
            return CLOSED;
        }
        if (names.kind(name) == Name.Kind.SURNAME) {
            return names.isOf(name, language) && alone(passage, first, after) ? SURNAME : CLOSED;
        }
        if (names.weak(name)) {
            return names.isOf(name, language) && alone(passage, first, after) ? WEAK : CLOSED;
        }
        if (!names.isOf(name, language) && !names.international(name)) {
            // Another language's name of a country may be any word here.
            return after - first > 1 ? FOREIGN : CLOSED;
        }
        if (stem) {
            return INFLECTED;
        }
        return after - first > 1 ? EXACT : ONE_WORD;
    }

    private static boolean spansStop(Tokens tokens, int first, int after) {
        for (int word = first + 1; word < after; word++) {
            if (tokens.stopped(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasStop(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (".!?;…".indexOf(name.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean acronymHolds(Passage passage, String text, String stands, int name) {
        if (!gazetteer.table().isOf(name, language) && !gazetteer.table().international(name)) {
            return false;
        }
        if (passage.allCapitals() && text.length() < 4) {
            return false;
        }
        return stands.equals(text)
                || stands.startsWith(text)
                        && stemmer.isEnding(Folding.fold(stands.substring(text.length())), language)
                        && stands.substring(text.length())
                                .equals(stands.substring(text.length()).toLowerCase(Locale.ROOT));
    }

    /** The first capital of the name must be one in the text. */
    private static boolean capitalsHold(Tokens tokens, int first, String name) {
        int word = first;
        boolean inside = false;
        for (int i = 0; i < name.length() && word < tokens.size(); i++) {
            char c = name.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            if (letter && !inside && Character.isUpperCase(c)) {
                return tokens.capital(word);
            }
            if (inside && !letter) {
                word++;
            }
            inside = letter;
        }
        return true;
    }

    private boolean isGroup(int name) {
        ActorType type = gazetteer.actor(gazetteer.table().actor(name)).type();
        return type == ActorType.organisation || type == ActorType.armed_group;
    }

    private boolean inflectionHolds(String name, String stands, boolean group) {
        String[] ofName = words(name);
        String[] ofText = words(stands);
        if (ofName.length != ofText.length) {
            return false;
        }
        for (int i = 0; i < ofName.length; i++) {
            if (!stemmer.inflects(ofName[i], ofText[i], language, group)) {
                return false;
            }
        }
        return true;
    }

    private static String[] words(String text) {
        return Folding.fold(text).split("[^\\p{L}\\p{N}\\p{M}]+");
    }

    /** Whether no capitalised word before or after makes a longer, unknown name of it. */
    private boolean alone(Passage passage, int first, int after) {
        if (passage.titleCase() || passage.allCapitals()) {
            return true;
        }
        Tokens tokens = passage.tokens();
        boolean nounsAreCapital = "de".equals(language);
        if (first > 0 && tokens.spaced(first) && tokens.capital(first - 1)) {
            String before = Folding.fold(tokens.word(first - 1));
            boolean firstName = gazetteer.isFirstName(before);
            boolean title = TITLES.contains(before) || nounsAreCapital && !firstName;
            if (firstName || !title && !tokens.startsSentence(first - 1)) {
                return false;
            }
        }
        boolean followed = after < tokens.size() && tokens.spaced(after) && tokens.capital(after);
        return nounsAreCapital || !followed || TITLES.contains(Folding.fold(tokens.word(after)));
    }
}
