package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PassageTest {
    @Test
    void shouldTellTextsInCapitalsWhereverTheSmallLettersStand() {
        int inCapitals = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            // Given: capitals and small letters in stretches, about as many as decide
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int stretch = random.nextInt(6); stretch >= 0; stretch--) {
                char letter = random.nextInt(5) == 0 ? 'ж' : 'Ж';
                text.append(String.valueOf(letter).repeat(random.nextInt(200))).append(" 1. ");
            }
            long upper = text.chars().filter(Character::isUpperCase).count();
            long lower = text.chars().filter(Character::isLowerCase).count();

            // When
            Passage passage = Passage.of("body", text.toString(), null);

            // Then
            assertThat(passage.allCapitals()).as(text.toString()).isEqualTo(upper >= 12 && upper > lower * 4);
            inCapitals += passage.allCapitals() ? 1 : 0;
        }
        assertThat(inCapitals).isBetween(200, 1_800);
    }

    @Test
    void shouldTellEnglishHeadlinesByTheirLongerWords() {
        assertThat(Passage.of("headline", "Carter Meets Shoigu in Paris Before Talks", null)
                        .titleCase())
                .isTrue();
        assertThat(Passage.of("headline", "Carter meets Shoigu in Paris before talks", null)
                        .titleCase())
                .isFalse();
    }
}
