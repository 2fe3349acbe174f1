package org.tidende.enrich.actor;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.text.Folding;
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

    /** Here people and towns have a genitive and no other form: "Kurz" is not in "Kurze", "Brünn" not in "Brunnen". */
    private static final Set<String> GENITIVE_ALONE = Set.of("de", "da", "nb", "nn", "sv");

    private final NameTable names;
    private final Stemmer stemmer;
    private final String language;
    private final BitSet ofLanguage;
    private final Surroundings surroundings;
    private final ActingVerbs verbs;
    private final SentenceStart sentenceStart;

    NameGate(Gazetteer gazetteer, Stemmer stemmer, String language, ActingVerbs verbs) {
        this.names = gazetteer.table();
        this.stemmer = stemmer;
        this.language = language;
        this.ofLanguage = names.setsOf(language);
        this.surroundings = new Surroundings(gazetteer, stemmer, language);
        this.verbs = verbs;
        this.sentenceStart = new SentenceStart(language, verbs);
    }

    /** Whether a name is of the text's language. */
    boolean isOfLanguage(int name) {
        return names.isOf(name, ofLanguage);
    }

    /**
     * The confidence in a name at its place; {@link #CLOSED} when it is none.
     *
     * @param named whether the word before is the end of a state's or place's name
     */
    int judge(Stretch place, int name, boolean stem, boolean named) {
        int confidence = held(place, name, stem, named);
        if (confidence == CLOSED || names.kind(name) == Name.Kind.ACRONYM) {
            return confidence;
        }
        boolean doubtful = names.weak(name) && isGroup(name);
        return Math.min(confidence, sentenceStart.confidence(place.passage(), place.first(), place.after(), doubtful));
    }

    private int held(Stretch place, int name, boolean stem, boolean named) {
        boolean spot = names.spot(name);
        boolean acronym = names.kind(name) == Name.Kind.ACRONYM;
        boolean capital = names.capital(name);
        // The cheapest question first: a state has a name in each of a hundred languages.
        if (!acronym && !isOfLanguage(name) && needsLanguage(name, spot, place.isOneWord())) {
            return CLOSED;
        }
        if (!acronym && capital && !place.tokens().capital(place.first())) {
            return CLOSED;
        }
        // Most names hold or fall without a look at their letters.
        boolean spansStop = place.spansStop();
        String text = stem || acronym || spansStop || !capital ? names.text(name) : "";
        if (spansStop && !hasStop(text)) {
            return CLOSED;
        }
        if (spot
                && surroundings
                        .longer()
                        .contains(
                                place,
                                names.type(name) == ActorType.state,
                                stem && !place.exact().equals(text),
                                named)) {
            return CLOSED;
        }
        if (acronym) {
            return acronymHolds(place, text, name) ? ACRONYM : CLOSED;
        }
        if (!capital && !capitalsHold(place, text) || stem && !inflectionHolds(place, text, name)) {
            return CLOSED;
        }
        if (stem
                && place.isOneWord()
                && spot
                && keepsItsEnd(text)
                && !place.exact().startsWith(text)) {
            return CLOSED;
        }
        return unlessInLonger(place, name, stem);
    }

    /** The confidence in a name that agrees in letters: a surname or a weak one holds only where no longer name goes on beside it. */
    private int unlessInLonger(Stretch place, int name, boolean stem) {
        if (names.kind(name) == Name.Kind.SURNAME) {
            boolean alone = surroundings.alone(place)
                    && !surroundings.behindArticle(place)
                    && !surroundings.longer().compound(place.tokens(), place.first(), place.after(), false);
            return alone ? SURNAME : CLOSED;
        }
        if (names.weak(name)) {
            return surroundings.alone(place) ? WEAK : CLOSED;
        }
        if (names.type(name) == ActorType.organisation && surroundings.surname(place, true)) {
            return CLOSED;
        }
        if (!isOfLanguage(name) && !names.international(name)) {
            return FOREIGN;
        }
        if (stem) {
            return INFLECTED;
        }
        return place.isOneWord() ? ONE_WORD : EXACT;
    }

    /**
     * Whether a name counts only in texts of its languages: surnames; words that are often something else; one word, which may be any
     * word of another language. Every language has words of its own for states: "Croatia" in a Croatian text is Croatia Airlines.
     */
    private boolean needsLanguage(int name, boolean spot, boolean oneWord) {
        return names.kind(name) == Name.Kind.SURNAME
                || names.weak(name)
                || oneWord && (spot || !names.international(name));
    }

    /** Whether the name of a state, place or organisation, refused here, is somebody's surname. */
    boolean surname(Stretch place, int name) {
        if (names.type(name) == ActorType.organisation) {
            return names.kind(name) == Name.Kind.FULL && surroundings.surname(place, true);
        }
        return names.spot(name) && surroundings.surname(place, !names.weak(name));
    }

    /** Whether the sentence makes an actor of what is named here: it says, decides or deals. */
    boolean acts(Stretch place) {
        Tokens tokens = place.tokens();
        return verbs.before(tokens, place.first())
                || !Prepositions.located(tokens, place.first()) && verbs.behind(tokens, place.after());
    }

    /** Whether the word before may be the first name of whom nobody knows, for all that a capital says there. */
    boolean shadowed(Stretch place) {
        return surroundings.shadowed(place);
    }

    /**
     * Whether a preposition or an article stands before it, so that it is rather a place than a person.
     *
     * @param spot whether it may be the name of a state or place; else "in" alone says so
     */
    boolean located(Stretch place, boolean spot) {
        return spot
                ? Prepositions.located(place.tokens(), place.first())
                : surroundings.prepositions().inside(place.tokens(), place.first());
    }

    /** Whether one word that begins a sentence is no name there. */
    boolean ordinaryWord(Stretch place) {
        return place.isOneWord() && surroundings.ordinaryWord(place.passage(), place.first());
    }

    /** Whether a word of affiliation is one in its place, and not the state's name or the beginning of another's. */
    boolean affiliates(Stretch place, int name) {
        if (language == null || !isOfLanguage(name) || place.spansStop()) {
            return false;
        }
        boolean capital = place.tokens().capital(place.first()) && !names.capital(name);
        return capitalsHold(place, names.text(name)) && (!capital || !names.weak(name) || surroundings.agrees(place));
    }

    private static boolean hasStop(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (".!?;…".indexOf(name.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean acronymHolds(Stretch place, String text, int name) {
        if (!isOfLanguage(name) && !names.international(name)) {
            return false;
        }
        if (place.passage().allCapitals() && text.length() < 4) {
            return false;
        }
        String stands = place.exact();
        if (!stands.startsWith(text)) {
            return false;
        }
        String rest = stands.substring(text.length());
        return rest.isEmpty()
                || stemmer.isEnding(Folding.fold(rest), language) && rest.equals(rest.toLowerCase(Locale.ROOT));
    }

    /** The first capital of the name must be one in the text. */
    private static boolean capitalsHold(Stretch place, String name) {
        Tokens tokens = place.tokens();
        int word = place.first();
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

    /** Mali and Togo take endings after their vowel: Malo and Toga are other words. */
    private static boolean keepsItsEnd(String name) {
        char last = name.charAt(name.length() - 1);
        return name.length() <= 4 && "ioиіо".indexOf(last) >= 0;
    }

    private boolean isGroup(int name) {
        ActorType type = names.type(name);
        return type == ActorType.organisation || type == ActorType.armed_group;
    }

    private boolean inflectionHolds(Stretch place, String text, int name) {
        List<String> ofName = Stretch.words(text);
        List<String> ofText = place.words();
        if (ofName.size() != ofText.size()) {
            return false;
        }
        boolean surname = names.kind(name) == Name.Kind.SURNAME;
        boolean group = isGroup(name);
        if (language != null
                && GENITIVE_ALONE.contains(language)
                && place.isOneWord()
                && (surname || names.type(name) == ActorType.place)) {
            return ofText.getFirst().equals(ofName.getFirst() + "s");
        }
        // The surname of a woman or man may be an adjective; a state's is not the state.
        boolean adjectives = ofName.size() > 1 || surname;
        for (int i = 0; i < ofName.size(); i++) {
            if (!stemmer.inflects(ofName.get(i), ofText.get(i), language, group, adjectives)) {
                return false;
            }
        }
        return true;
    }
}
