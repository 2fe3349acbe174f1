/**
 * Words of a text, their language, and the automaton that finds names and terms among them in one pass.
 *
 * <p>{@link org.tidende.enrich.text.Folding} says which letters are the same, {@link org.tidende.enrich.text.Tokenizer} cuts words
 * and hashes them, {@link org.tidende.enrich.text.Stemmer} knows the endings of names, {@link
 * org.tidende.enrich.text.TermAutomaton} finds them. A name and its forms meet in a {@link org.tidende.enrich.text.RoughStem} of
 * their family of languages; {@link org.tidende.enrich.text.Endings} of the text's language then judge letter by letter.
 *
 * <p>Why it is fast: a word is one 64-bit hash, a step is one look-up in a table of primitive arrays ({@link
 * org.tidende.enrich.text.TransitionTable}), which touches one cache line, and nothing is made for a word that begins no name.
 *
 * <p>{@link org.tidende.enrich.text.LanguageDetector} weighs the character n-grams of the first lines by OpenNLP's model, which lies
 * in primitive tables as well.
 */
package org.tidende.enrich.text;
