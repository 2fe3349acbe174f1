package org.tidende.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What some place holds: the digest of headline and text of each thing found there, by article id, doubles included. */
public final class Contents {
    private static final int SHOWN = 3;

    private final String place;
    private final Map<String, List<String>> digests = new TreeMap<>();

    /** @param place its name, for people */
    public Contents(String place) {
        this.place = place;
    }

    /** Sixteen hex digits. */
    public static String digest(String headline, String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((headline + "\n" + body).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(String id, String headline, String body) {
        digests.computeIfAbsent(id, key -> new ArrayList<>(1)).add(digest(headline, body));
    }

    /** In words, how it differs from a manifest that wants everything once; empty when it doesn't. */
    public List<String> differences(Map<String, String> manifest) {
        List<String> missing = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        List<String> altered = new ArrayList<>();
        manifest.forEach((id, digest) -> {
            List<String> found = digests.getOrDefault(id, List.of());
            if (found.isEmpty()) {
                missing.add(id);
            } else if (found.size() > 1) {
                doubled.add(id + " " + found.size() + " times");
            } else if (!found.getFirst().equals(digest)) {
                altered.add(id);
            }
        });
        digests.keySet().stream().filter(id -> !manifest.containsKey(id)).forEach(foreign::add);
        List<String> differences = new ArrayList<>();
        describe(differences, "missing", missing);
        describe(differences, "more than once", doubled);
        describe(differences, "in no manifest", foreign);
        describe(differences, "with another text", altered);
        return differences;
    }

    /**
     * In words, how it differs from histories of which each may be seen in part, but in order, each step once, and to its end; empty
     * when it doesn't.
     */
    public List<String> historyDifferences(Map<String, List<String>> histories) {
        List<String> missing = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        histories.forEach((id, steps) -> {
            List<String> found = digests.getOrDefault(id, List.of());
            if (found.isEmpty()) {
                missing.add(id);
            } else if (!isWay(found, steps)) {
                wrong.add(id + " (" + found.size() + " records)");
            }
        });
        List<String> foreign = digests.keySet().stream()
                .filter(id -> !histories.containsKey(id))
                .toList();
        List<String> differences = new ArrayList<>();
        describe(differences, "missing", missing);
        describe(differences, "doubled, out of order or not to the end", wrong);
        describe(differences, "in no manifest", foreign);
        return differences;
    }

    private static boolean isWay(List<String> found, List<String> steps) {
        int last = -1;
        for (String digest : found) {
            int step = steps.indexOf(digest);
            if (step <= last) {
                return false;
            }
            last = step;
        }
        return last == steps.size() - 1;
    }

    /** How many of each there are, as a manifest of revision numbers. */
    Map<String, String> counts() {
        Map<String, String> counts = new TreeMap<>();
        digests.forEach((id, found) -> counts.put(id, digest("", Integer.toString(found.size()))));
        return counts;
    }

    private void describe(List<String> differences, String how, List<String> ids) {
        if (!ids.isEmpty()) {
            differences.add(
                    place + ": " + ids.size() + " " + how + ", such as " + ids.subList(0, Math.min(SHOWN, ids.size())));
        }
    }
}
