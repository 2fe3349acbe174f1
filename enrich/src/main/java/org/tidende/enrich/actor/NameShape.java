package org.tidende.enrich.actor;

import java.util.BitSet;
import java.util.Set;
import org.tidende.enrich.text.Resources;
import org.tidende.enrich.text.Tokens;

/**
 * What a person's name looks like: two to four capitalised words, perhaps with initials and small words between them.
 *
 * @param known words of names from files, which are none of it
 * @param titles words of titles
 * @param frequent words of the language that are no names, though a sentence begins with them
 * @param notSurnames words that end what is called like people and is none: companies, streets, prizes
 * @param most words that a name may have
 */
record NameShape(Tokens tokens, BitSet known, BitSet titles, Set<String> frequent, Set<String> notSurnames, int most) {
    /** Small words between the parts of names and sentences: articles, prepositions, particles; folded. */
    static final Set<String> BRIDGES = Set.copyOf(Resources.lines(NameShape.class, "bridges.txt"));

    /** Small words inside of names: "Ursula von der Leyen", but not "Ann Cole of Ohio". */
    private static final Set<String> PARTICLES = Set.of(
            "af", "al", "av", "ben", "bin", "d", "da", "das", "de", "dei", "del", "dell", "della", "dem", "den", "der",
            "des", "di", "do", "dos", "du", "el", "ibn", "la", "le", "los", "van", "von");

    private static final int SHORTEST_SURNAME = 3;

    /** The word after the name that begins here; the same word when none does. */
    int from(int start) {
        int parts = 0;
        int end = start;
        for (int at = start; at < tokens.size() && (at == start || joined(at)); at++) {
            if (part(at)) {
                parts += hyphen(at) && at > start ? 0 : 1;
                if (parts > most) {
                    break;
                }
                end = at + 1;
            } else if (at == start || !PARTICLES.contains(tokens.word(at))) {
                break;
            }
        }
        return parts >= 2 && endsInSurname(end) ? end : start;
    }

    /** Whether a name of several words stands right here, of a person or from a file. */
    boolean isNamed(int start) {
        if (start + 1 >= tokens.size() || !tokens.spaced(start) || !tokens.spaced(start + 1)) {
            return false;
        }
        boolean file = known.get(start) && tokens.capital(start) && known.get(start + 1) && tokens.capital(start + 1);
        return file || from(start) > start;
    }

    /** The first word of the name that ends before this word; the same word when none does. */
    int until(int end) {
        int parts = 0;
        int start = end;
        for (int at = end - 1; at >= 0 && part(at); at--) {
            parts += hyphen(at) ? 0 : 1;
            start = at;
            if (parts == most || !joined(at)) {
                break;
            }
        }
        return parts >= 2 && endsInSurname(end) ? start : end;
    }

    private boolean endsInSurname(int end) {
        return !notSurnames.contains(tokens.folded(end - 1));
    }

    /** The word after the one word of a name that stands here, a surname or a king's; the same word when it is none. */
    int single(int start) {
        if (!part(start) || tokens.end(start) - tokens.start(start) < SHORTEST_SURNAME || tokens.standsSmall(start)) {
            return start;
        }
        int end = start + 1;
        while (end < tokens.size() && hyphen(end) && tokens.capital(end)) {
            end++;
        }
        if (!endsInSurname(end)) {
            return start;
        }
        if (end < tokens.size() && (hyphen(end) || tokens.spaced(end) && tokens.capital(end) && !known.get(end))) {
            // More words than a name has, a number, a compound.
            return start;
        }
        return end;
    }

    private boolean part(int at) {
        String word = tokens.word(at);
        boolean initial = word.length() == 1;
        return tokens.capital(at)
                && !known.get(at)
                && !titles.get(at)
                && !opens(at)
                && Character.isLetter(word.charAt(word.length() - 1))
                && (initial || !isAcronym(word));
    }

    /** "On Tuesday", "Dicha fianza": the capital is the sentence's or the day's. */
    private boolean opens(int at) {
        String word = tokens.folded(at);
        return NamelessWords.isWeekday(word)
                || tokens.startsSentence(at) && frequent.contains(word) && !PARTICLES.contains(word);
    }

    private static boolean isAcronym(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isLowerCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean joined(int at) {
        return at > 0
                && (tokens.spaced(at)
                        || hyphen(at)
                        || tokens.text().startsWith(". ", tokens.end(at - 1))
                                && tokens.end(at - 1) - tokens.start(at - 1) == 1);
    }

    private boolean hyphen(int at) {
        return at > 0
                && tokens.start(at) - tokens.end(at - 1) == 1
                && "-‐’'".indexOf(tokens.text().charAt(tokens.end(at - 1))) >= 0;
    }
}
