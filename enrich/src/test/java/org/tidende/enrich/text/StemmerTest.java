package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemmerTest {
    private final Stemmer stemmer = new Stemmer();

    @ParameterizedTest
    @CsvSource({
        "da, Rusland, Ruslands",
        "da, Pentagon, Pentagons",
        "de, Deutschland, Deutschlands",
        "ru, Россия, Россией",
        "ru, Россия, России",
        "ru, Лавров, Лаврову",
        "ru, Путин, Путиным",
        "uk, Німеччина, Німеччину",
        "pl, Kerry, Kerryego",
        "pl, Polska, Polskę",
        "cs, Macron, Macronovi",
        "cs, Rusko, Ruskem",
        "hr, Hrvatska, Hrvatskoj",
        "sl, Slovenija, Slovenijo",
        "fi, Venäjä, Venäjällä",
        "fi, Venäjä, Venäjään",
        "el, Ρωσία, Ρωσίας",
        "hu, Orbán, Orbánnak",
    })
    void shouldTakeAFormForItsName(String language, String name, String form) {
        // Given
        Endings endings = stemmer.endings(language);

        // Then: they meet in the automaton, and the judge agrees.
        assertThat(rough(endings, form)).isEqualTo(rough(endings, name));
        assertThat(stemmer.inflects(Folding.fold(name), Folding.fold(form), language))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "hr, Srbija, Srbi",
        "de, Russland, Russische",
        "da, Syrien, Syrer",
        "en, Iran, Irans",
        "cs, Rusko, Rus",
        "pl, Rosja, Rosjanie",
        "ru, Россия, Россияне",
    })
    void shouldNotTakeAnotherWordForAName(String language, String name, String word) {
        // Then
        assertThat(stemmer.inflects(Folding.fold(name), Folding.fold(word), language))
                .isFalse();
    }

    private static String rough(Endings endings, String word) {
        char[] letters = Folding.fold(word).toCharArray();
        return new String(letters, 0, endings.stemLength(letters, letters.length));
    }
}
