package org.tidende.benchmarks;

import org.tidende.enrich.text.Folding;

/** A text as automata over letters need it: folded, one space between words, a line feed where a paragraph begins. */
final class PlainText {
    private static final int FIRST_CJK = 0x2E80;
    private static final int LAST_CJK = 0xD7AF;

    private PlainText() {}

    static String of(String text) {
        String folded = Folding.fold(text);
        StringBuilder plain = new StringBuilder(folded.length() + folded.length() / 8);
        boolean gap = false;
        int lines = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                gap = true;
                lines += c == '\n' ? 1 : 0;
                continue;
            }
            boolean single = c >= FIRST_CJK && c <= LAST_CJK;
            if ((gap || single) && !plain.isEmpty()) {
                plain.append(lines > 1 ? '\n' : ' ');
            }
            plain.append(c);
            // Each of them is a word of its own.
            gap = single;
            lines = 0;
        }
        return plain.toString();
    }

    /** How many words are before a place. */
    static int[] wordNumbers(String plain) {
        int[] numbers = new int[plain.length() + 1];
        for (int i = 0; i < plain.length(); i++) {
            numbers[i + 1] = numbers[i] + (plain.charAt(i) <= ' ' ? 1 : 0);
        }
        return numbers;
    }
}
