package org.tidende.enrich.actor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.tidende.contract.record.ActorType;

/**
 * All names of a gazetteer in two arrays, so that a million of them stay small, and what is asked of one lies in one cache line: an
 * article asks for a few names of very many. Immutable.
 */
final class NameTable {
    private static final int KIND = 3;
    private static final int WEAK = 4;
    private static final int FORMER = 8;
    private static final int AFFILIATION = 16;
    private static final int CAPITAL = 32;
    private static final int TYPE_SHIFT = 8;
    private static final Name.Kind[] KINDS = Name.Kind.values();
    private static final ActorType[] TYPES = ActorType.values();

    /** A record of four numbers a name: actor, flags and type, set of languages, where the text begins. */
    private static final int RECORD = 4;

    private static final int FLAGS = 1;
    private static final int LANGUAGES = 2;
    private static final int TEXT = 3;

    /** One record more than names, for where the last text ends. */
    private final int[] records;

    private final byte[] texts;
    private final LanguageSets languages;
    private final BitSet international;

    private NameTable(Builder builder) {
        records = Arrays.copyOf(builder.records, (builder.size + 1) * RECORD);
        texts = Arrays.copyOf(builder.texts, builder.bytes);
        languages = builder.languages.build();
        international = languages.of("en");
    }

    int size() {
        return records.length / RECORD - 1;
    }

    /** Index of the actor. */
    int actor(int name) {
        return records[name * RECORD];
    }

    /** What kind of actor it is. */
    ActorType type(int name) {
        return TYPES[records[name * RECORD + FLAGS] >> TYPE_SHIFT];
    }

    /** Whether it is a state's or a place's. */
    boolean spot(int name) {
        ActorType type = type(name);
        return type == ActorType.state || type == ActorType.place;
    }

    Name.Kind kind(int name) {
        return KINDS[records[name * RECORD + FLAGS] & KIND];
    }

    boolean weak(int name) {
        return has(name, WEAK);
    }

    boolean former(int name) {
        return has(name, FORMER);
    }

    /** Whether its first letter is a capital. */
    boolean capital(int name) {
        return has(name, CAPITAL);
    }

    boolean affiliation(int name) {
        return has(name, AFFILIATION);
    }

    private boolean has(int name, int flag) {
        return (records[name * RECORD + FLAGS] & flag) != 0;
    }

    Set<String> languages(int name) {
        return languages.get(records[name * RECORD + LANGUAGES]);
    }

    /** The sets of languages whose names count in a text's language, for {@link #isOf}. */
    BitSet setsOf(String language) {
        return languages.of(language);
    }

    /** Whether it is written in the language that these sets have. */
    boolean isOf(int name, BitSet sets) {
        return sets.get(records[name * RECORD + LANGUAGES]);
    }

    /** Whether it is understood in texts of other languages: Island is Iceland in many languages, and never in English. */
    boolean international(int name) {
        return isOf(name, international);
    }

    String text(int name) {
        int from = records[name * RECORD + TEXT];
        int to = records[(name + 1) * RECORD + TEXT];
        return new String(texts, from, to - from, StandardCharsets.UTF_8);
    }

    /** Collects names in the order in which they are numbered. */
    static final class Builder {
        private final LanguageSets.Builder languages = new LanguageSets.Builder();
        private int[] records = new int[64 * RECORD];
        private byte[] texts = new byte[1_024];
        private int bytes;
        private int size;

        int add(int actor, ActorType type, Name name) {
            byte[] text = name.text().getBytes(StandardCharsets.UTF_8);
            if (bytes + text.length > texts.length) {
                texts = Arrays.copyOf(texts, Math.max(texts.length * 2, bytes + text.length));
            }
            System.arraycopy(text, 0, texts, bytes, text.length);
            bytes += text.length;
            int at = size * RECORD;
            if (at + 2 * RECORD > records.length) {
                records = Arrays.copyOf(records, records.length * 2);
            }
            records[at] = actor;
            records[at + FLAGS] = name.kind().ordinal()
                    | (name.weak() ? WEAK : 0)
                    | (name.former() ? FORMER : 0)
                    | (name.affiliation() ? AFFILIATION : 0)
                    | (Character.isUpperCase(name.text().codePointAt(0)) ? CAPITAL : 0)
                    | type.ordinal() << TYPE_SHIFT;
            records[at + LANGUAGES] = languages.add(name.languages());
            records[at + RECORD + TEXT] = bytes;
            return size++;
        }

        NameTable build() {
            return new NameTable(this);
        }
    }
}
