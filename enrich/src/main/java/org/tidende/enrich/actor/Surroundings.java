package org.tidende.enrich.actor;

import java.util.Locale;
import java.util.Set;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.Tokens;

/**
 * What the words beside a name make of it: a part of a {@link LongerName}, somebody's surname, an ordinary word that begins a sentence. By
 * rules of writing, not by lists of names.
 */
final class Surroundings {
    /** Mali is "small", a frequent word, in some languages. */
    private static final Set<String> SMALL = Set.of("mali", "мали");

    private static final Set<String> SMALL_LANGUAGES = Set.of("hr", "bs", "sr", "sl", "mk", "pl");

    private static final Set<String> ARTICLES = Set.of(
            "der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "einem", "einen", "kein",
            "keine", "keinen");

    private final Gazetteer gazetteer;
    private final boolean nounsAreCapital;
    private final boolean hasSmall;
    private final AdjectiveStates adjectives;
    private final LongerName longer;
    private final Prepositions prepositions;

    Surroundings(Gazetteer gazetteer, Stemmer stemmer, String language) {
        this.gazetteer = gazetteer;
        this.nounsAreCapital = LongerName.nounsAreCapital(language);
        this.hasSmall = language != null && SMALL_LANGUAGES.contains(language);
        this.adjectives = AdjectiveStates.has(language) ? new AdjectiveStates() : null;
        this.longer = new LongerName(gazetteer, stemmer, language, adjectives);
        this.prepositions = new Prepositions(language);
    }

    LongerName longer() {
        return longer;
    }

    Prepositions prepositions() {
        return prepositions;
    }

    /** Whether no capitalised word before or after makes a longer, unknown name of it. */
    boolean alone(Stretch place) {
        if (place.passage().titleCase() || place.passage().allCapitals()) {
            return true;
        }
        Tokens tokens = place.tokens();
        int first = place.first();
        int after = place.after();
        if (behindClan(tokens, first)) {
            return false;
        }
        if (first > 0 && tokens.spaced(first) && tokens.capital(first - 1)) {
            String before = tokens.folded(first - 1);
            boolean firstName = gazetteer.isFirstName(before);
            boolean title = NamelessWords.isTitle(before) || nounsAreCapital && !firstName;
            if (firstName || !title && !tokens.startsSentence(first - 1)) {
                return false;
            }
        }
        boolean followed = after < tokens.size() && tokens.spaced(after) && tokens.capital(after);
        return nounsAreCapital || !followed || NamelessWords.isTitle(tokens.folded(after));
    }

    /** In German an article stands before the noun that a surname was: "der Herzog", "eine Katze". */
    boolean behindArticle(Stretch place) {
        return nounsAreCapital
                && place.first() > 0
                && place.tokens().spaced(place.first())
                && ARTICLES.contains(place.tokens().folded(place.first() - 1))
                && !hyphened(place.tokens(), place.after());
    }

    /** "Der Macron-Partei": the article is the party's. */
    private static boolean hyphened(Tokens tokens, int after) {
        return after < tokens.size() && !tokens.spaced(after) && tokens.start(after) == tokens.end(after - 1) + 1;
    }

    /** Whether a capital before it, where nouns have capitals, is no title's and begins no sentence. */
    boolean shadowed(Stretch place) {
        Tokens tokens = place.tokens();
        int first = place.first();
        return nounsAreCapital
                && first > 0
                && tokens.spaced(first)
                && tokens.capital(first - 1)
                && !tokens.startsSentence(first - 1)
                && !NamelessWords.isTitle(tokens.folded(first - 1));
    }

    /** O’Sullivan is no Sullivan; what French elides before a name is small. */
    private static boolean behindClan(Tokens tokens, int first) {
        int start = tokens.start(first);
        return start > 1
                && "'’".indexOf(tokens.text().charAt(start - 1)) >= 0
                && tokens.text().charAt(start - 2) == 'O';
    }

    /**
     * The name of a place or an organisation is somebody's surname here: a capitalised word before it that is no title, no genitive and begins no sentence, and
     * nothing capitalised behind it. "The actor Denzel Washington".
     *
     * @param sure whether the word before must be a known first name
     */
    boolean surname(Stretch place, boolean sure) {
        Passage passage = place.passage();
        Tokens tokens = place.tokens();
        int first = place.first();
        int after = place.after();
        if (passage.titleCase()
                || passage.allCapitals()
                || !place.isOneWord()
                || first == 0
                || !tokens.spaced(first)
                || !tokens.capital(first - 1)) {
            return false;
        }
        boolean followed = after < tokens.size() && tokens.spaced(after) && tokens.capital(after);
        String word = tokens.word(first - 1);
        if (followed || word.equals(word.toUpperCase(Locale.ROOT))) {
            return false;
        }
        String before = tokens.folded(first - 1);
        return gazetteer.isFirstName(before)
                || !sure
                        && !nounsAreCapital
                        && !tokens.startsSentence(first - 1)
                        && !longer.isGenitive(before)
                        && !NamelessWords.contains(before);
    }

    /** Whether a word that begins a sentence stands elsewhere in the text in small letters, so that it is no name. */
    boolean ordinaryWord(Passage passage, int word) {
        Tokens tokens = passage.tokens();
        if (!tokens.startsSentence(word) || passage.titleCase() || passage.allCapitals()) {
            return false;
        }
        if (hasSmall && SMALL.contains(tokens.folded(word))) {
            return true;
        }
        return tokens.standsSmall(word);
    }

    /** Whether a word that may be a state's name or an adjective is an adjective of the word after it. */
    boolean agrees(Stretch place) {
        return adjectives != null
                && !place.passage().titleCase()
                && !place.passage().allCapitals()
                && adjectives.agrees(place.tokens(), place.first(), place.after());
    }
}
