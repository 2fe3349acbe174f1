package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Mention;

/** "Russiske" and "Srbi" are of a state and not the state; what a word of affiliation is good for is to say whose minister it is. */
class AffiliationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "da | De russiske soldater og amerikanerne talte længe om vejret, siger den tyske læge i dag.",
                "nb | De russiske soldatene og amerikanerne snakket lenge om været, sier den tyske legen i dag.",
                "nn | Dei russiske soldatane og amerikanarane snakka lenge om vêret, seier den tyske legen no.",
                "sv | De ryska soldaterna och amerikanerna talade länge om vädret, säger den tyske läkaren i dag.",
                "de | Die Russen und die Deutschen redeten mit den amerikanischen Ärzten lange über das Wetter.",
                "nl | De Russen en de Duitsers spraken lang met de Amerikaanse artsen over het weer van vandaag.",
                "en | The Russians and the Germans talked with American doctors about the weather for an hour.",
                "fr | Les Russes et les Allemands ont longtemps parlé du temps avec les médecins américains.",
                "es | Los rusos y los alemanes hablaron mucho tiempo del clima con los médicos estadounidenses.",
                "it | I russi e i tedeschi hanno parlato a lungo del tempo con i medici statunitensi e francesi.",
                "pt | Os russos e os alemães falaram muito tempo com os médicos norte-americanos sobre o clima.",
                "pl | Rosjanie i Niemcom bliscy lekarze amerykańscy długo rozmawiali o pogodzie z rosyjskimi żołnierzami.",
                "ru | Русские солдаты и американцы долго говорили о погоде с немецкими и французскими врачами.",
                "uk | Російські солдати та американці довго говорили про погоду з німецькими лікарями у місті.",
                "fi | Venäläiset sotilaat ja amerikkalaiset puhuivat pitkään säästä saksalaisten lääkärien kanssa.",
                "cs | Ruští vojáci a Američané dlouho mluvili o počasí s německými a francouzskými lékaři.",
                "hr | Srbi i Hrvati su dugo razgovarali o vremenu s njemačkim i američkim liječnicima u gradu.",
                "sr | Срби и Хрвати су дуго разговарали о времену са немачким и америчким лекарима у граду.",
                "hr | Hrvatska vlada i Turski liječnici su dugo razgovarali o vremenu i o cijenama hrane u gradu.",
            })
    void shouldNotTakeAWordOfAffiliationForTheState(String language, String text) {
        // When
        Enrichment found = enrich(text, language, TestDictionaries.shipped());

        // Then
        assertThat(found.actors())
                .filteredOn(actor -> actor.getType() == ActorType.state)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hr | Hrvatska je u ponedjeljak objavila da će cijene hrane rasti do kraja godine. | urn:tidende:state:HR",
                "hr | Ministar je u ponedjeljak razgovarao o cijenama hrane s vladom Njemačke i drugima. | urn:tidende:state:DE",
                "fr | La Suisse a annoncé lundi que les prix de l'énergie allaient monter cette année. | urn:tidende:state:CH",
                "es | El gobierno de Argentina dijo el lunes que los precios de la energía van a subir. | urn:tidende:state:AR",
                "pl | Minister rozmawiał w poniedziałek o cenach energii z rządem Polski i innymi krajami. | urn:tidende:state:PL",
                "ru | Президент России Владимир Путин в понедельник говорил о ценах на энергию и еду. | urn:tidende:state:RU",
                "da | Ministeren mødte i går Ruslands Vladimir Putin for at tale om prisen på energi og mad. | urn:tidende:state:RU",
                "da | Der er stor uro i Saddams Irak, hvor prisen på energi og mad er steget, siger ministeren. | urn:tidende:state:IQ",
                "en | On Monday Israel said that it would think about the new agreements on trade and food. | urn:tidende:state:IL",
                "en | The US-led talks about the new agreements on trade and food will begin on Monday. | urn:tidende:state:US",
                "hr | Predstavnici Republike Hrvatske su u ponedjeljak razgovarali o cijenama hrane u gradu. | urn:tidende:state:HR",
            })
    void shouldFindTheStateBesideWordsOfItsFamily(String language, String text, String uri) {
        // Then
        assertThat(enrich(text, language, TestDictionaries.shipped()).actors())
                .extracting(ActorTag::getUri)
                .contains(uri);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nb | Det var mye snø i Nord-Norge i går, sier en professor ved Norges Bank om Libya-krigen.",
                "da | Chefen for Danmarks Statistik siger, at han har boet længe på Israels Plads i byen.",
                "sv | En chef för Sveriges Television säger att hon har bott länge i staden med sin man.",
                "en | We flew with Air France and saw Paris Hilton and the Bank of England in the long rain.",
                "nb | Det var i går at dronning Silvia av Sverige snakket lenge om været, sier en professor.",
                "hr | Ministar je u gradu rekao da guverner Narodne banke Srbije dugo čeka na nove cijene goriva.",
                "nb | Man kan si at man ikke vet hva som skjer i Rally Hellas når det snør så mye om natten.",
                "hr | Mali broj ljudi u gradu zna da je Croatia Airlines dugo čekao na nove cijene goriva.",
                "da | Den tyske Tyskland- og Europa-korrespondent talte længe om vejret i går, siger avisen.",
            })
    void shouldNotTakeAPartOfALongerNameForAState(String language, String text) {
        // When
        Enrichment found = enrich(text, language, TestDictionaries.shipped());

        // Then
        assertThat(found.actors())
                .filteredOn(actor -> actor.getType() == ActorType.state || actor.getType() == ActorType.place)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "da | Ministeren rejste i går fra Moskva til Warszawa og talte om prisen på energi og mad. | ru-moscow pl-warsaw",
                "fi | Ministeri matkusti maanantaina Moskovasta Tukholmaan ja puhui energian hinnasta. | ru-moscow se-stockholm",
                "ru | Министр в понедельник вернулся из Берлина в Киев и говорил о ценах на энергию. | de-berlin ua-kyiv",
                "de | Die Ministerin reiste am Montag von Peking nach Mailand und sprach über die Preise. | cn-beijing it-milan",
                "en | The minister flew from Geneva to The Hague and on to Tel Aviv to talk about the prices. | ch-geneva nl-the-hague il-tel-aviv",
                "zh | 部长星期一从北京飞往巴黎，谈到了与其他国家的关系和新的贸易协定。 | cn-beijing fr-paris",
            })
    void shouldFindCapitalsAndBigCities(String language, String text, String cities) {
        // When
        Enrichment found = enrich(text, language, TestDictionaries.shipped());

        // Then
        assertThat(found.actors())
                .filteredOn(actor -> actor.getType() == ActorType.place)
                .extracting(actor -> actor.getUri().replace("urn:tidende:place:", ""))
                .containsExactlyInAnyOrder(cities.split(" "));
    }

    @Test
    void shouldSayWhoseCapitalACityIs() {
        // Given
        ActorTag paris = enrich(
                        "The minister came to Paris on Monday to talk about the prices of energy and food.",
                        "en",
                        TestDictionaries.shipped())
                .actors()
                .getFirst();

        // Then
        assertThat(paris.getCountry()).isEqualTo("FR");
        assertThat(paris.getRoles()).singleElement().satisfies(role -> {
            assertThat(role.getTitle()).isEqualTo("Capital");
            assertThat(role.getOrganisation()).isEqualTo("urn:tidende:state:FR");
        });
    }

    @Test
    void shouldTakeASurnameForThePersonOfTheCountryThatIsNamedBeforeIt(@TempDir Path folder) throws IOException {
        // Given
        Dictionaries dictionaries =
                Dictionaries.load(List.of(Files.writeString(folder.resolve("ministers.yaml"), """
                        actors:
                          - {uri: 'urn:x:anna', type: person, country: FR, names: {all: Anna Vanderbruck}}
                          - {uri: 'urn:x:otto', type: person, country: DE, names: {all: Otto Vanderbruck}}
                        """)), true);

        // When
        ActorTag french = enrich(
                        "Den franske udenrigsminister Vanderbruck talte i går om prisen på energi og mad, siger avisen.",
                        "da",
                        dictionaries)
                .actors()
                .getFirst();
        ActorTag either = enrich(
                        "Udenrigsminister Vanderbruck talte i går om prisen på energi og mad, siger den franske avis.",
                        "da",
                        dictionaries)
                .actors()
                .getFirst();

        // Then
        assertThat(french.getUri()).isEqualTo("urn:x:anna");
        assertThat(french.getMentions()).extracting(Mention::getRule).containsExactly("affiliation");
        assertThat(either.getCandidates()).hasSize(2);
    }

    private static Enrichment enrich(String text, String language, Dictionaries dictionaries) {
        Enrichment found = Enricher.enrich("", null, text, language, TestArticles.AUTUMN_2015, dictionaries);
        assertThat(found.language()).isEqualTo(language);
        return found;
    }
}
