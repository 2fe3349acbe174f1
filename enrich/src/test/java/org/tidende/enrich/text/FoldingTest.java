package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

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
    })
    void shouldFold(String word, String folded) {
        // Then
        assertThat(Folding.fold(word)).isEqualTo(folded);
        assertThat(Folding.fold(Normalizer.normalize(word, Normalizer.Form.NFD)))
                .isEqualTo(folded);
    }
}
