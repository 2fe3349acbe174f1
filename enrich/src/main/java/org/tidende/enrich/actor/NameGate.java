package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.Passage;
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

    private final Gazetteer gazetteer;
    private final Stemmer stemmer;
    private final String language;
    private final Surroundings surroundings;
    private final ActingVerbs verbs;
    private final SentenceStart sentenceStart;

    NameGate(Gazetteer gazetteer, Stemmer stemmer, String language, ActingVerbs verbs) {
        this.gazetteer = gazetteer;
        this.stemmer = stemmer;
        this.language = language;
        this.surroundings = new Surroundings(gazetteer, stemmer, language);
        this.verbs = verbs;
        this.sentenceStart = new SentenceStart(language, verbs);
    }

    /**
     * The confidence in a name at words {@code first} to {@code after}; {@link #CLOSED} when it is none.
     *
     * @param named whether the word before is the end of a state's or place's name
     */
    int judge(Passage passage, int first, int after, int name, boolean stem, boolean named) {
        int confidence = held(passage, first, after, name, stem, named);
        if (confidence == CLOSED || gazetteer.table().kind(name) == Name.Kind.ACRONYM) {
            return confidence;
        }
        boolean doubtful = gazetteer.table().weak(name) && isGroup(name);
        return Math.min(confidence, sentenceStart.confidence(passage, first, after, doubtful));
    }

    private int held(Passage passage, int first, int after, int name, boolean stem, boolean named) {
        NameTable names = gazetteer.table();
        Tokens tokens = passage.tokens();
        ActorType type = gazetteer.actor(names.actor(name)).type();
        boolean spot = type == ActorType.state || type == ActorType.place;
        boolean oneWord = after - first == 1;
        boolean ofLanguage = names.isOf(name, language);
        boolean acronym = names.kind(name) == Name.Kind.ACRONYM;
        // The cheapest question first: a state has a name in each of a hundred languages.
        if (!acronym && !ofLanguage && needsLanguage(name, spot, oneWord)) {
            return CLOSED;
        }
        if (!acronym && names.capital(name) && !tokens.capital(first)) {
            return CLOSED;
        }
        String text = names.text(name);
        if (spansStop(tokens, first, after) && !hasStop(text)) {
            return CLOSED;
        }
        String stands = tokens.text().substring(tokens.start(first), tokens.end(after - 1));
        if (spot
                && surroundings.partOfLonger(
                        passage, first, after, type == ActorType.state, stem && !stands.equals(text), named)) {
            return CLOSED;
        }
        if (acronym) {
            return acronymHolds(passage, text, stands, name) ? ACRONYM : CLOSED;
        }
        if (!names.capital(name) && !capitalsHold(tokens, first, text)
                || stem && !inflectionHolds(text, stands, name)) {
            return CLOSED;
        }
        if (stem && oneWord && spot && keepsItsEnd(text) && !stands.startsWith(text)) {
            return CLOSED;
        }
        if (names.kind(name) == Name.Kind.SURNAME) {
            boolean alone = surroundings.alone(passage, first, after)
                    && !surroundings.partOfCompound(tokens, first, after, false);
            return alone ? SURNAME : CLOSED;
        }
        if (names.weak(name)) {
            return surroundings.alone(passage, first, after) ? WEAK : CLOSED;
        }
        if (!ofLanguage && !names.international(name)) {
            return FOREIGN;
        }
        if (stem) {
            return INFLECTED;
        }
        return oneWord ? ONE_WORD : EXACT;
    }

    /**
     * Whether a name counts only in texts of its languages: surnames; words that are often something else; one word, which may be any
     * word of another language. Every language has words of its own for states: "Croatia" in a Croatian text is Croatia Airlines.
     */
    private boolean needsLanguage(int name, boolean spot, boolean oneWord) {
        NameTable names = gazetteer.table();
        return names.kind(name) == Name.Kind.SURNAME
                || names.weak(name)
                || oneWord && (spot || !names.international(name));
    }

    /** Whether the name of a state or place, refused here, is somebody's surname. */
    boolean surname(Passage passage, int first, int after, int name) {
        return surroundings.surname(passage, first, after, !gazetteer.table().weak(name));
    }

    /** Whether the sentence makes an actor of what is named here: it says, decides or deals. */
    boolean acts(Passage passage, int first, int after) {
        Tokens tokens = passage.tokens();
        return verbs.before(tokens, first) || !surroundings.located(tokens, first) && verbs.behind(tokens, after);
    }

    /**
     * Whether a preposition or an article stands before it, so that it is rather a place than a person.
     *
     * @param spot whether it may be the name of a state or place; else "in" alone says so
     */
    boolean located(Passage passage, int first, boolean spot) {
        return spot ? surroundings.located(passage.tokens(), first) : surroundings.inside(passage.tokens(), first);
    }

    /** Whether one word that begins a sentence is no name there. */
    boolean ordinaryWord(Passage passage, int first, int after) {
        return after - first == 1 && surroundings.ordinaryWord(passage, first);
    }

    /** Whether a word of affiliation is one in its place, and not the state's name or the beginning of another's. */
    boolean affiliates(Passage passage, int first, int after, int name) {
        NameTable names = gazetteer.table();
        Tokens tokens = passage.tokens();
        if (language == null || !names.isOf(name, language) || spansStop(tokens, first, after)) {
            return false;
        }
        String text = names.text(name);
        boolean capital = tokens.capital(first) && !Character.isUpperCase(text.codePointAt(0));
        return capitalsHold(tokens, first, text)
                && (!capital || !names.weak(name) || surroundings.agrees(passage, first, after));
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

    /** Mali and Togo take endings after their vowel: Malo and Toga are other words. */
    private static boolean keepsItsEnd(String name) {
        char last = name.charAt(name.length() - 1);
        return name.length() <= 4 && "ioиіо".indexOf(last) >= 0;
    }

    private boolean isGroup(int name) {
        ActorType type = gazetteer.actor(gazetteer.table().actor(name)).type();
        return type == ActorType.organisation || type == ActorType.armed_group;
    }

    private boolean inflectionHolds(String text, String stands, int name) {
        List<String> ofName = words(text);
        List<String> ofText = words(stands);
        boolean group = isGroup(name);
        // The surname of a woman or man may be an adjective; a state's is not the state.
        boolean adjectives = ofName.size() > 1 || gazetteer.table().kind(name) == Name.Kind.SURNAME;
        if (ofName.size() != ofText.size()) {
            return false;
        }
        for (int i = 0; i < ofName.size(); i++) {
            if (!stemmer.inflects(ofName.get(i), ofText.get(i), language, group, adjectives)) {
                return false;
            }
        }
        return true;
    }

    /** Words of letters, marks and digits, folded. */
    private static List<String> words(String text) {
        String folded = Folding.fold(text);
        List<String> words = new ArrayList<>(4);
        int start = -1;
        for (int at = 0; at <= folded.length(); at++) {
            boolean inside = at < folded.length() && isOfWord(folded.charAt(at));
            if (inside && start < 0) {
                start = at;
            } else if (!inside && start >= 0) {
                words.add(folded.substring(start, at));
                start = -1;
            }
        }
        return words;
    }

    private static boolean isOfWord(char c) {
        return c >= 'a' && c <= 'z'
                || Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
