package org.tidende.ingest.page;

/** Text that grows by pieces, with its white space collapsed. */
final class Paragraphs {
    private final StringBuilder out = new StringBuilder();

    /** What stands between the last sign and the next: nothing, a space, a line break or a blank line. */
    private String gap = "";

    void append(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (isSpace(c)) {
                space();
            } else if (c != '\u00AD' && c != '\u200B' && c != '\uFEFF' && (c >= ' ' && c != 0x7F)) {
                if (!out.isEmpty()) {
                    out.append(gap);
                }
                gap = "";
                out.append(c);
            }
        }
    }

    void space() {
        if (gap.isEmpty()) {
            gap = " ";
        }
    }

    void line() {
        if (!gap.equals("\n\n")) {
            gap = "\n";
        }
    }

    void end() {
        gap = "\n\n";
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c == '\f'
                || c == 0xA0
                || c >= 0x2000 && Character.isSpaceChar(c) && c != 0x2007;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
