package org.tidende.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, each cut at its width. */
final class TextTable {
    private final List<String> heads;
    private final int[] widths;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param heads of the columns
     * @param most characters of each column
     */
    TextTable(List<String> heads, int... most) {
        if (heads.size() != most.length) {
            throw new IllegalArgumentException("a width for each column");
        }
        this.heads = heads;
        this.widths = most;
    }

    void add(List<String> row) {
        rows.add(row);
    }

    void print(PrintWriter out) {
        int[] used = new int[widths.length];
        for (int column = 0; column < used.length; column++) {
            used[column] = length(cut(heads.get(column), widths[column]));
            for (List<String> row : rows) {
                used[column] = Math.max(used[column], length(cut(row.get(column), widths[column])));
            }
        }
        line(out, heads, used);
        List<String> rule = new ArrayList<>();
        for (int width : used) {
            rule.add("-".repeat(width));
        }
        line(out, rule, used);
        rows.forEach(row -> line(out, row, used));
    }

    private void line(PrintWriter out, List<String> cells, int[] used) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < used.length; column++) {
            String cell = cut(cells.get(column), widths[column]);
            text.append(cell).append(" ".repeat(used[column] - length(cell)));
            if (column < used.length - 1) {
                text.append("  ");
            }
        }
        out.println(text.toString().stripTrailing());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cut(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
