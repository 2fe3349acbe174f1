package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    /** Two whose capitals have an apostrophe, and four that decompose to two letters of a script without spaces. */
    private static final Set<Integer> SEVERAL_WORDS = Set.of(0x149, 0x1E9A, 0x1026, 0x16D68, 0x16D69, 0x16D6A);

    @ParameterizedTest
    @CsvSource({
        "Łukasz, lukasz",
        "LUKASZ, lukasz",
        "Støre, store",
        "Mærsk, maersk",
        "Straße, strasse",
        "STRASSE, strasse",
        "Erdoğan, erdogan",
        "İstanbul, istanbul",
        "Đinđić, dindic",
        "Алёна, алена",
        "ΑΘΉΝΑΣ, αθηνασ",
        "Αθήνας, αθηνασ",
        "الأسد, الاسد",
        "普京, 普京",
        "ﬃ, ffi",
        "Ｔｏｋｙｏ２０２４, tokyo2024",
        "٢٠٢٤, 2024",
        "ﻣﺼﺮ, مصر",
        "مسؤول, مسوول",
        "क़तर, कतर",
        "ড়াকা, ড়াকা",
        "եւ, եւ",
        "և, եւ",
        "ᾼ, αι",
        "ドイツ, ドイツ",
        "한국, 한국",
    })
    void shouldFold(String word, String folded) {
        // Then
        assertThat(Folding.fold(word)).isEqualTo(folded);
        assertThat(Folding.fold(Normalizer.normalize(word, Normalizer.Form.NFD)))
                .isEqualTo(folded);
    }

    /** Every letter and digit of Unicode inside a word: in any case, composed and decomposed. */
    @Test
    void shouldFoldEveryLetterAlikeInAnyCaseAndForm() {
        // Given
        List<String> different = new ArrayList<>();

        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (!Character.isLetterOrDigit(point) || SEVERAL_WORDS.contains(point)) {
                continue;
            }
            // When
            String word = "x" + Character.toString(point) + "y";
            List<Long> hashes = hashes(word);
            List<String> written = List.of(
                    Normalizer.normalize(word, Normalizer.Form.NFC),
                    Normalizer.normalize(word, Normalizer.Form.NFD),
                    word.toUpperCase(Locale.ROOT),
                    word.toLowerCase(Locale.ROOT),
                    Normalizer.normalize(word.toUpperCase(Locale.ROOT), Normalizer.Form.NFD));
            if (!written.stream().allMatch(other -> hashes(other).equals(hashes))) {
                different.add(Integer.toHexString(point));
            }
        }

        // Then
        assertThat(different).isEmpty();
    }

    private static List<Long> hashes(String text) {
        Tokens tokens = Tokenizer.tokens(text, null);
        return IntStream.range(0, tokens.size()).mapToObj(tokens::hash).toList();
    }
}
