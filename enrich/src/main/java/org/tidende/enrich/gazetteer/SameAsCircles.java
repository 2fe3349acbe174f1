package org.tidende.enrich.gazetteer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who says to be the same as whom. One of two records says so of the other: then the first one's URI stands for both. In a circle
 * nobody can say whose does.
 */
final class SameAsCircles {
    /** Of each actor that names others: where, and whom. */
    private final Map<String, Links> links = new TreeMap<>();

    private record Links(Place place, List<String> to) {}

    void add(String uri, List<String> sameAs, Place place) {
        if (!sameAs.isEmpty()) {
            links.computeIfAbsent(uri, key -> new Links(place, new ArrayList<>()))
                    .to()
                    .addAll(sameAs);
        }
    }

    /** Each circle: its actors with their places, the first by URI first. */
    List<Map<String, Place>> circles() {
        List<Map<String, Place>> circles = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (String start : links.keySet()) {
            LinkedHashMap<String, Place> path = new LinkedHashMap<>();
            List<String> stack = new ArrayList<>(List.of(start));
            while (!stack.isEmpty()) {
                String uri = stack.removeLast();
                if (uri == null) {
                    done.add(path.pollLastEntry().getKey());
                } else if (path.containsKey(uri)) {
                    circles.add(from(path, uri));
                } else if (!done.contains(uri) && links.containsKey(uri)) {
                    path.put(uri, links.get(uri).place());
                    stack.add(null);
                    links.get(uri).to().forEach(stack::add);
                }
            }
        }
        return circles;
    }

    private static Map<String, Place> from(Map<String, Place> path, String uri) {
        Map<String, Place> circle = new LinkedHashMap<>();
        path.forEach((key, place) -> {
            if (!circle.isEmpty() || key.equals(uri)) {
                circle.put(key, place);
            }
        });
        return circle;
    }
}
