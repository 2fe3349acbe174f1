package org.tidende.enrich.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidende.contract.Language;

/** The frequent words of all languages, from the word to its languages: one look-up a word counts for all of them. Immutable. */
final class FrequentWords {
    private final LongTable numbers;
    private final int[][] languages;

    FrequentWords() {
        Map<Long, List<Integer>> byWord = new LinkedHashMap<>();
        for (int language = 0; language < Language.all().size(); language++) {
            for (String word : Language.all().get(language).stopWords()) {
                byWord.computeIfAbsent(Tokenizer.hash(word.toCharArray(), word.length()), key -> new ArrayList<>())
                        .add(language);
            }
        }
        numbers = new LongTable(byWord.size());
        languages = new int[byWord.size()][];
        int number = 0;
        for (Map.Entry<Long, List<Integer>> entry : byWord.entrySet()) {
            numbers.put(entry.getKey(), number);
            languages[number++] =
                    entry.getValue().stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** How many of the words are frequent ones, for each language in the order of {@link Language#all}. */
    int[] count(long[] words, int size) {
        int[] counts = new int[Language.all().size()];
        for (int i = 0; i < size; i++) {
            int number = numbers.get(words[i]);
            if (number >= 0) {
                for (int language : languages[number]) {
                    counts[language]++;
                }
            }
        }
        return counts;
    }
}
