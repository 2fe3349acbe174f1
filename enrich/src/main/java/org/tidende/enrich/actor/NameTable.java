package org.tidende.enrich.actor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All names of a gazetteer in a few arrays, so that a million of them stay small. Immutable. */
final class NameTable {
    private static final int WEAK = 4;
    private static final int FORMER = 8;
    private static final int AFFILIATION = 16;
    private static final int CAPITAL = 32;
    private static final int KIND = 3;
    private static final Name.Kind[] KINDS = Name.Kind.values();

    private final int[] actors;
    private final byte[] flags;
    private final int[] languages;
    private final List<Set<String>> languageSets;
    private final int[] offsets;
    private final byte[] texts;

    private NameTable(Builder builder) {
        actors = Arrays.copyOf(builder.actors, builder.size);
        flags = Arrays.copyOf(builder.flags, builder.size);
        languages = Arrays.copyOf(builder.languages, builder.size);
        offsets = Arrays.copyOf(builder.offsets, builder.size + 1);
        texts = Arrays.copyOf(builder.texts, builder.offsets[builder.size]);
        languageSets = List.copyOf(builder.languageSets);
    }

    int size() {
        return actors.length;
    }

    /** Index of the actor. */
    int actor(int name) {
        return actors[name];
    }

    Name.Kind kind(int name) {
        return KINDS[flags[name] & KIND];
    }

    boolean weak(int name) {
        return (flags[name] & WEAK) != 0;
    }

    boolean former(int name) {
        return (flags[name] & FORMER) != 0;
    }

    /** Whether its first letter is a capital. */
    boolean capital(int name) {
        return (flags[name] & CAPITAL) != 0;
    }

    boolean affiliation(int name) {
        return (flags[name] & AFFILIATION) != 0;
    }

    Set<String> languages(int name) {
        return languageSets.get(languages[name]);
    }

    boolean isOf(int name, String language) {
        if (language == null) {
            return true;
        }
        Set<String> set = languageSets.get(languages[name]);
        return set.contains(language) || set.contains("*");
    }

    /** Whether it is understood in texts of other languages: Island is Iceland in many languages, and never in English. */
    boolean international(int name) {
        Set<String> set = languageSets.get(languages[name]);
        return set.contains("*") || set.contains("en");
    }

    String text(int name) {
        return new String(texts, offsets[name], offsets[name + 1] - offsets[name], StandardCharsets.UTF_8);
    }

    /** Collects names in the order in which they are numbered. */
    static final class Builder {
        private final Map<Set<String>, Integer> languageNumbers = new HashMap<>();
        private final List<Set<String>> languageSets = new ArrayList<>();
        private int[] actors = new int[64];
        private byte[] flags = new byte[64];
        private int[] languages = new int[64];
        private int[] offsets = new int[65];
        private byte[] texts = new byte[1_024];
        private int size;

        int add(int actor, Name name) {
            if (size == actors.length) {
                int room = size * 2;
                actors = Arrays.copyOf(actors, room);
                flags = Arrays.copyOf(flags, room);
                languages = Arrays.copyOf(languages, room);
                offsets = Arrays.copyOf(offsets, room + 1);
            }
            byte[] text = name.text().getBytes(StandardCharsets.UTF_8);
            int start = offsets[size];
            if (start + text.length > texts.length) {
                texts = Arrays.copyOf(texts, Math.max(texts.length * 2, start + text.length));
            }
            System.arraycopy(text, 0, texts, start, text.length);
            offsets[size + 1] = start + text.length;
            actors[size] = actor;
            flags[size] = (byte) (name.kind().ordinal()
                    | (name.weak() ? WEAK : 0)
                    | (name.former() ? FORMER : 0)
                    | (name.affiliation() ? AFFILIATION : 0)
                    | (Character.isUpperCase(name.text().codePointAt(0)) ? CAPITAL : 0));
            languages[size] = languageNumbers.computeIfAbsent(name.languages(), set -> {
                languageSets.add(set);
                return languageSets.size() - 1;
            });
            return size++;
        }

        NameTable build() {
            return new NameTable(this);
        }
    }
}
