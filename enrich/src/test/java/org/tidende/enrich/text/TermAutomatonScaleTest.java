package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many names: in little memory, and found as Lucene's FST finds them, wherever they stand and however many threads look. */
class TermAutomatonScaleTest {
    private static final int NAMES = 200_000;

    /** A million shall have room in 150 MB. */
    private static final long MOST_BYTES = 150L * NAMES;

    private static final int TEXT_BYTES = 20_000;

    private static final Stemmer STEMMER = new Stemmer();
    private static List<String> names;
    private static TermAutomaton automaton;

    @BeforeAll
    static void build() {
        names = GeneratedNames.names(NAMES, 7);
        TermAutomaton.Builder builder = new TermAutomaton.Builder(STEMMER);
        for (int i = 0; i < names.size(); i++) {
            builder.name(names.get(i), i, true);
        }
        automaton = builder.build();
    }

    @AfterAll
    static void release() {
        names = null;
        automaton = null;
    }

    @Test
    void shouldTakeFewBytes() {
        assertThat(automaton.memory()).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void shouldFindEachName() {
        for (int i = 0; i < names.size(); i += 11) {
            String name = names.get(i);
            Map<String, Set<Integer>> found = new HashMap<>();
            scan("« " + name + " » 2024", null, (exact, values, stem) -> found.put(exact, values));
            assertThat(found).as(name).containsKey(name);
            assertThat(found.get(name)).contains(i);
        }
    }

    /** Two of a few words each: inside one another, beside one another, and over paragraphs. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldFindExactlyWhatTheOracleFinds(long seed) {
        // Given: names, and pieces and concatenations of them.
        Random random = new Random(seed);
        List<String> known = new ArrayList<>(GeneratedNames.names(20_000, seed));
        List<String> pieces = new ArrayList<>();
        for (String name : known) {
            int space = name.indexOf(' ');
            if (space > 0 && random.nextInt(4) == 0) {
                pieces.add(name.substring(random.nextBoolean() ? 0 : space + 1));
            }
            if (random.nextInt(20) == 0) {
                pieces.add(name + " " + known.get(random.nextInt(known.size())));
            }
        }
        known.addAll(pieces);
        TermAutomaton.Builder builder = new TermAutomaton.Builder(STEMMER);
        known.forEach(name -> builder.name(name, 0, false));
        TermAutomaton exact = builder.build();
        NameTrie oracle = new NameTrie(
                known.stream().map(name -> plain(Tokenizer.tokens(name, null))).toList());

        for (String language : GeneratedNames.languages()) {
            // When
            String text = GeneratedNames.text(language, known, TEXT_BYTES, seed);
            Tokens tokens = Tokenizer.tokens(text, null);
            List<String> ours = new ArrayList<>();
            exact.scan(tokens, new Taker((first, after, entry, stem) -> ours.add(first + "-" + after)));

            // Then
            assertThat(ours).as(language).hasSizeGreaterThan(50).isEqualTo(words(plain(tokens), oracle));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void shouldCutOutTheNameFromAnyUnicode(long seed) {
        // Given
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String name = names.get(random.nextInt(names.size()));
            String text = anything(random) + " | " + name + " | " + anything(random);

            // When
            Set<String> found = new HashSet<>();
            scan(text, null, (exact, values, stem) -> found.add(exact));

            // Then
            assertThat(found).as(text).contains(name);
        }
    }

    @Test
    void shouldFindTheSameInOneThreadAndInEight() throws Exception {
        // Given
        List<Callable<List<String>>> texts = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String language = GeneratedNames.languages().get(i % 10);
            String text = GeneratedNames.text(language, names, 8_000, i);
            texts.add(() -> hits(text, STEMMER.endings(language)));
        }

        // When
        List<List<String>> one = new ArrayList<>();
        for (Callable<List<String>> text : texts) {
            one.add(text.call());
        }
        List<List<String>> eight = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<String>> hits : threads.invokeAll(texts)) {
                eight.add(hits.get());
            }
        }

        // Then
        assertThat(eight).isEqualTo(one);
        assertThat(one).allSatisfy(hits -> assertThat(hits).isNotEmpty());
        assertThat(one.stream().flatMap(List::stream)).anyMatch(hit -> hit.contains("stem"));
    }

    /** Told of a hit: what stands there, what it stands for. */
    private interface Found {
        void hit(String exact, Set<Integer> values, boolean stem);
    }

    /** Told of a hit, in words. */
    private interface Hit {
        void at(int first, int after, int entry, boolean stem);
    }

    /** Takes all names. */
    private record Taker(Hit hit) implements TermAutomaton.Sink {
        @Override
        public boolean name(int first, int after, int entry, boolean stem) {
            hit.at(first, after, entry, stem);
            return true;
        }

        @Override
        public void term(int first, int after, int term) {
            throw new AssertionError("there are no terms");
        }
    }

    private static void scan(String text, Endings endings, Found found) {
        Tokens tokens = Tokenizer.tokens(text, endings);
        automaton.scan(tokens, new Taker((first, after, entry, stem) -> {
            Set<Integer> values = new HashSet<>();
            for (int at = entry; at >= 0; at = automaton.next(at)) {
                values.add(automaton.value(at));
            }
            int begin = text.offsetByCodePoints(0, tokens.codePoint(tokens.start(first)));
            int end = text.offsetByCodePoints(0, tokens.codePoint(tokens.end(after - 1)));
            found.hit(text.substring(begin, end), values, stem);
        }));
    }

    private static List<String> hits(String text, Endings endings) {
        List<String> hits = new ArrayList<>();
        scan(text, endings, (exact, values, stem) -> hits.add(exact + " " + values + (stem ? " stem" : "")));
        return hits;
    }

    /** Folded words with a space between them, a line feed where a paragraph begins. */
    private static String plain(Tokens tokens) {
        StringBuilder plain = new StringBuilder();
        for (int word = 0; word < tokens.size(); word++) {
            plain.append(word == 0 ? "" : tokens.startsParagraph(word) ? "\n" : " ")
                    .append(Folding.fold(tokens.word(word)));
        }
        return plain.toString();
    }

    /** The oracle's hits by the numbers of words. */
    private static List<String> words(String plain, NameTrie oracle) {
        int[] wordAt = new int[plain.length() + 1];
        for (int i = 0, word = 0; i <= plain.length(); i++) {
            wordAt[i] = word;
            word += i < plain.length() && plain.charAt(i) <= ' ' ? 1 : 0;
        }
        return oracle.find(plain).stream()
                .map(hit -> wordAt[(int) (hit >>> 32)] + "-" + (wordAt[(int) (long) hit] + 1))
                .toList();
    }

    /** Some characters of all planes. */
    private static String anything(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        while (length-- > 0) {
            int plane = random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x3000);
            if (Character.isDefined(plane) && Character.getType(plane) != Character.SURROGATE) {
                text.appendCodePoint(plane);
            }
        }
        return text.toString();
    }
}
