package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.tidende.enrich.text.GeneratedNames;

/** Articles in ten languages whose words are as unequal in number as those of real texts: the word of rank r about 1/r of all. */
final class GeneratedArticles {
    static final int LANGUAGES = GeneratedNames.languages().size();
    private static final int NAMES = 200_000;
    private static final int WORDS = 230;

    /** Ranks that rules ask for: words that say something and stand in more than one article. */
    private static final int COMMON = 300;

    private static final int RARE = 8_000;

    private final List<List<String>> vocabularies = new ArrayList<>();
    private final List<Set<String>> telling = new ArrayList<>();
    private final long seed;

    /**
     * An article.
     *
     * @param language number of its language
     * @param words of headline and body, as they stand
     */
    record Item(int language, String headline, String body, List<String> words, boolean spaced) {
        /** What stands side by side in it. */
        List<String> pairs() {
            List<String> pairs = new ArrayList<>();
            for (int i = 1; i < words.size(); i++) {
                pairs.add(words.get(i - 1) + (spaced ? " " : "") + words.get(i));
            }
            return pairs;
        }
    }

    GeneratedArticles(long seed) {
        this.seed = seed;
        List<Set<String>> words = new ArrayList<>();
        for (int i = 0; i < LANGUAGES; i++) {
            words.add(new LinkedHashSet<>());
        }
        List<String> names = GeneratedNames.names(NAMES, seed);
        for (int i = 0; i < names.size(); i++) {
            for (String word : names.get(i).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
                if (word.length() > 1) {
                    words.get(i % LANGUAGES).add(word);
                }
            }
        }
        for (Set<String> vocabulary : words) {
            List<String> ranked = List.copyOf(vocabulary);
            vocabularies.add(ranked);
            telling.add(Set.copyOf(ranked.subList(COMMON, Math.min(RARE, ranked.size()))));
        }
    }

    /** Articles, the languages in turn. */
    List<Item> items(int count) {
        Random random = new Random(seed + 1);
        List<Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(item(i % LANGUAGES, random));
        }
        return items;
    }

    /** An article. */
    Item item(int language, Random random) {
        List<String> words = new ArrayList<>();
        boolean spaced = !GeneratedNames.languages().get(language).equals("zh");
        String headline = text(language, 8, spaced, random, words);
        String body = text(language, WORDS, spaced, random, words);
        return new Item(language, headline, body, words, spaced);
    }

    /** The different words of an article that a rule would ask for. */
    Set<String> telling(Item item) {
        Set<String> all = new LinkedHashSet<>(item.words());
        all.retainAll(telling.get(item.language()));
        return all;
    }

    private String text(int language, int length, boolean spaced, Random random, List<String> words) {
        List<String> vocabulary = vocabularies.get(language);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // Log-uniform ranks are Zipf's law. No full stops: our phrases end there, Lucene's go on.
            String word = vocabulary.get((int) Math.pow(vocabulary.size(), random.nextDouble()) - 1);
            words.add(word);
            text.append(word).append(random.nextInt(14) == 0 ? ", " : spaced ? " " : "");
        }
        return text.toString();
    }
}
