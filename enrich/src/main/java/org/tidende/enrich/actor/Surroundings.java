package org.tidende.enrich.actor;

import java.text.DateFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Resources;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.Tokens;

/**
 * What the words beside a name make of it: a part of a longer name (Norges Bank, Rally Hellas), of a compound (Libya-krigen,
 * Nord-Norge), or an ordinary word that begins a sentence. By rules of writing, not by lists of names.
 */
final class Surroundings {
    private static final Set<String> TITLES = Set.copyOf(Resources.lines(Surroundings.class, "titles.txt"));

    /** Here a genitive stands before what it belongs to, so a capital after a name goes on with it. */
    private static final Set<String> GENITIVE_FIRST = Set.of("da", "nb", "nn", "sv", "en", "nl", "is", "fo");

    /** After these a name ends: president of Russia Vladimir Putin. */
    private static final Set<String> OF = Set.of(
            "of", "af", "av", "van", "fra", "fran", "from", "in", "i", "de", "di", "do", "du", "a", "en", "em", "u",
            "w", "v");

    /** Here names have no cases, so that what a state's name belongs to is told by a preposition: "presidente de Israel Isaac Herzog". */
    private static final Set<String> WITHOUT_CASES = Set.of("fr", "es", "it", "pt", "ca", "gl", "ro");

    private static final Set<String> ARTICLES =
            Set.of("la", "le", "les", "l", "los", "las", "el", "il", "lo", "gli", "o", "os", "as");

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

    /** How words begin that say what kind of state it is, and leave it the same state. */
    private static final Set<String> FORMS_OF_STATE = Set.of(
            "republi",
            "repubbli",
            "kongeri",
            "konungari",
            "kraljevin",
            "kralovstv",
            "krolestw",
            "korolev",
            "kingdom",
            "royaume",
            "reino",
            "regno",
            "koninkrijk",
            "konigreich",
            "республик",
            "королевств",
            "королівств",
            "краљевин",
            "федерац");

    /** Prepositions behind which a city is a place, and articles that persons don't have, folded. */
    private static final Set<String> LOCATIVES = Set.of(
            "la", "l", "aux", "au", "into", "near", "outside", "around", "across", "til", "till", "hos", "ved", "nær",
            "naer", "nara", "bei", "aus", "nach", "um", "uit", "naar", "te", "na", "z", "ze", "do", "iz", "из", "в",
            "во", "у", "з", "до", "на", "под", "over", "pa", "på", "from", "to", "at", "dans", "vers", "hacia", "desde",
            "para", "in", "sur");

    /** How German words end that say what kind of place it is. */
    private static final Set<String> GERMAN_PLACES = Set.of(
            "stadt", "land", "staat", "staates", "republik", "region", "raum", "provinz", "insel", "bezirk", "kreis");

    /** Mali is "small", a frequent word, in some languages. */
    private static final Set<String> SMALL = Set.of("mali", "мали");

    private static final Set<String> SMALL_LANGUAGES = Set.of("hr", "bs", "sr", "sl", "mk", "pl");

    /** How "in" is called, where that is nothing else, folded. */
    private static final Map<String, Set<String>> IN = Map.ofEntries(
            Map.entry("da", Set.of("i")),
            Map.entry("nb", Set.of("i")),
            Map.entry("nn", Set.of("i")),
            Map.entry("sv", Set.of("i")),
            Map.entry("en", Set.of("in")),
            Map.entry("de", Set.of("in")),
            Map.entry("nl", Set.of("in", "te")),
            Map.entry("es", Set.of("en")),
            Map.entry("pt", Set.of("em")),
            Map.entry("pl", Set.of("w", "we")),
            Map.entry("cs", Set.of("v", "ve")),
            Map.entry("sk", Set.of("v", "vo")),
            Map.entry("hr", Set.of("u")),
            Map.entry("bs", Set.of("u")),
            Map.entry("sr", Set.of("u", "у")),
            Map.entry("ru", Set.of("в")),
            Map.entry("bg", Set.of("в")),
            Map.entry("uk", Set.of("в", "у")));

    private static final Set<String> ENGLISH_DAYS = englishDays();

    private final Gazetteer gazetteer;
    private final Stemmer stemmer;
    private final String language;
    private final boolean nounsAreCapital;
    private final AdjectiveStates adjectives;

    Surroundings(Gazetteer gazetteer, Stemmer stemmer, String language) {
        this.gazetteer = gazetteer;
        this.stemmer = stemmer;
        this.language = language;
        this.nounsAreCapital = "de".equals(language) || "lb".equals(language);
        this.adjectives = AdjectiveStates.has(language) ? new AdjectiveStates() : null;
    }

    private static Set<String> englishDays() {
        DateFormatSymbols symbols = DateFormatSymbols.getInstance(Locale.ENGLISH);
        Set<String> days = new TreeSet<>();
        for (String[] names : new String[][] {symbols.getMonths(), symbols.getWeekdays()}) {
            for (String name : names) {
                days.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return Set.copyOf(days);
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011';
    }

    /** Whether a word, folded, stands before surnames and is no first name. */
    static boolean isTitle(String folded) {
        return TITLES.contains(folded);
    }

    /** Whether no capitalised word before or after makes a longer, unknown name of it. */
    boolean alone(Passage passage, int first, int after) {
        if (passage.titleCase() || passage.allCapitals()) {
            return true;
        }
        Tokens tokens = passage.tokens();
        if (first > 0 && tokens.spaced(first) && tokens.capital(first - 1)) {
            String before = tokens.folded(first - 1);
            boolean firstName = gazetteer.isFirstName(before);
            boolean title = TITLES.contains(before) || nounsAreCapital && !firstName;
            if (firstName || !title && !tokens.startsSentence(first - 1)) {
                return false;
            }
        }
        boolean followed = after < tokens.size() && tokens.spaced(after) && tokens.capital(after);
        return nounsAreCapital || !followed || TITLES.contains(tokens.folded(after));
    }

    /**
     * Whether the name of a state or place is a part of something longer here.
     *
     * @param state whether it is a state's: those often stand before a person's name
     * @param inflected whether it stands in another form than the dictionary's
     * @param named whether the word before is the end of a state's or place's name, too, or the one before a preposition is the end of a person's
     */
    boolean partOfLonger(Passage passage, int first, int after, boolean state, boolean inflected, boolean named) {
        Tokens tokens = passage.tokens();
        if (partOfCompound(tokens, first, after, named)) {
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
    boolean partOfCompound(Tokens tokens, int first, int after, boolean named) {
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
        if (end >= text.length() || !isHyphen(text.charAt(end)) || "en".equals(language)) {
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
                && !TITLES.contains(tokens.folded(after));
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
                && GERMAN_PLACES.stream().noneMatch(before::endsWith);
    }

    private boolean continues(Tokens tokens, int first) {
        if (first == 0 || !tokens.spaced(first) || !tokens.capital(first - 1) || tokens.startsSentence(first - 1)) {
            return false;
        }
        String before = tokens.folded(first - 1);
        // Saddams Irak is Irak, and so is Putin's Russia.
        boolean genitive = GENITIVE_FIRST.contains(language) && before.endsWith("s");
        return !genitive
                && !TITLES.contains(before)
                && !ENGLISH_DAYS.contains(before)
                && FORMS_OF_STATE.stream().noneMatch(before::startsWith);
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
        if (GENITIVE_FIRST.contains(language)) {
            boolean acronym =
                    tokens.word(first - 2).equals(tokens.word(first - 2).toUpperCase(Locale.ROOT));
            return BELONGING.contains(tokens.folded(first - 1))
                    && !acronym
                    && !TITLES.contains(head)
                    && !STATE_ITSELF.contains(head)
                    && FORMS_OF_STATE.stream().noneMatch(head::startsWith);
        }
        return adjectives != null
                && adjectives.ofInstitution(head, tokens.folded(after - 1))
                && tokens.end(first - 1) - tokens.start(first - 1) > 2;
    }

    private boolean continued(Tokens tokens, int first, int after, boolean state, boolean inflected) {
        // Elsewhere the genitive follows: "мэр Москвы Сергей Собянин", but "Paris Hilton".
        boolean mayContinue =
                GENITIVE_FIRST.contains(language) || WITHOUT_CASES.contains(language) || !state && !inflected;
        if (!mayContinue
                || after >= tokens.size()
                || !tokens.spaced(after)
                || tokens.startsSentence(after)
                || !tokens.capital(after)) {
            return false;
        }
        String next = tokens.word(after);
        String folded = Folding.fold(next);
        boolean of = !inflected && behindPreposition(tokens, first);
        return !of
                && !TITLES.contains(folded)
                && !ENGLISH_DAYS.contains(folded)
                && !gazetteer.isFirstName(folded)
                && !(next.length() > 1 && next.equals(next.toUpperCase(Locale.ROOT)));
    }

    /** Whether a preposition stands before a name, or an article before a country's: "in Moscow", "la Hollande". */
    boolean located(Tokens tokens, int first) {
        if (first == 0 || tokens.capital(first - 1) && !tokens.startsSentence(first - 1)) {
            return false;
        }
        String before = tokens.folded(first - 1);
        // "de" is "of" a person as often.
        return !before.equals("de") && (OF.contains(before) || LOCATIVES.contains(before));
    }

    /** Whether "in" stands before a name, as it does before towns and hardly before people. */
    boolean inside(Tokens tokens, int first) {
        return first > 0
                && tokens.spaced(first)
                && !tokens.capital(first - 1)
                && IN.getOrDefault(language == null ? "" : language, Set.of()).contains(tokens.folded(first - 1));
    }

    private static boolean behindPreposition(Tokens tokens, int first) {
        if (first == 0) {
            return false;
        }
        String before = tokens.folded(first - 1);
        return OF.contains(before) || first > 1 && ARTICLES.contains(before) && OF.contains(tokens.folded(first - 2));
    }

    /**
     * The place's name is somebody's surname here: a capitalised word before it that is no title, no genitive and begins no sentence, and
     * nothing capitalised behind it. "The actor Denzel Washington".
     *
     * @param sure whether the word before must be a known first name
     */
    boolean surname(Passage passage, int first, int after, boolean sure) {
        Tokens tokens = passage.tokens();
        if (passage.titleCase() || passage.allCapitals() || after - first != 1 || first == 0 || !tokens.spaced(first)) {
            return false;
        }
        boolean followed = after < tokens.size() && tokens.spaced(after) && tokens.capital(after);
        String word = tokens.word(first - 1);
        if (followed || !tokens.capital(first - 1) || word.equals(word.toUpperCase(Locale.ROOT))) {
            return false;
        }
        String before = Folding.fold(word);
        if (gazetteer.isFirstName(before)) {
            return true;
        }
        boolean genitive = GENITIVE_FIRST.contains(language) && before.endsWith("s");
        return !sure
                && !nounsAreCapital
                && !tokens.startsSentence(first - 1)
                && !genitive
                && !TITLES.contains(before)
                && !ENGLISH_DAYS.contains(before)
                && FORMS_OF_STATE.stream().noneMatch(before::startsWith);
    }

    /** Whether a word that begins a sentence stands elsewhere in the text in small letters, so that it is no name. */
    boolean ordinaryWord(Passage passage, int word) {
        Tokens tokens = passage.tokens();
        if (!tokens.startsSentence(word) || passage.titleCase() || passage.allCapitals()) {
            return false;
        }
        if (language != null && SMALL_LANGUAGES.contains(language) && SMALL.contains(tokens.folded(word))) {
            return true;
        }
        return tokens.standsSmall(word);
    }

    /** Whether a word that may be a state's name or an adjective is an adjective of the word after it. */
    boolean agrees(Passage passage, int first, int after) {
        return adjectives != null
                && !passage.titleCase()
                && !passage.allCapitals()
                && adjectives.agrees(passage.tokens(), first, after);
    }
}
