package org.tidende.enrich.text;

/**
 * A field of an article, cut into words, and how it uses capitals.
 *
 * @param field headline, summary or body
 * @param tokens its words
 * @param titleCase whether most words begin with a capital, as in English headlines
 * @param allCapitals whether it is set in capitals
 */
public record Passage(String field, Tokens tokens, boolean titleCase, boolean allCapitals) {
    private static final int FEWEST = 4;

    /** Characters that are looked at before it is asked whether the rest can change anything. */
    private static final int STRETCH = 128;

    /**
     * Cuts a field.
     *
     * @param endings of the article's language; null where there are none
     */
    public static Passage of(String field, String text, Endings endings) {
        Tokens tokens = Tokenizer.tokens(text, endings);
        int longWords = 0;
        int capital = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.end(i) - tokens.start(i) > 3) {
                longWords++;
                capital += tokens.capital(i) ? 1 : 0;
            }
        }
        boolean title = longWords >= FEWEST && capital * 10 >= longWords * 8;
        return new Passage(field, tokens, title, isInCapitals(tokens.chars()));
    }

    /** Whether there are some capitals, and more than four for each small letter. Most texts are told from their beginning. */
    private static boolean isInCapitals(char[] chars) {
        int upper = 0;
        int lower = 0;
        for (int from = 0; from < chars.length && lower * 4 < upper + chars.length - from; from += STRETCH) {
            int counted = 0;
            int small = 0;
            for (int i = from; i < Math.min(chars.length, from + STRETCH); i++) {
                int entry = Folding.of(chars[i]);
                counted += entry & Folding.UPPER;
                small += entry & Folding.LOWER;
            }
            upper += counted / Folding.UPPER;
            lower += small / Folding.LOWER;
        }
        return upper >= 12 && upper > lower * 4;
    }
}
