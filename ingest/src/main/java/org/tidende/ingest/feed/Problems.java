package org.tidende.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** What was repaired, each kind once with the number of times and the first line. */
final class Problems {
    /** Nothing is being read. */
    static final IntSupplier NOWHERE = () -> 0;

    private static final int MOST = 50;
    private static final int LONGEST = 200;
    private static final int LONGEST_DATE = 60;

    private final Map<String, int[]> kinds = new LinkedHashMap<>();
    private IntSupplier place = NOWHERE;
    private int shiftedFrom;
    private int shift;

    /** Later lines than that are so many lines further on: the document comes in parts, which all begin alike. */
    void shiftLines(int from, int by) {
        shiftedFrom = from;
        shift = by;
    }

    /** Whether this was told. */
    boolean has(String what) {
        return kinds.containsKey(what);
    }

    /** Of the place that is being read, if one is. */
    void add(String what) {
        add(what, kinds.containsKey(what) ? 0 : place.getAsInt());
    }

    /** @param lines tells the line that is being read; 0 when none is */
    void locate(IntSupplier lines) {
        place = lines;
    }

    /** @param line of the document, from 1; 0 when it is about the whole */
    void add(String words, int line) {
        // Most are told many thousands of times, in words of ours.
        int[] known = kinds.get(words);
        if (known == null && kinds.size() < MOST) {
            int first = line > shiftedFrom ? line + shift : line;
            known = kinds.computeIfAbsent(line(words), what -> new int[] {0, first});
        }
        if (known != null) {
            known[0]++;
        }
    }

    /** Names of elements stand in problems, which may be of any length and letters. */
    private static String line(String words) {
        String what = words.length() <= LONGEST ? words : PlainText.cut(words, LONGEST) + "\u2026";
        return what.chars().anyMatch(c -> c < ' ') ? PlainText.collapse(what) : what;
    }

    /** The date that a value tells; null when it can't be read, which is a problem unless it is empty. */
    Instant date(String value) {
        if (value.isEmpty()) {
            return null;
        }
        Instant date = DateParser.parse(value);
        if (date == null) {
            add(unreadable(value));
        }
        return date;
    }

    /** The same for a date of an entry, which is told of the problem too. */
    Instant date(String value, EntryDraft entry) {
        Instant date = date(value);
        if (date == null && !value.isEmpty()) {
            entry.problem(unreadable(value));
        }
        return date;
    }

    private static String unreadable(String value) {
        return "a date that can't be read: \"" + PlainText.collapse(PlainText.cut(value, LONGEST_DATE)) + "\"";
    }

    List<String> list() {
        List<String> all = new ArrayList<>(kinds.size());
        kinds.forEach((what, place) -> all.add(what
                + (place[1] > 0 ? ", line " + place[1] : "")
                + (place[0] > 1 ? " and " + (place[0] - 1) + " more" : "")));
        return List.copyOf(all);
    }
}
