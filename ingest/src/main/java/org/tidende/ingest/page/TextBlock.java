package org.tidende.ingest.page;

/** A run of text that stands by itself, with its white space collapsed. */
final class TextBlock {
    /** A sign of Chinese, Japanese or Thai carries about as much as this many letters. */
    private static final int IDEOGRAPH = 3;

    /** Number of the innermost element that all of the text is in. */
    int element;

    String text = "";
    int length;
    int linked;
    int commas;
    int sentences;
    private final StringBuilder out = new StringBuilder();
    private char gap;

    TextBlock(int element) {
        this.element = element;
    }

    void append(String piece, boolean link) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c <= ' ' || c == 0xA0 || c >= 0x2000 && c != 0x2007 && Character.isSpaceChar(c)) {
                gap = gap == 0 ? ' ' : gap;
            } else if (c != '\u00AD' && c != '\u200B' && c != '\uFEFF' && c != 0x7F) {
                if (!out.isEmpty() && gap != 0) {
                    out.append(gap);
                    length++;
                    linked += link ? 1 : 0;
                }
                gap = 0;
                out.append(c);
                count(c, link);
            }
        }
    }

    private void count(char c, boolean link) {
        int weight = c >= 0x0E00 && c < 0x0E80 || c >= 0x3040 && c < 0xA000 ? IDEOGRAPH : 1;
        length += weight;
        linked += link ? weight : 0;
        switch (c) {
            case ',', ';', '\u060C', '\u3001', '\uFF0C', '\u055D' -> commas++;
            case '.', '!', '?', '\u3002', '\uFF01', '\uFF1F', '\u061F', '\u0964', '\u06D4' -> sentences++;
            default -> {}
        }
    }

    void line() {
        gap = '\n';
    }

    void close() {
        text = out.toString();
    }

    double linkShare() {
        return length == 0 ? 0 : (double) linked / length;
    }
}
