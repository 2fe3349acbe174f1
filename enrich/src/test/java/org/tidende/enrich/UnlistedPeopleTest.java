package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Mention;
import org.tidende.contract.record.RoleHeld;

class UnlistedPeopleTest {
    private static final LocalDate DAY = LocalDate.of(2014, 5, 6);

    @Test
    void shouldSayWhoSomebodyIsWhomNoFileKnows() {
        // When
        List<ActorTag> people = people(
                "da",
                "Mødet varede en time, oplyste Pentagons talsmand Martin Ashcombe tirsdag. Ifølge Ashcombe blev der"
                        + " ikke lovet noget.");

        // Then
        assertThat(people).singleElement().satisfies(person -> {
            assertThat(person.getUri()).isEqualTo("urn:tidende:person:martin-ashcombe");
            assertThat(person.getType()).isEqualTo(ActorType.person);
            assertThat(person.getConfidence()).isBetween(1, 80);
            assertThat(person.getRoles()).singleElement().satisfies(role -> {
                assertThat(role.getTitle()).isEqualTo("talsmand");
                assertThat(role.getOrganisation()).isEqualTo("urn:tidende:organisation:us-department-of-defense");
                assertThat(role.getCertain()).isFalse();
            });
            assertThat(person.getMentions())
                    .extracting(Mention::getExact, Mention::getTier)
                    .containsExactly(tuple("Martin Ashcombe", "pattern"), tuple("Ashcombe", "surname"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | Major General Ivo Brandreth told reporters that the talks had been long and useful for everybody. | ivo-brandreth
        en | Ivo Brandreth, a spokesman for the company, said that nobody had been hurt in the fire on Monday. | ivo-brandreth
        de | Das teilte der Pressesprecher des Pentagons, Ivo Brandreth, am Dienstag in einer kurzen Mail mit. | ivo-brandreth
        fr | Le porte-parole du Pentagone, Ivo Brandreth, a confirmé mardi que les avions étaient rentrés à la base. | ivo-brandreth
        es | Lo confirmó el martes el portavoz del Pentágono, Ivo Brandreth, en un correo a los periodistas. | ivo-brandreth
        sv | Det säger generallöjtnant Ivo Brandreth till tidningen och lägger till att övningen var planerad sedan länge. | ivo-brandreth
        ru | Об этом во вторник сообщил журналистам генерал-майор Иво Брандрет, который отвечает за учения на севере. | ivo-brandret
        da | Det siger afdelingschef Ivo Brandreth til avisen og lægger til, at øvelsen har været planlagt længe. | ivo-brandreth
        nb | Det sier FN-ambassadør Ivo Brandreth til avisen og legger til at øvelsen har vært planlagt lenge. | ivo-brandreth
        da | Det kunne kong Brandreth ikke vide, da han gik hjem, og ingen af de andre sagde noget om det senere. | brandreth
        en | The report was read by senator Brandreth on the way home, and nobody else had seen it before that. | brandreth
        en | The report was read by Dr. Brandreth on the way home, and nobody else had seen it before that night. | brandreth
        hr | To je u utorak rekao ministar vanjskih poslova Ivo Brandreth i dodao da su razgovori bili dugi. | ivo-brandreth
        uk | Про це у вівторок повідомив журналістам генерал-майор Іво Брандрет, який відповідає за навчання на півночі. | ivo-brandret
        """)
    void shouldKnowTitlesInManyLanguages(String language, String text, String slug) {
        assertThat(people(language, text)).extracting(ActorTag::getUri).containsExactly("urn:tidende:person:" + slug);
    }

    @Test
    void shouldTakeASurnameBehindATitleForThePersonNamedInFull() {
        // When
        List<ActorTag> people = people(
                "nb",
                "Spørsmålet kom fra representanten Brandreth. Svaret kom sent. Etterpå gikk statsråd Ivo Brandreth"
                        + " hjem, og Brandreth sov.");

        // Then
        assertThat(people).singleElement().satisfies(person -> {
            assertThat(person.getUri()).isEqualTo("urn:tidende:person:ivo-brandreth");
            assertThat(person.getMentionCount()).isEqualTo(3);
            assertThat(person.getRoles()).extracting(RoleHeld::getTitle).contains("representanten", "statsråd");
        });
    }

    @Test
    void shouldTakeAnInflectedNameForTheSame() {
        // When
        List<ActorTag> people = people(
                "ru",
                "Об этом сообщил журналистам генерал-майор Иво Брандретов. Журналисты говорили с генералом-майором"
                        + " Брандретовым всю ночь, и слова Брандретова записали.");

        // Then
        assertThat(people).singleElement().extracting(ActorTag::getMentionCount).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | A spokesman for Ivo Brandreth said that he was at home with his family and would not talk to anybody.
        en | The minister said nothing. Ivo walked home, and the general public did not ask him why he was so late.
        en | The General Assembly met on Monday, and the Major League did not begin before the rain had ended there.
        da | Han gik hen til direktør Hansen-sagens papirer, som lå på bordet, og læste dem, til det blev mørkt.
        de | Der Sprecher Nummer eins war Peter egal, denn der Minister sagte ohnehin nur noch das Nötigste dazu.
        """)
    void shouldNotMakeANameOfOtherWords(String language, String text) {
        assertThat(people(language, text)).isEmpty();
    }

    @Test
    void shouldFindNothingInAHeadlineOfCapitals() {
        assertThat(Enricher.enrich(
                                "Defense Minister Names New General Today After Long Talks",
                                null,
                                "",
                                "en",
                                DAY,
                                TestDictionaries.shipped())
                        .actors())
                .allMatch(ActorTag::getResolved);
    }

    private static List<ActorTag> people(String language, String text) {
        return Enricher.enrich("", null, text, language, DAY, TestDictionaries.shipped()).actors().stream()
                .filter(tag -> !tag.getResolved())
                .toList();
    }
}
