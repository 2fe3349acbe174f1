package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Mention;
import org.tidende.contract.record.RoleHeld;
import org.tidende.contract.record.TopicTag;

class EnricherTest {

    @Test
    void shouldFindTheActorsOfADanishReport() {
        // When
        Enrichment found = enrich("", TestArticles.DANISH);

        // Then
        assertThat(found.language()).isEqualTo("da");
        assertThat(found.actors())
                .extracting(ActorTag::getUri)
                .containsExactlyInAnyOrder(
                        "urn:tidende:person:ash-carter",
                        "urn:tidende:person:sergei-shoigu",
                        "urn:tidende:person:sergei-lavrov",
                        "urn:tidende:person:john-kerry",
                        "urn:tidende:person:bashar-al-assad",
                        "urn:tidende:organisation:us-department-of-defense",
                        "urn:tidende:organisation:russian-ministry-of-defence",
                        "urn:tidende:organisation:islamic-state",
                        "urn:tidende:organisation:interfax",
                        "urn:tidende:place:ru-moscow",
                        "urn:tidende:state:RU",
                        "urn:tidende:state:US",
                        "urn:tidende:state:SY",
                        "urn:tidende:state:IQ");
    }

    @Test
    void shouldFindTheSameInASummaryWithoutBody() {
        // When
        Enrichment fromSummary = Enricher.enrich(
                "", TestArticles.DANISH, null, null, TestArticles.AUTUMN_2015, TestDictionaries.shipped());

        // Then
        assertThat(fromSummary.actors())
                .extracting(ActorTag::getUri)
                .isEqualTo(enrich("", TestArticles.DANISH).actors().stream()
                        .map(ActorTag::getUri)
                        .toList());
        assertThat(fromSummary.actors().getFirst().getMentions())
                .extracting(Mention::getField)
                .containsOnly("summary");
        assertThat(fromSummary.wordCount()).isPositive();
    }

    @Test
    void shouldTakeABareSurnameForThePersonNamedInFull() {
        // When
        ActorTag carter = actor(enrich("", TestArticles.DANISH), "urn:tidende:person:ash-carter");

        // Then
        assertThat(carter.getRoles()).extracting(RoleHeld::getTitle).containsExactly("US Secretary of Defense");
        assertThat(carter.getMentions())
                .extracting(Mention::getExact)
                .containsExactly("Ash Carter", "Carter", "Carter");
        assertThat(carter.getMentions())
                .extracting(Mention::getRule)
                .containsExactly("full-name", "named-in-full", "named-in-full");
    }

    @Test
    void shouldTakeABareSurnameForTheOfficeHolderOfTheDay() {
        // When
        Enrichment then = Enricher.enrich(
                "",
                null,
                "The president met farmers. Carter spoke of peanuts and the oil price for an hour.",
                "en",
                LocalDate.of(1978, 5, 1),
                TestDictionaries.shipped());
        Enrichment later = Enricher.enrich(
                "",
                null,
                "The minister met soldiers. Carter spoke of drones and the oil price for an hour.",
                "en",
                LocalDate.of(2016, 5, 1),
                TestDictionaries.shipped());

        // Then
        assertThat(then.actors()).extracting(ActorTag::getUri).containsExactly("urn:tidende:person:jimmy-carter");
        assertThat(later.actors()).extracting(ActorTag::getUri).containsExactly("urn:tidende:person:ash-carter");
        assertThat(later.actors().getFirst().getMentions().getFirst().getRule()).isEqualTo("office-holder");
    }

    @Test
    void shouldLeaveASurnameOfSeveralAmbiguous() {
        // When
        Enrichment found = Enricher.enrich(
                "",
                null,
                "There was a long silence. Carter spoke of the weather for an hour.",
                "en",
                LocalDate.of(2020, 5, 1),
                TestDictionaries.shipped());

        // Then
        ActorTag carter = found.actors().getFirst();
        assertThat(carter.getConfidence()).isLessThanOrEqualTo(30);
        assertThat(carter.getCandidates())
                .extracting(candidate -> candidate.getUri())
                .containsExactly("urn:tidende:person:ash-carter", "urn:tidende:person:jimmy-carter");
    }

    @Test
    void shouldGiveTheTopicsOfADanishReportWithEvidence() {
        // When
        Enrichment found = enrich("", TestArticles.DANISH);

        // Then
        assertThat(found.topics())
                .extracting(TopicTag::getUri)
                .contains("medtop:16000000", "medtop:11000000", "medtop:20000639", "medtop:20000053");
        assertThat(found.topics()).allSatisfy(topic -> assertThat(topic.getEvidence())
                .isNotEmpty()
                .filteredOn(evidence -> evidence.getField().equals("body"))
                .allSatisfy(
                        evidence -> assertThat(TestArticles.DANISH.substring(evidence.getStart(), evidence.getEnd()))
                                .isEqualTo(evidence.getExact())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "da | Regeringen i København er enig med Ruslands ledelse om sagen, siger ministeren i dag. |"
                        + " urn:tidende:state:RU",
                "da | Regeringen i København er enig med USA’s ledelse om sagen, siger ministeren i dag. |"
                        + " urn:tidende:state:US",
                "da | Regeringen i København er enig med Syriens ledelse om sagen, siger ministeren i dag. |"
                        + " urn:tidende:state:SY",
                "ru | Министр обсудил в понедельник отношения с Россией и новые договоры о торговле. |"
                        + " urn:tidende:state:RU",
                "de | Die Minister haben am Montag über die Zukunft Deutschlands und der Nachbarn gesprochen. |"
                        + " urn:tidende:state:DE",
                "pl | Minister rozmawiał w poniedziałek o stosunkach z Ukrainą i nowych umowach handlowych. |"
                        + " urn:tidende:state:UA",
                "cs | Ministr v pondělí hovořil o vztazích s Ukrajinou a nových obchodních dohodách. |"
                        + " urn:tidende:state:UA",
                "uk | Міністр обговорив у понеділок відносини з Німеччиною та нові торговельні угоди. |"
                        + " urn:tidende:state:DE",
                "fi | Ministeri puhui maanantaina suhteista Venäjään ja uusista kauppasopimuksista. |"
                        + " urn:tidende:state:RU",
                "en | The US said on Monday that it would think about the new agreements on trade. |"
                        + " urn:tidende:state:US",
                "fr | Le ministre a parlé lundi des relations avec l’Allemagne et des nouveaux accords. |"
                        + " urn:tidende:state:DE",
                "es | El ministro habló el lunes de las relaciones con Alemania y de los nuevos acuerdos. |"
                        + " urn:tidende:state:DE",
                "zh | 部长星期一谈到了与俄罗斯的关系和新的贸易协定。 | urn:tidende:state:RU",
                "ar | تحدث الوزير يوم الاثنين عن العلاقات مع روسيا وعن الاتفاقات التجارية الجديدة. |"
                        + " urn:tidende:state:RU",
                "ar | قال الوزير أمس إن الاجتماع القادم سيعقد بمصر في الأسبوع المقبل بعد محادثات طويلة حول أسعار"
                        + " الطاقة | urn:tidende:state:EG",
                "he | השר אמר אתמול כי הפגישה הבאה תתקיים בישראל בשבוע הבא לאחר שיחות ארוכות על מחירי האנרגיה |"
                        + " urn:tidende:state:IL",
            })
    void shouldFindStatesInTheirCases(String language, String text, String uri) {
        // When
        Enrichment found = Enricher.enrich("", null, text, null, TestArticles.AUTUMN_2015, TestDictionaries.shipped());

        // Then
        assertThat(found.language()).isEqualTo(language);
        assertThat(found.actors()).extracting(ActorTag::getUri).contains(uri);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Nobody told us who would come, and the turkey was cold when the may flowers were cut.",
                "da | De russiske og syriske diplomater talte længe om vejret og de tyske biler i regnen.",
                "en | The German and Syrian officials talked for hours about the weather and French cars.",
                "de | Die russischen Diplomaten redeten mit ihren syrischen Kollegen lange über das Wetter.",
                "en | The ferry to Long Island was late again, and the Island Council could not say why it was.",
                "sv | Hon satt länge i den ryska parken och väntade på att regnet skulle sluta falla.",
            })
    void shouldNotTakeAdjectivesAndWordsForStates(String language, String text) {
        // When
        Enrichment found =
                Enricher.enrich("", null, text, language, TestArticles.AUTUMN_2015, TestDictionaries.shipped());

        // Then
        assertThat(found.actors()).isEmpty();
    }

    @Test
    void shouldNotFindANameInsideALongerOne() {
        // When
        Enrichment found =
                enrich("", "Avisen Washington Post og banken Bank of America skrev i går om sagen, og alle læste det.");

        // Then
        assertThat(found.actors())
                .extracting(ActorTag::getUri)
                .containsExactlyInAnyOrder(
                        "urn:tidende:organisation:washington-post", "urn:tidende:organisation:bank-of-america");
    }

    @Test
    void shouldNotTakeAnotherPersonForTheKnownOneOfThatSurname() {
        // When
        Enrichment found = Enricher.enrich(
                "",
                null,
                "On Monday the actress Lynda Carter and the singer Aaron Carter met in a small town.",
                "en",
                LocalDate.of(2016, 5, 1),
                TestDictionaries.shipped());

        // Then
        assertThat(found.actors()).isNotEmpty().noneMatch(ActorTag::getResolved);
    }

    @Test
    void shouldRankWhatTheHeadlineNames() {
        // When
        Enrichment found = enrich("Kerry rejser til Moskva", TestArticles.DANISH);

        // Then
        ActorTag first = found.actors().getFirst();
        assertThat(first.getUri()).isEqualTo("urn:tidende:person:john-kerry");
        assertThat(first.getRel()).isEqualTo("about");
        assertThat(first.getMentions().getFirst().getField()).isEqualTo("headline");
    }

    @Test
    void shouldCountPositionsInCodePoints() {
        // Given
        String text = "😀😀 »Ruslands« regering talte i går længe om sagen, skriver avisen 😀 om Syriens sag.";

        // When
        Enrichment found = enrich("", text);

        // Then
        assertThat(found.actors()).hasSize(2).allSatisfy(actor -> assertThat(actor.getMentions())
                .allSatisfy(mention -> assertThat(text.substring(
                                text.offsetByCodePoints(0, mention.getStart()),
                                text.offsetByCodePoints(0, mention.getEnd())))
                        .isEqualTo(mention.getExact())));
    }

    @Test
    void shouldGiveTheSameOnAnyThread() throws Exception {
        // Given
        Enrichment alone = enrich("Kerry", TestArticles.DANISH);
        List<Callable<Enrichment>> calls = IntStream.range(0, 64)
                .<Callable<Enrichment>>mapToObj(i -> () -> enrich("Kerry", TestArticles.DANISH))
                .toList();

        // When
        List<Future<Enrichment>> together;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            together = threads.invokeAll(calls);
        }

        // Then
        for (Future<Enrichment> one : together) {
            assertThat(one.get()).isEqualTo(alone);
        }
    }

    @Test
    void shouldFindNothingInNothing() {
        // When
        Enrichment found = Enricher.enrich("", null, null, null, TestArticles.AUTUMN_2015, TestDictionaries.shipped());

        // Then
        assertThat(found).isEqualTo(new Enrichment(null, 0, List.of(), 0, List.of(), 0, 0, List.of()));
    }

    private static Enrichment enrich(String headline, String body) {
        return Enricher.enrich(headline, null, body, null, TestArticles.AUTUMN_2015, TestDictionaries.shipped());
    }

    private static ActorTag actor(Enrichment found, String uri) {
        Optional<ActorTag> actor =
                found.actors().stream().filter(tag -> tag.getUri().equals(uri)).findFirst();
        assertThat(actor).as(uri).isPresent();
        return actor.orElseThrow();
    }
}
