package org.tidende.enrich.gazetteer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of comma-separated values as RFC 4180 has them: cells may be quoted, a quote inside is doubled, a quoted cell may go over
 * several lines. A record that is not like that is told and left out.
 */
final class CsvRecords {
    /** A quote that is never closed costs no more than these. */
    private static final int MOST_LINES = 100;

    private final SourceLines lines;
    private final StringBuilder cell = new StringBuilder();
    private int line;

    CsvRecords(SourceLines lines) {
        this.lines = lines;
    }

    /** The line in which the record begins. */
    int line() {
        return line;
    }

    /** The cells of the next record that can be read; null when there is none. */
    List<String> next() throws IOException {
        while (lines.next()) {
            line = lines.number();
            String text = lines.text();
            if (text != null && !text.isBlank()) {
                List<String> cells = record(text);
                if (cells != null) {
                    return cells;
                }
            }
        }
        return null;
    }

    private List<String> record(String first) throws IOException {
        List<String> cells = new ArrayList<>();
        String text = first;
        int at = 0;
        int more = 0;
        boolean quoted = false;
        cell.setLength(0);
        while (true) {
            if (at == text.length() && quoted) {
                boolean next = more++ < MOST_LINES && lines.next();
                text = next ? lines.text() : null;
                if (text == null) {
                    lines.fault("the quote that begins in the record of line " + line + " is not closed");
                    return null;
                }
                cell.append('\n');
                at = 0;
            } else if (at == text.length()) {
                cells.add(cell.toString());
                return cells;
            } else {
                char c = text.charAt(at++);
                boolean doubled = c == '"' && at < text.length() && text.charAt(at) == '"';
                if (quoted && doubled) {
                    cell.append(c);
                    at++;
                } else if (quoted && c == '"') {
                    quoted = false;
                    if (at < text.length() && text.charAt(at) != ',') {
                        lines.fault("character " + (at + 1) + ": expected a comma after the closing quote");
                        return null;
                    }
                } else if (quoted) {
                    cell.append(c);
                } else if (c == ',') {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else if (c == '"') {
                    if (!cell.isEmpty()) {
                        lines.fault("character " + at + ": a quote inside a cell that is not quoted");
                        return null;
                    }
                    quoted = true;
                } else {
                    cell.append(c);
                }
            }
        }
    }
}
