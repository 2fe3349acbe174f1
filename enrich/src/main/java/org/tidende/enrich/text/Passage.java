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
        int upper = 0;
        int lower = 0;
        for (char c : tokens.chars()) {
            int entry = Folding.of(c);
            upper += entry & Folding.UPPER;
            lower += entry & Folding.LOWER;
        }
        upper /= Folding.UPPER;
        lower /= Folding.LOWER;
        boolean title = longWords >= FEWEST && capital * 10 >= longWords * 8;
        boolean capitals = upper >= 12 && upper > lower * 4;
        return new Passage(field, tokens, title, capitals);
    }
}
