package org.tidende.enrich.actor;

import java.util.Locale;
import java.util.Set;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.Tokens;

/**
 * Whether the name of a state or place is a part of something longer (Norges Bank, Rally Hellas), or of a compound (Libya-krigen,
 * Nord-Norge). By rules of writing, not by lists of names.
 */
final class LongerName {
    /** Here a genitive stands before what it belongs to, so a capital after a name goes on with it. */
    private static final Set<String> GENITIVE_FIRST = Set.of("da", "nb", "nn", "sv", "en", "nl", "is", "fo");

    /** Here names have no cases, so that what a state's name belongs to is told by a preposition: "presidente de Israel Isaac Herzog". */
    private static final Set<String> WITHOUT_CASES = Set.of("fr", "es", "it", "pt", "ca", "gl", "ro");

    /** Between the head of a longer name and the state in it. */
    private static final Set<String> BELONGING = Set.of("of", "af", "av");

    /** Whose are the state's, and not somebody else by a longer name. */
    private static final Set<String> STATE_ITSELF = Set.of(
            "government",
            "state",
            "parliament",
            "people",
            "north",
            "south",
            "east",
            "west",
            "most",
            "outside",
            "regeringen");

    /** How German words end that say what kind of place it is. */
    private static final Set<String> GERMAN_PLACES = Set.of(
            "stadt", "land", "staat", "staates", "republik", "region", "raum", "provinz", "insel", "bezirk", "kreis");

    private final Gazetteer gazetteer;
    private final Stemmer stemmer;
    private final String language;
    private final boolean english;
    private final boolean nounsAreCapital;
    private final boolean genitiveFirst;
    private final boolean withoutCases;
    private final AdjectiveStates adjectives;

    /** @param adjectives null where the language has no states that are called by an adjective */
    LongerName(Gazetteer gazetteer, Stemmer stemmer, String language, AdjectiveStates adjectives) {
        this.gazetteer = gazetteer;
        this.stemmer = stemmer;
        this.language = language;
        this.english = "en".equals(language);
        this.nounsAreCapital = nounsAreCapital(language);
        this.genitiveFirst = language != null && GENITIVE_FIRST.contains(language);
        this.withoutCases = language != null && WITHOUT_CASES.contains(language);
        this.adjectives = adjectives;
    }

    /** Whether capitals say nothing of nouns in a language; null is none of those. */
    static boolean nounsAreCapital(String language) {
        return "de".equals(language) || "lb".equals(language);
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011';
    }

    /**
     * Whether the name of a state or place is a part of something longer here.
     *
     * @param state whether it is a state's: those often stand before a person's name
     * @param inflected whether it stands in another form than the dictionary's
     * @param named whether the word before is the end of a state's or place's name, too, or the one before a preposition is the end of a person's
     */
    boolean contains(Stretch place, boolean state, boolean inflected, boolean named) {
        Passage passage = place.passage();
        Tokens tokens = place.tokens();
        int first = place.first();
        int after = place.after();
        if (compound(tokens, first, after, named)) {
            return true;
        }
        if (passage.titleCase() || passage.allCapitals()) {
            return false;
        }
        if (nounsAreCapital) {
            return !inflected
                    && !named
                    && "body summary".contains(passage.field())
                    && germanName(tokens, first, after, state);
        }
        return !named && (continues(tokens, first) || ofInstitution(tokens, first, after))
                || continued(tokens, first, after, state, inflected);
    }

    /** A hyphen before, or one after with a small letter: Nord-Norge, Libya-krigen, Tyskland- og Europa-korrespondent. */
    boolean compound(Tokens tokens, int first, int after, boolean named) {
        String text = tokens.text();
        int start = tokens.start(first);
        if (!named
                && start > 1
                && isHyphen(text.charAt(start - 1))
                && Character.isLetterOrDigit(text.charAt(start - 2))) {
            return true;
        }
        int end = tokens.end(after - 1);
        // English says US-led of what the United States lead.
        if (end >= text.length() || !isHyphen(text.charAt(end)) || english) {
            return false;
        }
        boolean joined = after < tokens.size() && tokens.start(after) == end + 1;
        if (!joined) {
            return end + 1 < text.length() && text.charAt(end + 1) == ' ' && (end == 0 || text.charAt(end - 1) != ' ');
        }
        return !tokens.capital(after) && !stemmer.isEnding(tokens.folded(after), language);
    }

    /**
     * In German, where nouns say nothing by their capitals: a sentence has its verb behind its subject, so that "Paris Hilton kam" names
     * somebody else; and so does "die Schauspielerin Paris Hilton", a place between two capitals.
     */
    private boolean germanName(Tokens tokens, int first, int after, boolean state) {
        boolean followed = after < tokens.size()
                && tokens.spaced(after)
                && tokens.capital(after)
                && !tokens.startsSentence(after)
                && !NamelessWords.isTitle(tokens.folded(after));
        if (!followed) {
            return false;
        }
        if (tokens.startsSentence(first)) {
            return true;
        }
        String before = tokens.folded(first - 1);
        return !state
                && tokens.spaced(first)
                && tokens.capital(first - 1)
                && !tokens.startsSentence(first - 1)
                && !isGermanPlace(before);
    }

    private static boolean isGermanPlace(String folded) {
        for (String place : GERMAN_PLACES) {
            if (folded.endsWith(place)) {
                return true;
            }
        }
        return false;
    }

    private boolean continues(Tokens tokens, int first) {
        if (first == 0 || !tokens.spaced(first) || !tokens.capital(first - 1) || tokens.startsSentence(first - 1)) {
            return false;
        }
        String before = tokens.folded(first - 1);
        return !isGenitive(before) && !NamelessWords.contains(before);
    }

    /** Bank of Japan, dronning Margrethe av Danmark; of the South Slavs: "Narodne banke Srbije". */
    private boolean ofInstitution(Tokens tokens, int first, int after) {
        if (first < 2
                || !tokens.spaced(first)
                || !tokens.spaced(first - 1)
                || tokens.capital(first - 1)
                || !tokens.capital(first - 2)
                || tokens.startsSentence(first - 2)) {
            return false;
        }
        String head = tokens.folded(first - 2);
        if (genitiveFirst) {
            boolean acronym =
                    tokens.word(first - 2).equals(tokens.word(first - 2).toUpperCase(Locale.ROOT));
            return BELONGING.contains(tokens.folded(first - 1))
                    && !acronym
                    && !STATE_ITSELF.contains(head)
                    && !NamelessWords.isTitle(head)
                    && !NamelessWords.isFormOfState(head);
        }
        return adjectives != null
                && adjectives.ofInstitution(head, tokens.folded(after - 1))
                && tokens.end(first - 1) - tokens.start(first - 1) > 2;
    }

    private boolean continued(Tokens tokens, int first, int after, boolean state, boolean inflected) {
        // Elsewhere the genitive follows: "мэр Москвы Сергей Собянин", but "Paris Hilton".
        boolean mayContinue = genitiveFirst || withoutCases || !state && !inflected;
        if (!mayContinue
                || after >= tokens.size()
                || !tokens.spaced(after)
                || tokens.startsSentence(after)
                || !tokens.capital(after)) {
            return false;
        }
        String next = tokens.word(after);
        String folded = tokens.folded(after);
        boolean of = !inflected && Prepositions.behind(tokens, first);
        return !of
                && !NamelessWords.isTitle(folded)
                && !NamelessWords.isDay(folded)
                && !gazetteer.isFirstName(folded)
                && !(next.length() > 1 && next.equals(next.toUpperCase(Locale.ROOT)));
    }

    /** Saddams Irak is Irak, and so is Putin's Russia. */
    boolean isGenitive(String folded) {
        return genitiveFirst && folded.endsWith("s");
    }
}
