package org.tidende.enrich.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.record.ActorTag;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;

/** People, bodies and words that share a name or a form with somebody whom the shipped files know, and are somebody or something else. */
class StrangersTest {
    private static final Dictionaries DICTIONARIES = Dictionaries.load(List.of(), true);
    private static final LocalDate DAY = LocalDate.of(2024, 5, 3);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Gestern Abend lief die alte Katze wieder durch den Garten, und die Katzen der Nachbarn folgten ihr. | Katz",
                "de | Im Kino läuft ein Film von Martin Scorsese, den die Kritiker lobten. | Martin",
                "de | Die Läuferin gewann vor dem Rekordhalter Amanal Petros das Rennen in Houston. | Petro",
                "de | Abends sang Leonard Cohen noch einmal sein bekanntestes Lied. | Cohen",
                "de | Der Herzog ließ das Schloss um 1195 ausbauen. | Herzog",
                "de | Kurz vor der Ortschaft kam der Wagen von der Straße ab. | Kurz",
                "de | Befindet sich bereits ein Brunnen auf dem Grundstück, kann er bleiben. | Brno",
                "de | Österreich bat um kurze Bedenkzeit. Kurzes Innehalten genügte. | Kurz",
                "en | The charity, which is owned by Paul O’Sullivan, laid the complaint in spring. | Sullivan",
                "en | The salon owner called the police on Tuesday. On Tuesday night they came. | Tuesday",
                "en | Members of the Environmental Justice Alliance say that the plant needs too much water. | Alliance",
                "en | It was seen as one of the major Democratic incumbents of the north. | Democratic",
                "en | Michael Bloomberg was asked about his past, and Bloomberg had no answer. | Bloomberg",
                "en | Nora Jelle, President Tom Abbot’s adviser on the law, said that the hearing was late. | President Nora",
                "es | El plazo termina si así lo considera el juez. Dicha fianza sería devuelta. | Dicha"
            })
    void shouldNotTakeForSomebodyElse(String language, String text, String name) {
        // When
        List<ActorTag> actors =
                Enricher.enrich("", null, text, language, DAY, DICTIONARIES).actors();

        // Then
        assertThat(actors)
                .extracting(ActorTag::getName)
                .as(actors.toString())
                .noneMatch(found -> found.contains(name) || name.contains(found) && found.length() > 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Deutschland wählt bald, und Scholz will nach der Wahl weiter regieren. | Olaf Scholz",
                "de | Frankreich debattiert über ein Gesetz der Macron-Partei. | Emmanuel Macron",
                "de | Bern und Österreich verhandeln, doch in Brünns Rathaus weiß man von nichts. | Brno",
                "en | The mayor of Maseru met Bethuel Makama of the water board; Mr Makama said little. | Makama",
                "en | In the afternoon the chamber heard what Senator Ann Coldwater of Ohio thinks of the water. | Ann Coldwater",
                "en | “We are late,” said Ammar Al-Rawahi, chief commercial officer of the firm. | Ammar Al-Rawahi",
                "en | “It needs water,” said Nora Jelle, director Harbour Alliance, after the hearing. | Nora Jelle",
                "es | El fiscal Omar Mejillones habló el lunes. | Omar Mejillones"
            })
    void shouldStillKnow(String language, String text, String name) {
        // When
        List<ActorTag> actors =
                Enricher.enrich("", null, text, language, DAY, DICTIONARIES).actors();

        // Then
        assertThat(actors).extracting(ActorTag::getName).contains(name);
    }
}
