package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @ParameterizedTest
    @CsvSource({
        "USA’s krig, USA|s|krig",
        "anti-ISIS-koalitionen, anti|ISIS|koalitionen",
        "d'Assad et l’Iran, d|Assad|et|l|Iran",
        "Обʼєднаних Націй, Об|єднаних|Націй",
        "普京在北京, 普|京|在|北|京",
        "E.ON 2024, E|ON|2024",
        "Hawaiʻi Hawai'i, Hawai|i|Hawai|i",
        "Jean‐Luc Jean‑Luc, Jean|Luc|Jean|Luc",
        "צה״ל תל־אביב, צה|ל|תל|אביב",
    })
    void shouldCutWords(String text, String words) {
        // Then
        assertThat(words(Tokenizer.tokens(text, null))).containsExactly(words.split("\\|"));
    }

    @Test
    void shouldKnowWhereANameCanNotGoOn() {
        // When
        Tokens tokens = Tokenizer.tokens("Vi mødte Ash. Carter kom. »Gen. Petraeus« gik.\n\nBank\nof America", null);

        // Then
        List<String> words = words(tokens);
        assertThat(tokens.stopped(words.indexOf("Carter"))).isFalse();
        assertThat(tokens.startsSentence(words.indexOf("Carter"))).isTrue();
        assertThat(tokens.stopped(words.indexOf("Petraeus"))).isFalse();
        assertThat(tokens.startsParagraph(words.indexOf("Bank"))).isTrue();
        assertThat(tokens.startsParagraph(words.indexOf("of"))).isFalse();
        assertThat(tokens.stopped(words.indexOf("of"))).isFalse();
    }

    @Test
    void shouldCountCodePoints() {
        // When
        Tokens tokens = Tokenizer.tokens("😀 Ash 😀😀 Carter", null);

        // Then
        assertThat(words(tokens)).containsExactly("Ash", "Carter");
        assertThat(tokens.codePoint(tokens.start(1))).isEqualTo(9);
        assertThat(tokens.codePoint(tokens.start(0))).isEqualTo(2);
    }

    @Test
    void shouldTakeACharacterAndWhatJoinsItForOneWord() {
        // Given: Paris and Germany decomposed, of half width, and Korea in letters.
        String text = "\u30CF\u309A\u30EA \uFF84\uFF9E\uFF72\uFF82 \u1112\u1161\u11AB\u1100\u116E\u11A8";

        // When
        Tokens tokens = Tokenizer.tokens(text, null);

        // Then
        Tokens composed = Tokenizer.tokens("パリ ドイツ 한국", null);
        assertThat(tokens.size()).isEqualTo(composed.size());
        assertThat(IntStream.range(0, tokens.size()))
                .allSatisfy(word -> assertThat(tokens.hash(word)).isEqualTo(composed.hash(word)));
        assertThat(words(tokens)).startsWith("\u30CF\u309A", "\u30EA", "\uFF84\uFF9E");
        assertThat(Tokenizer.tokens("バリ", null).hash(0)).isNotEqualTo(composed.hash(0));
    }

    @Test
    void shouldTakeAnyText() {
        // Given: a lone surrogate, a lone accent, nothing but signs, one endless word.
        List<String> texts = List.of(
                "\uD83D", "\u0301", "!!!\n\n???", "x".repeat(100_000), "", "a\u0301".repeat(500), "\u3099\uFF9E");

        // Then
        assertThat(texts).allSatisfy(text -> {
            Tokens tokens = Tokenizer.tokens(text, new Stemmer().endings("da"));
            assertThat(tokens.size()).isLessThanOrEqualTo(1);
        });
    }

    private static List<String> words(Tokens tokens) {
        return IntStream.range(0, tokens.size()).mapToObj(tokens::word).toList();
    }

    @Test
    void shouldKnowWhichWordsStandWithoutACapital() {
        // Given
        Tokens tokens = Tokenizer.tokens("Man kan. Mali og Östra: man, östra, mal.", null);

        // Then
        assertThat(tokens.standsSmall(0)).isTrue();
        assertThat(tokens.standsSmall(1)).isTrue();
        assertThat(tokens.standsSmall(2)).isFalse();
        assertThat(tokens.standsSmall(4)).isTrue();
    }
}
