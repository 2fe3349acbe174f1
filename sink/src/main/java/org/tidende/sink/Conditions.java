package org.tidende.sink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What keeps the sink from being ready, in words, by the part that says so. */
final class Conditions {
    private final Map<String, String> open = new ConcurrentSkipListMap<>();

    /** True when this part had not said this before: the moment to log it. */
    boolean raise(String part, String words) {
        return !words.equals(open.put(part, words));
    }

    /** True when there was something. */
    boolean clear(String part) {
        return open.remove(part) != null;
    }

    void clearAll() {
        open.clear();
    }

    List<String> words() {
        return open.values().stream().distinct().toList();
    }
}
