package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.List;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Tokens;

/**
 * Some words side by side where a name may stand. A thousand people may bear that name, so what doesn't hang on whose it is is found out
 * once, when it is first asked for. For one thread.
 */
final class Stretch {
    private final Passage passage;
    private final int first;
    private final int after;
    private String exact;
    private List<String> words;

    /** @param after the word after its last */
    Stretch(Passage passage, int first, int after) {
        this.passage = passage;
        this.first = first;
        this.after = after;
    }

    Passage passage() {
        return passage;
    }

    Tokens tokens() {
        return passage.tokens();
    }

    int first() {
        return first;
    }

    int after() {
        return after;
    }

    boolean isOneWord() {
        return after - first == 1;
    }

    /** The text as it stands. */
    String exact() {
        if (exact == null) {
            exact = tokens().text().substring(tokens().start(first), tokens().end(after - 1));
        }
        return exact;
    }

    /** Its words, folded. */
    List<String> words() {
        if (words == null) {
            words = words(exact());
        }
        return words;
    }

    /** Whether a stop lies between two of its words. */
    boolean spansStop() {
        for (int word = first + 1; word < after; word++) {
            if (tokens().stopped(word)) {
                return true;
            }
        }
        return false;
    }

    /** Words of letters, marks and digits, folded. */
    static List<String> words(String text) {
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
