package org.tidende.ingest.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What the class and id names of an element tell of it. The words are in {@code page-words.tsv}. */
final class PageWords {
    enum Kind {
        BODY,
        CONTENT,
        LEAD,
        COMMENT,
        OTHER,
        ACTION,
        FRAME,
        ADVERT,
        CAPTION,
        META,
        DATE
    }

    /** Names longer than this were made by a program. */
    private static final int LONGEST_NAMES = 400;

    private static final int SHORTEST_STEM = 4;

    private final Map<String, EnumSet<Kind>> words = new HashMap<>();
    private final Map<Kind, Set<String>> stems = new EnumMap<>(Kind.class);

    PageWords() {
        try (InputStream in = PageWords.class.getResourceAsStream("page-words.tsv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    read(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read page-words.tsv in the ingest jar", e);
        }
    }

    private void read(String line) {
        int tab = line.indexOf('\t');
        Kind kind = Kind.valueOf(line.substring(0, tab).toUpperCase(Locale.ROOT));
        for (String word : line.substring(tab + 1).split(" ")) {
            if (word.endsWith("*")) {
                stems.computeIfAbsent(kind, k -> new HashSet<>()).add(word.substring(0, word.length() - 1));
            } else {
                words.computeIfAbsent(word, w -> EnumSet.noneOf(Kind.class)).add(kind);
            }
        }
    }

    /** By class and id. Only their beginnings are copied: an element may be asked about for each of its descendants. */
    Set<Kind> kinds(Element element) {
        return kinds(beginning(element.attr("class")) + " " + beginning(element.id()));
    }

    private static String beginning(String names) {
        return (names.length() > LONGEST_NAMES ? names.substring(0, LONGEST_NAMES) : names).strip();
    }

    /** @param names as the attributes have them, parted by spaces */
    Set<Kind> kinds(String names) {
        if (names.isBlank()) {
            return Set.of();
        }
        EnumSet<Kind> found = EnumSet.noneOf(Kind.class);
        String[] each = (names.length() > LONGEST_NAMES ? names.substring(0, LONGEST_NAMES) : names)
                .strip()
                .split("\\s+");
        boolean post = List.of(each).contains("hentry") || List.of(each).contains("post");
        for (String name : each) {
            // Hooks of scripts, and the labels that WordPress puts on each article, tell nothing of the element.
            boolean label = post && (name.startsWith("category-") || name.startsWith("tag-"));
            if (name.startsWith("js-") || name.startsWith("has-") || label) {
                continue;
            }
            Set<Kind> whole = words.get("=" + name.toLowerCase(Locale.ROOT));
            if (whole != null) {
                found.addAll(whole);
            }
            List<String> parts = cut(name);
            boolean paired = false;
            for (int i = 0; i < parts.size(); i++) {
                boolean pair = i + 1 < parts.size() && words.containsKey(parts.get(i) + parts.get(i + 1));
                if (pair) {
                    found.addAll(words.get(parts.get(i) + parts.get(i + 1)));
                } else if (!paired) {
                    collect(parts.get(i), found);
                }
                paired = pair;
            }
        }
        return found;
    }

    private void collect(String word, EnumSet<Kind> found) {
        Set<Kind> kinds = words.get(word);
        if (kinds != null) {
            found.addAll(kinds);
        }
        for (Map.Entry<Kind, Set<String>> entry : stems.entrySet()) {
            for (int length = SHORTEST_STEM; length <= Math.min(word.length(), 16); length++) {
                if (entry.getValue().contains(word.substring(0, length))) {
                    found.add(entry.getKey());
                    break;
                }
            }
        }
    }

    /** Parts in lower case. */
    private static List<String> cut(String name) {
        List<String> parts = new ArrayList<>(4);
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean hump = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            if ((!Character.isLetter(c) || hump) && !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
            }
            if (Character.isLetter(c)) {
                part.append(Character.toLowerCase(c));
            }
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return parts;
    }
}
