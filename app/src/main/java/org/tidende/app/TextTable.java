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
     * @param most columns of a terminal that each takes
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
        lines().forEach(out::println);
    }

    List<String> lines() {
        int[] used = new int[widths.length];
        for (int column = 0; column < used.length; column++) {
            used[column] = TextWidth.of(TextWidth.cut(heads.get(column), widths[column]));
            for (List<String> row : rows) {
                used[column] = Math.max(used[column], TextWidth.of(TextWidth.cut(row.get(column), widths[column])));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(heads, used));
        List<String> rule = new ArrayList<>();
        for (int width : used) {
            rule.add("-".repeat(width));
        }
        lines.add(line(rule, used));
        rows.forEach(row -> lines.add(line(row, used)));
        return lines;
    }

    private String line(List<String> cells, int[] used) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < used.length; column++) {
            String cell = TextWidth.cut(cells.get(column), widths[column]);
            text.append(cell).append(" ".repeat(used[column] - TextWidth.of(cell)));
            if (column < used.length - 1) {
                text.append("  ");
            }
        }
        return text.toString().stripTrailing();
    }
}
