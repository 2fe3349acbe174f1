package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermAutomatonTest {
    private static final List<String> ALPHABETS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "aåæøöäéèüñçßłđ",
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
            "αβγδεζηθικλμνξοπρστυφχψωάέή",
            "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
            "中国美俄罗斯部长新闻社京日本語",
            "パリドイツガーナバグダッドぎぐげ",
            "서울평양한국정부대통령김이박",
            "กรุงเทพมหานครประเทศไทยสำนักงาน",
            "কখগঘচছজঝড়ঢ়য়ালমনোৌ",
            "աբգդեզէըթժիլխծկհձղճև",
            "აბგდევზთიკლმნოპჟრს",
            "ᎠᎡᎢᎣᎤᎥᎦᎧ",
            "אבגדהוזחטיכלמנםןץ",
            "अआइकखगघचजटतथदधनपबमयरलवसह");

    @Test
    void shouldOfferTheLongestFirst() {
        // Given
        TermAutomaton automaton = names("Bank", "Bank of America", "America", "America First Movement");

        // Then
        assertThat(find(automaton, "The Bank of America First Movement met Bank of no America", true))
                .containsExactly("Bank of America=1", "Bank=0", "America=2");
    }

    @Test
    void shouldOfferShorterOnesWhereTheLongestIsNotTaken() {
        // Given
        TermAutomaton automaton = names("Bank", "Bank of America");
        List<Integer> offered = new ArrayList<>();

        // When
        automaton.scan(Tokenizer.tokens("Bank of America", null), new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                offered.add(automaton.value(entry));
                return after - first == 1;
            }

            @Override
            public void term(int first, int after, int term) {}
        });

        // Then
        assertThat(offered).contains(1, 0).startsWith(1).endsWith(0);
    }

    @Test
    void shouldGiveAllEntriesOfAName() {
        // Given
        TermAutomaton automaton = names("Carter", "CARTER", "Cárter");
        TreeSet<Integer> values = new TreeSet<>();

        // When
        automaton.scan(Tokenizer.tokens("carter", null), new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                for (int at = entry; at >= 0; at = automaton.next(at)) {
                    values.add(automaton.value(at));
                }
                return true;
            }

            @Override
            public void term(int first, int after, int term) {}
        });

        // Then
        assertThat(values).containsExactly(0, 1, 2);
    }

    @Test
    void shouldTellEveryTermAlsoInsideNamesAndOneAnother() {
        // Given
        Stemmer stemmer = new Stemmer();
        TermAutomaton.Builder builder = new TermAutomaton.Builder(stemmer);
        builder.name("Ministry of War", 0, true);
        builder.term("war", 0);
        builder.term("civil war", 1);
        builder.prefix("minist", 2);
        TermAutomaton automaton = builder.build();
        List<Integer> terms = new ArrayList<>();

        // When
        automaton.scan(Tokenizer.tokens("The Ministry of War and the civil WAR", null), new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                return true;
            }

            @Override
            public void term(int first, int after, int term) {
                terms.add(term);
            }
        });

        // Then
        assertThat(terms).containsExactly(2, 0, 1, 0);
    }

    @Test
    void shouldFindANameOfManyCharactersThatAreWords() {
        // Given
        String name = "สำนักงานคณะกรรมการ".repeat(16);
        TermAutomaton automaton = names(name);

        // Then
        assertThat(name).hasSizeBetween(257, 300);
        assertThat(find(automaton, "ที่ " + name + " วันนี้", true)).containsExactly(name + "=0");
    }

    @Test
    void shouldNotSpanAParagraph() {
        // Given
        TermAutomaton automaton = names("Washington Post");

        // Then
        assertThat(find(automaton, "He went to Washington.\n\nPost offices were closed", true))
                .isEmpty();
        assertThat(find(automaton, "He read the Washington\nPost", true)).containsExactly("Washington\nPost=0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldFindEveryNameInAnyTextThatHasIt(long seed) {
        // Given
        Random random = new Random(seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            names.add(name(random));
        }
        TermAutomaton automaton = names(names.toArray(String[]::new));

        for (int i = 0; i < names.size(); i++) {
            // When
            String name = written(names.get(i), random);
            String before = random.nextBoolean() ? "😀 " : "1 – ";
            String text = before + name + " 2.";

            // Then
            int wanted = i;
            List<Integer> values = new ArrayList<>();
            List<String> exact = new ArrayList<>();
            Tokens tokens = Tokenizer.tokens(text, null);
            automaton.scan(tokens, new TermAutomaton.Sink() {
                @Override
                public boolean name(int first, int after, int entry, boolean stem) {
                    for (int at = entry; at >= 0; at = automaton.next(at)) {
                        values.add(automaton.value(at));
                        if (automaton.value(at) == wanted) {
                            int start = tokens.codePoint(tokens.start(first));
                            int end = tokens.codePoint(tokens.end(after - 1));
                            exact.add(
                                    text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end)));
                        }
                    }
                    return false;
                }

                @Override
                public void term(int first, int after, int term) {}
            });
            assertThat(values).as(text).contains(wanted);
            assertThat(exact).as(text).contains(name);
        }
    }

    /** One to four words of one script, parted by what parts names. */
    private static String name(Random random) {
        String alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
        StringBuilder name = new StringBuilder();
        int words = 1 + random.nextInt(4);
        for (int word = 0; word < words; word++) {
            if (word > 0) {
                name.append(List.of(" ", " ", "-", "'", ". ").get(random.nextInt(5)));
            }
            int letters = 1 + random.nextInt(6);
            for (int letter = 0; letter < letters; letter++) {
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                name.append(letter == 0 ? Character.toUpperCase(c) : c);
            }
        }
        return name.toString();
    }

    /** The name as somebody else would write it. */
    private static String written(String name, Random random) {
        String text =
                switch (random.nextInt(4)) {
                    case 0 -> name.toUpperCase(Locale.ROOT);
                    case 1 -> name.toLowerCase(Locale.ROOT);
                    default -> name;
                };
        text = text.replace('\'', "'’ʼʻ`´".charAt(random.nextInt(6))).replace('-', "-‐‑–־".charAt(random.nextInt(5)));
        return Normalizer.normalize(text, random.nextBoolean() ? Normalizer.Form.NFC : Normalizer.Form.NFD);
    }

    private static TermAutomaton names(String... names) {
        TermAutomaton.Builder builder = new TermAutomaton.Builder(new Stemmer());
        for (int i = 0; i < names.length; i++) {
            assertThat(builder.name(names[i], i, true)).isTrue();
        }
        return builder.build();
    }

    private static List<String> find(TermAutomaton automaton, String text, boolean take) {
        List<String> found = new ArrayList<>();
        Tokens tokens = Tokenizer.tokens(text, null);
        automaton.scan(tokens, new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                found.add(text.substring(tokens.start(first), tokens.end(after - 1)) + "=" + automaton.value(entry));
                return take;
            }

            @Override
            public void term(int first, int after, int term) {}
        });
        return found;
    }
}
