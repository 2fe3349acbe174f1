package org.tidende.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidende.contract.Language;

/** OpenNLP itself is the oracle: over the languages that we know, its likelihoods are ours. */
class LanguageModelTest {
    private static final LanguageModel MODEL = LanguageModelFile.read();
    private static LanguageDetectorME oracle;

    @BeforeAll
    static void readOracle() throws IOException {
        try (InputStream in = LanguageModelTest.class.getResourceAsStream("/langdetect-183.bin")) {
            oracle = new LanguageDetectorME(new LanguageDetectorModel(in));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Regeringen vil ikke sige, hvad der blev talt om på mødet, men ministeren kom for sent.",
                "The expert from Luxor exported exotic boxes, and the taxpayer paid; exodus, expo, ex-president 😀 of anti-isis.",
                "Vláda nechce říct, o čem se na schůzce mluvilo, ale ministr přišel pozdě",
                "Влада не хоће да каже о чему се разговарало, али је министар закаснио. Aaaah! Ooooh!",
                "الحكومة لا تريد أن تقول ما الذي جرى الحديث عنه في الاجتماع",
                "सरकार यह नहीं कहना चाहती कि बैठक में क्या बात हुई",
                "Le gouvernement n'a pas voulu dire de quoi l'on avait parlé aujourd'hui à l'Élysée ni ailleurs",
                "Chính phủ không muốn nói những gì đã được thảo luận tại cuộc họp",
                "İstanbul'da bakanlar toplantıda ne konuşulduğunu söylemek istemedi",
                "政府は会議で何が話されたかを明らかにしなかった",
                "a b",
            })
    void shouldWeighAsOpenNlp(String text) {
        // Given
        TextSample sample = TextSample.of(text, 600);
        String prepared = new String(sample.text(), 0, sample.length());
        Map<String, Double> expected = new TreeMap<>();
        for (opennlp.tools.langdetect.Language one : oracle.predictLanguages(prepared)) {
            Language.of(one.getLang())
                    .ifPresent(language -> expected.merge(language.code(), one.getConfidence(), Double::sum));
        }
        double all = expected.values().stream().mapToDouble(Double::doubleValue).sum();

        // When
        double[] likelihoods =
                MODEL.likelihoods(sample.text(), sample.length(), Language.all().size());

        // Then
        for (int i = 0; i < likelihoods.length; i++) {
            String code = Language.all().get(i).code();
            assertThat(likelihoods[i]).as(code).isCloseTo(expected.getOrDefault(code, 0.0) / all, within(1e-4));
        }
    }
}
