package org.tidende.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was repaired, each kind once with the number of times and the first line. */
final class Problems {
    private static final int MOST = 50;
    private static final int LONGEST = 200;
    private static final int LONGEST_DATE = 60;

    private final Map<String, int[]> kinds = new LinkedHashMap<>();

    void add(String what) {
        add(what, 0);
    }

    /** @param line of the document, from 1; 0 when it is about the whole */
    void add(String words, int line) {
        String what = line(words);
        int[] known = kinds.get(what);
        if (known != null) {
            known[0]++;
        } else if (kinds.size() < MOST) {
            kinds.put(what, new int[] {1, line});
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
            add("a date that can't be read: \"" + PlainText.collapse(PlainText.cut(value, LONGEST_DATE)) + "\"");
        }
        return date;
    }

    List<String> list() {
        List<String> all = new ArrayList<>(kinds.size());
        kinds.forEach((what, place) -> all.add(what
                + (place[1] > 0 ? ", line " + place[1] : "")
                + (place[0] > 1 ? " and " + (place[0] - 1) + " more" : "")));
        return List.copyOf(all);
    }
}
