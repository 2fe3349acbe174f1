package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(stemmer.inflects(Folding.fold(name), Folding.fold(form), language, false))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Houthi, Houthis",
        "fr, Taliban, Talibans",
        "es, Talibán, Talibanes",
        "pt, Talibã, Talibãs",
        "it, Talebano, Talebani",
    })
    void shouldTakeThePluralForAGroupAlone(String language, String name, String plural) {
        // Given
        Endings endings = stemmer.endings(language);

        // Then
        assertThat(rough(endings, plural)).isEqualTo(rough(endings, name));
        assertThat(stemmer.inflects(Folding.fold(name), Folding.fold(plural), language, true))
                .isTrue();
        assertThat(stemmer.inflects(Folding.fold(name), Folding.fold(plural), language, false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "da", "nb", "nn", "sv", "de", "nl", "fi", "en", "fr", "es", "it", "pt", "pl", "sk", "sl", "hr", "sr",
                "uk", "ro", "hu", "tr", "el", "ru", "bg", "cs"
            })
    void shouldKnowEndingsOf(String language) {
        // Then
        assertThat(stemmer.endings(language)).isNotNull();
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
        assertThat(stemmer.inflects(Folding.fold(name), Folding.fold(word), language, false))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ar, روسيا, وروسيا",
        "ar, السعودية, بالسعودية",
        "ar, السعودية, للسعودية",
        "ar, مصر, بمصر",
        "he, ישראל, בישראל",
        "he, רוסיה, ורוסיה",
    })
    void shouldPartOneClitic(String language, String name, String word) {
        // Given
        Endings endings = stemmer.endings(language);

        // When
        Tokens tokens = Tokenizer.tokens(word, endings);

        // Then: they meet in the automaton, and the judge agrees.
        assertThat(tokens.stem(0)).isEqualTo(Tokenizer.tokens(name, null).hash(0));
        assertThat(stemmer.inflects(Folding.fold(name), Folding.fold(word), language, false))
                .isTrue();
        assertThat(stemmer.inflects(Folding.fold(name), Folding.fold("x" + name), language, false))
                .isFalse();
    }

    private static String rough(Endings endings, String word) {
        char[] letters = Folding.fold(word).toCharArray();
        return new String(letters, 0, endings.stemLength(letters, letters.length));
    }
}
