package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Candidate;
import org.tidende.contract.record.Mention;

/** Whose a name is, by what the sentence and the rest of the article say. */
class ActorChoiceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "da | Moskva har udvist to diplomater.                            | state:RU | metonym",
                "da | Der er ikke mere at sige, svarede Washington i går.         | state:US | metonym",
                "nb | Beijing krever en unnskyldning.                             | state:CN | metonym",
                "sv | Moskva varnade för följderna.                               | state:RU | metonym",
                "en | Berlin and Paris have agreed on a common budget.            | state:FR | metonym",
                "en | The ambassador accused Moscow of lying.                     | state:RU | metonym",
                "en | Officials in Moscow said that they knew nothing.            | place:ru-moscow | full-name",
                "en | Moscow is covered in snow.                                  | place:ru-moscow | full-name",
                "de | Moskau hat die Vorwürfe am Abend zurückgewiesen.            | state:RU | metonym",
                "de | In Moskau schneit es, sagte die Reporterin.                 | place:ru-moscow | full-name",
                "fr | Washington et Pékin négocient depuis mardi.                 | state:US | metonym",
                "es | Moscú ha acusado a la empresa de espionaje.                 | state:RU | metonym",
                "it | Mosca ha respinto le accuse.                                | state:RU | metonym",
                "pl | Moskwa oskarża sąsiadów o kłamstwa.                         | state:RU | metonym",
                "ru | Вашингтон и Пекин договорились о пошлинах.                  | state:CN | metonym",
                "ru | В Москве ночью прошёл дождь.                                | place:ru-moscow | inflected-name",
                "uk | Москва звинувачує журналістів.                              | state:RU | metonym",
                "ar | أعلنت موسكو أنها ترفض العقوبات.                                | state:RU | metonym",
                "en | Turkey is blocking the plan.                                | state:TR | full-name",
                "fr | En Hollande, les tulipes fleurissent déjà.                  | state:NL | full-name",
                "ru | США ввели санкции против двух банков.                       | state:US | acronym",
                "es | China y Rusia firmaron el acuerdo.                          | state:CN | full-name",
            })
    void shouldTakeANameForWhatTheSentenceMakesOfIt(String language, String text, String actor, String rule) {
        // When
        List<ActorTag> tags = tags(language, text);

        // Then
        assertThat(tags)
                .filteredOn(tag -> tag.getUri().equals("urn:tidende:" + actor))
                .singleElement()
                .satisfies(tag -> assertThat(tag.getMentions())
                        .singleElement()
                        .extracting(Mention::getRule)
                        .isEqualTo(rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "da | Israel Keyes blev anholdt tirsdag.",
                "de | Die Sängerin Paris Jackson trat nicht auf, weil sie krank war.",
                "de | Paris Jackson trat nicht auf, weil sie krank war.",
                "fr | Le coureur Israël Kamau a gagné.",
                "es | China Suárez actuó el lunes.",
                "en | The painter Michael Jordan opened a gallery. Jordan paints shoes.",
                "en | Turkey soup is what families eat the day after.",
                "es | Podemos esperar un poco más.",
                "ru | Того не знает никто.",
                "de | Der Spiegel am Ende des Flurs war blind.",
            })
    void shouldLeaveAWordOrAnotherNameAlone(String language, String text) {
        // Then
        assertThat(tags(language, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "da | Det siger det kenyanske forsvarsministerium i aften.         | kenyanske forsvarsministerium | ministry-of-defence-ke",
                "sv | Det egyptiska utrikesdepartementet svarade inte.             | egyptiska utrikesdepartementet | ministry-of-foreign-affairs-eg",
                "en | The Kenyan Foreign Ministry agreed with the others.          | Kenyan Foreign Ministry | ministry-of-foreign-affairs-ke",
                "en | Nobody at the ministry of justice of Egypt picked up.        | ministry of justice of Egypt | ministry-of-justice-eg",
                "de | Das Verteidigungsministerium Kenias schwieg dazu.            | Verteidigungsministerium Kenias | ministry-of-defence-ke",
                "fr | Le ministère tunisien de la Défense n'a pas réagi.           | ministère tunisien de la Défense | ministry-of-defence-tn",
                "fr | Le ministère de la Santé du Kenya ne dit rien.               | ministère de la Santé du Kenya | ministry-of-health-ke",
                "es | El Ministerio de Defensa egipcio no respondió.               | Ministerio de Defensa egipcio | ministry-of-defence-eg",
                "it | Il ministero della Difesa egiziano non risponde.             | ministero della Difesa egiziano | ministry-of-defence-eg",
                "ru | Об этом сообщило министерство обороны Кении.                 | министерство обороны Кении | ministry-of-defence-ke",
                "uk | Про це повідомило міністерство оборони Кенії.                | міністерство оборони Кенії | ministry-of-defence-ke",
                "nb | Kenyas utenriksdepartement svarte ikke på e-post.            | Kenyas utenriksdepartement | ministry-of-foreign-affairs-ke",
                "fr | Le ministère danois de la Défense n'a pas réagi.             | ministère danois de la Défense | danish-ministry-of-defence",
            })
    void shouldComposeAMinistryOfItsStateAndWhatItIsFor(String language, String text, String exact, String uri) {
        // When
        List<ActorTag> tags = tags(language, text);

        // Then
        assertThat(tags)
                .filteredOn(tag -> tag.getUri().equals("urn:tidende:organisation:" + uri))
                .singleElement()
                .satisfies(tag -> assertThat(tag.getMentions())
                        .extracting(Mention::getExact)
                        .containsExactly(exact));
    }

    @Test
    void shouldNotComposeAMinistryAcrossSentences() {
        assertThat(tags("ru", "Об этом писали в Кении. Министерство обороны молчит."))
                .extracting(ActorTag::getUri)
                .containsExactly("urn:tidende:state:KE");
    }

    @Test
    void shouldPutTheLikelierCandidateFirst() {
        // Given a day on which neither holds an office, and neither is named in full
        String text = "Rusland svarede. Derpå talte Carter længe. Også Carter var vred.";

        // When
        List<ActorTag> tags = Enricher.enrich(
                        "", null, text, "da", LocalDate.parse("2019-07-01"), TestDictionaries.shipped())
                .actors();

        // Then
        assertThat(tags)
                .filteredOn(tag -> !tag.getCandidates().isEmpty())
                .singleElement()
                .satisfies(tag -> assertThat(tag.getCandidates())
                        .extracting(Candidate::getScore)
                        .isSortedAccordingTo((one, other) -> other - one)
                        .allMatch(score -> score > 0 && score <= 55));
    }

    private static List<ActorTag> tags(String language, String text) {
        return Enricher.enrich("", null, text, language, LocalDate.parse("2019-03-01"), TestDictionaries.shipped())
                .actors();
    }
}
