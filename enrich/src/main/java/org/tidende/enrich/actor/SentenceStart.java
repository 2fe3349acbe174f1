package org.tidende.enrich.actor;

import java.util.Set;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Tokens;

/**
 * At the beginning of a sentence a capital says nothing. A name that is a word of the language ({@code common-words.txt}) holds there
 * by what follows it: a verb of acting, another name joined to it, a closing quotation mark; or because the text has it with a capital
 * within a sentence.
 */
final class SentenceStart {
    /** It is a name as anywhere. */
    static final int SURE = 100;

    private static final int DOUBTFUL = 60;
    private static final String CLOSING = "»”\"“’";
    private static final WordTable WORDS = new WordTable("common-words.txt", Set.of("frequent"));
    private static final Set<String> ARTICLES = Set.of("der", "die", "das");

    private final Set<String> words;
    private final Set<String> frequent;
    private final ActingVerbs verbs;
    private final boolean german;
    private final boolean english;

    SentenceStart(String language, ActingVerbs verbs) {
        this.words = language == null ? Set.of() : WORDS.of(language, "");
        this.frequent = language == null ? Set.of() : WORDS.of(language, "frequent");
        this.verbs = verbs;
        this.german = "de".equals(language);
        this.english = "en".equals(language);
    }

    /**
     * The confidence that a name may have here at most; {@link NameGate#CLOSED} when it is a word.
     *
     * @param doubtful whether the name is often something else
     */
    int confidence(Passage passage, int first, int after, boolean doubtful) {
        Tokens tokens = passage.tokens();
        if (!tokens.startsSentence(first) || passage.titleCase() || passage.allCapitals()) {
            return SURE;
        }
        boolean oneWord = after - first == 1;
        // Only the capital of its article tells "Der Spiegel" from a mirror.
        boolean article = german && doubtful && !oneWord && ARTICLES.contains(tokens.folded(first));
        if (!article && !(oneWord && (doubtful || words.contains(tokens.folded(first))))) {
            return SURE;
        }
        if (verbs.anyBehind(tokens, after) || quoted(tokens, after)) {
            return SURE;
        }
        if (article) {
            return NameGate.CLOSED;
        }
        if (verbs.joined(tokens, after) || tokens.standsCapital(first)) {
            return SURE;
        }
        return frequent.contains(tokens.folded(first)) ? NameGate.CLOSED : byNext(tokens, after);
    }

    private int byNext(Tokens tokens, int after) {
        if (after >= tokens.size() || !tokens.spaced(after)) {
            // A comma, a colon, a possessive.
            return DOUBTFUL;
        }
        String next = tokens.folded(after);
        boolean name = tokens.capital(after) ? !german : verbs.isFrequent(next) || english && next.endsWith("ed");
        return name ? DOUBTFUL : NameGate.CLOSED;
    }

    private static boolean quoted(Tokens tokens, int after) {
        int end = tokens.end(after - 1);
        String text = tokens.text();
        return end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0 && !text.startsWith("’s", end);
    }
}
