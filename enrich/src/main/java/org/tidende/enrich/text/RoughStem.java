package org.tidende.enrich.text;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the forms of a name meet, for the languages of one family. Whatever {@link Endings#inflects} accepts in one of them has the
 * same rough stem; much that it doesn't accept has, too. Immutable.
 *
 * <p>Consonants that change into one another are one letter in all of the word, and a run of it counts once. With "owa" and "a" also
 * "ow" is cut, so that it makes no difference in which order endings are cut. The last vowel before the last consonant is left out
 * where it is one that may change. All this goes on while three letters stay, so that very short names may fail to meet a form.
 */
final class RoughStem {
    private static final int LONGEST = 4;

    /** Letters of Latin, Greek, Cyrillic: all that endings have. */
    private static final int LETTERS = 0x600;

    static final int SHORTEST = 3;

    /** Stands for a last vowel that may be another. */
    private static final char ANY_VOWEL = '*';

    /** The endings, read from behind. */
    private final EndingTrie endings;

    private final boolean[] lastLetters = new boolean[LETTERS];
    private final Set<UnicodeScript> scripts = new TreeSet<>();
    private final boolean hasVowels;
    private final boolean[] vowels = new boolean[LETTERS];
    private final boolean hasClasses;

    /** What stands for each letter, and whether a run of that counts once. */
    private final char[] classes = new char[LETTERS];

    private final boolean[] runs = new boolean[LETTERS];

    RoughStem(Collection<EndingTable> family) {
        for (int letter = 0; letter < classes.length; letter++) {
            classes[letter] = (char) letter;
        }
        Set<String> all = new TreeSet<>();
        boolean anyVowel = false;
        boolean anyClass = false;
        for (EndingTable table : family) {
            all.addAll(table.endings());
            all.addAll(table.adjectives());
            for (EndingTable.Change change : table.vowels()) {
                anyVowel = true;
                (change.from() + change.to()).chars().forEach(letter -> vowels[letter] = true);
            }
            for (EndingTable.Change change : table.consonants()) {
                anyClass = true;
                join(change.from() + change.to());
            }
        }
        hasVowels = anyVowel;
        hasClasses = anyClass;
        Set<String> inClasses = new TreeSet<>();
        for (String ending : all) {
            char[] letters = ending.toCharArray();
            inClasses.add(new String(letters, 0, inClasses(letters, letters.length)));
            scripts.add(UnicodeScript.of(letters[0]));
        }
        Set<String> closed = closed(inClasses);
        for (String ending : closed) {
            if (ending.length() > LONGEST) {
                throw new IllegalArgumentException("ending '" + ending + "' has more than " + LONGEST + " letters");
            }
            lastLetters[ending.charAt(ending.length() - 1)] = true;
        }
        endings = new EndingTrie(closed, LETTERS);
    }

    /** Puts letters into one class; of a change that has two on one side, a run counts once. */
    private void join(String letters) {
        char named = classes[letters.charAt(0)];
        boolean run = letters.length() > 2;
        for (int i = 0; i < letters.length(); i++) {
            char old = classes[letters.charAt(i)];
            run |= runs[old];
            for (int letter = 0; letter < classes.length; letter++) {
                classes[letter] = classes[letter] == old ? named : classes[letter];
            }
        }
        runs[named] = run;
    }

    private int inClasses(char[] letters, int length) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            char letter = letters[i] < LETTERS ? classes[letters[i]] : letters[i];
            if (kept == 0 || letters[kept - 1] != letter || !isIn(runs, letter)) {
                letters[kept++] = letter;
            }
        }
        return kept;
    }

    /** With each ending also what is left of it when a shorter one is cut from it, or its last vowel left out. */
    private Set<String> closed(Set<String> endings) {
        Set<String> all = new TreeSet<>(endings);
        boolean more = true;
        while (more) {
            more = false;
            for (String ending : List.copyOf(all)) {
                int last = ending.length() - 1;
                if (last > 0 && !isIn(vowels, ending.charAt(last)) && isIn(vowels, ending.charAt(last - 1))) {
                    more |= all.add(ending.substring(0, last - 1) + ending.charAt(last));
                }
                for (int cut = 1; cut < ending.length(); cut++) {
                    if (all.contains(ending.substring(cut))) {
                        more |= all.add(ending.substring(0, cut));
                    }
                }
            }
        }
        return all;
    }

    /**
     * Makes the stem of a folded word.
     *
     * @param letters the first of them are the stem afterwards
     * @return how many
     */
    int stem(char[] letters, int length) {
        int kept = hasClasses ? inClasses(letters, length) : length;
        int before = length + 1;
        while (kept < before) {
            // Only a vowel that is left out may bring another ending to light.
            before = cut(letters, kept);
            kept = hasVowels ? withoutLastVowel(letters, before) : before;
        }
        if (hasVowels && kept > 0 && isIn(vowels, letters[kept - 1])) {
            letters[kept - 1] = ANY_VOWEL;
        }
        return kept;
    }

    private int cut(char[] letters, int length) {
        int kept = length;
        int before = length + 1;
        while (kept < before && kept > SHORTEST) {
            before = kept;
            kept = endings.cut(letters, kept, SHORTEST);
        }
        return kept;
    }

    private static boolean isIn(boolean[] some, char letter) {
        return letter < LETTERS && some[letter];
    }

    private int withoutLastVowel(char[] letters, int length) {
        int after = length - lastConsonants(letters, length);
        int from = after;
        while (from > 0 && isIn(vowels, letters[from - 1])) {
            from--;
        }
        int shorter = length - (after - from);
        if (after == length || shorter < SHORTEST) {
            return length;
        }
        System.arraycopy(letters, after, letters, from, length - after);
        return shorter;
    }

    /** How many letters the last consonant has: "lj" is one in Bruselj, Bruslja. */
    private int lastConsonants(char[] letters, int length) {
        if (length == 0 || isIn(vowels, letters[length - 1])) {
            return 0;
        }
        return lastConsonants(letters[length - 1], length > 1 && !isIn(vowels, letters[length - 2]));
    }

    static int lastConsonants(char last, boolean afterConsonant) {
        return last == 'j' && afterConsonant ? 2 : 1;
    }

    /** Whether a folded word that ends with this letter may have another stem. */
    boolean mayCut(char last) {
        return last < LETTERS && isIn(lastLetters, classes[last])
                || (hasVowels || hasClasses) && Character.isLetter(last) && scripts.contains(UnicodeScript.of(last));
    }
}
