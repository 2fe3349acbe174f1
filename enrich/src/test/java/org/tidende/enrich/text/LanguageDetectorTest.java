package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    private static final LanguageDetector DETECTOR = new LanguageDetector();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "da | Regeringen vil ikke sige, hvad der blev talt om på mødet, men ministeren kom for sent.",
                "nb | Regjeringen vil ikke si hva det ble snakket om på møtet, men statsråden kom for sent.",
                "nn | Regjeringa vil ikkje seie kva dei snakka om på møtet, men statsråden kom for seint.",
                "sv | Regeringen vill inte säga vad som sades på mötet, men ministern kom för sent.",
                "en | The government would not say what was said at the meeting, but the minister was late.",
                "de | Die Regierung will nicht sagen, worüber gesprochen wurde, aber der Minister kam zu spät.",
                "fr | Le gouvernement ne veut pas dire de quoi on a parlé, mais le ministre est arrivé en retard.",
                "es | El gobierno no quiere decir de qué se habló en la reunión, pero el ministro llegó tarde.",
                "ru | Правительство не хочет говорить, о чём шла речь на встрече, но министр опоздал.",
                "uk | Уряд не хоче казати, про що йшлося на зустрічі, але міністр запізнився.",
                "bg | Правителството не иска да каже за какво са говорили на срещата, но министърът закъсня.",
                "ja | 政府は会議で何が話されたかを明らかにしなかった。",
                "ko | 정부는 회의에서 무슨 이야기가 나왔는지 밝히지 않았다.",
                "el | Η κυβέρνηση δεν θέλει να πει τι ειπώθηκε στη συνάντηση.",
                "he | הממשלה לא רוצה לומר על מה דובר בפגישה.",
            })
    void shouldNameTheLanguage(String language, String text) {
        // Then
        assertThat(DETECTOR.detect(text, null).code()).isEqualTo(language);
    }

    @Test
    void shouldTrustTheDeclaredLanguageOfAFewWords() {
        // Then
        assertThat(DETECTOR.detect("Minister til møde", "da-DK").code()).isEqualTo("da");
        assertThat(DETECTOR.detect("Minister til møde", "nb").code()).isEqualTo("nb");
    }

    @Test
    void shouldNotBelieveADeclarationThatTheTextContradicts() {
        // Given
        String text = "The government would not say what was said at the meeting on Monday, but the minister was late"
                + " and the ambassador had left an hour before the others came back from the palace for dinner.";

        // Then
        assertThat(DETECTOR.detect(text, "da").code()).isEqualTo("en");
        assertThat(DETECTOR.detect("Правительство не хочет говорить, о чём шла речь.", "da")
                        .code())
                .isEqualTo("ru");
    }

    @Test
    void shouldSayNothingOfNothing() {
        // Then
        assertThat(DETECTOR.detect("1 - 0", null).code()).isNull();
        assertThat(DETECTOR.detect("https://avis.example/a/b/c", null).code()).isNull();
        assertThat(DETECTOR.detect("1 - 0", "sv").code()).isEqualTo("sv");
        assertThat(DETECTOR.detect("1 - 0", "sv").confidence()).isLessThan(50);
    }
}
