package org.tidende.enrich.text;

import java.util.Arrays;
import java.util.Collection;

/**
 * Endings of words, read from behind: most words are told from the last letter or two that they end in none. Immutable.
 *
 * <p>A state's transitions are a row with a column for each letter that endings have, and one for all others, which leads nowhere.
 * A transition is twice the state that it leads to, and one more where an ending ends there.
 */
final class EndingTrie {
    /** By letter. */
    private final byte[] columns;

    private final int width;
    private final char[] ways;

    /**
     * @param letters none of the endings has a letter that is not below this
     * @throws IllegalArgumentException when they have more than 127 different letters, or are too many
     */
    EndingTrie(Collection<String> endings, int letters) {
        columns = new byte[letters];
        int different = 0;
        for (String ending : endings) {
            for (char letter : ending.toCharArray()) {
                if (columns[letter] == 0) {
                    columns[letter] = (byte) ++different;
                }
            }
        }
        if (different > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(different + " different letters in endings");
        }
        width = different + 1;
        ways = ways(endings);
    }

    private char[] ways(Collection<String> endings) {
        char[] rows = new char[width];
        for (String ending : endings) {
            int state = 0;
            for (int i = ending.length() - 1; i >= 0; i--) {
                int way = state * width + columns[ending.charAt(i)];
                if (rows[way] == 0) {
                    int next = rows.length / width;
                    if (2 * next + 1 > Character.MAX_VALUE) {
                        throw new IllegalArgumentException("too many endings");
                    }
                    rows[way] = (char) (2 * next);
                    rows = Arrays.copyOf(rows, rows.length + width);
                }
                rows[way] |= (char) (i == 0 ? 1 : 0);
                state = rows[way] >>> 1;
            }
        }
        return rows;
    }

    /**
     * Cuts the longest ending from a word.
     *
     * @param least as many letters stay
     * @return how many letters stay; all of them where it has no ending
     */
    int cut(char[] letters, int length, int least) {
        int kept = length;
        int state = 0;
        for (int next = length - 1; next >= least; next--) {
            char letter = letters[next];
            int way = letter < columns.length ? ways[state * width + columns[letter]] : 0;
            if (way == 0) {
                break;
            }
            state = way >>> 1;
            kept = (way & 1) != 0 ? next : kept;
        }
        return kept;
    }
}
