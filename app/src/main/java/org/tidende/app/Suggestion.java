package org.tidende.app;

import java.util.Comparator;
import java.util.stream.Stream;

/** What somebody may have meant. */
final class Suggestion {
    private Suggestion() {}

    /** {@code "; did you mean 'x'?"} with the nearest name, or nothing when none is near. */
    static String of(String given, Stream<String> names) {
        // Three slips in ten letters are still the same word.
        int near = Math.max(2, given.length() * 3 / 10);
        return names.map(name -> new Candidate(name, distance(given, name)))
                .filter(candidate -> candidate.distance() <= near)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(candidate -> "; did you mean '" + candidate.name() + "'?")
                .orElse("");
    }

    private record Candidate(String name, int distance) {}

    /** Letters to change, add or leave out (Levenshtein). */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] here = new int[to.length() + 1];
            here[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int change = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(change, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[to.length()];
    }
}
