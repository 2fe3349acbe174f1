package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidende.enrich.gazetteer.Finding;
import org.tidende.enrich.gazetteer.LintReport;

class GazetteerLintTest {
    @TempDir
    Path folder;

    @Test
    void shouldFindNothingWrongWithAGoodFile() throws Exception {
        // When
        LintReport report = lint("""
                actors:
                  - uri: urn:tidende:person:anna-berg
                    type: person
                    country: 'NO'
                    sectors: [GOV]
                    names:
                      all: [Anna Berg]
                      en: [Ann Berg, {name: AB, acronym: yes}, {name: Berg the Elder, former: yes}]
                    surnames: {all: Berg}
                    roles:
                      - {title: Mayor of Vik, organisation: 'urn:tidende:place:vik', from: 2015-03, to: 2019, source: vik.example}
                    sameAs: ['http://www.wikidata.org/entity/Q0']
                    note: for readers of the file
                  - uri: urn:tidende:place:vik
                    type: place
                    names: {nb nn: [Vik, {name: Vikværing, affiliation: yes, weak: yes}]}
                """);

        // Then
        assertThat(report.findings()).isEmpty();
        assertThat(report.actors()).isEqualTo(2);
        assertThat(report.names()).isEqualTo(7);
        assertThat(report.roles()).isEqualTo(1);
    }

    /** Each of them in the second line or later of an actor that is good otherwise. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            nam: Anna                                      | 4 | error: unknown key 'nam', known are [
            country: Norway                                | 4 | error: unknown country 'Norway', expected ISO 3166-1
            sectors: [GOV, government]                     | 4 | error: 'government' is no CAMEO/PLOVER sector
            sameAs: [none]                                 | 4 | error: sameAs 'none' is no URI
            sameAs: 'urn:x:1'                              | 2 | error: sameAs goes in a circle: urn:x:1 (actors.yaml:2) → urn:x:1;
            roles: [{title: T, from: 2015-02-30}]          | 4 | error: role 'T': dates are 2015, 2015-09 or 2015-09-18, found from 2015-02-30
            roles: [{title: T, from: 2015, to: 2014}]      | 4 | error: role 'T' ends (2014) before it starts (2015)
            roles: [{title: T, certain: perhaps}]          | 4 | error: expected yes or no, found 'perhaps'
            roles: [{from: 2015}]                          | 4 | error: a role needs a title
            roles: [{title: T, organisation: 'urn:x:9'}]   | 4 | warning: no file has the organisation urn:x:9
            names: {english: Ann}                          | 4 | error: unknown language 'english', expected BCP 47
            names: {q: Ann}                                | 4 | error: unknown language 'q'
            names: {fo: [Ann]}                             | 4 | warning: articles are never found to be in 'fo'
            names: {en: [A]}                               | 4 | error: a name of one letter: 'A'
            names: {en: [{name: X, acronym: yes}]}         | 4 | warning: a name of one letter: 'X'
            names: {en: ['...']}                           | 4 | error: '...' has neither letter nor digit
            names: {en: [the]}                             | 4 | warning: 'the' is a frequent word in 'en'
            names: {en: [{name: Ann, colour: red}]}        | 4 | error: unknown key 'colour'
            names: {da: [SÃ¸ren]}                          | 4 | warning: 'SÃ¸ren' looks like UTF-8 that was read as ISO 8859-1
            names: {da: [S\uFFFDren]}                      | 4 | error: 'S\uFFFDren' has a letter (U+FFFD) that was lost
            """)
    void shouldNameTheLine(String wrong, int line, String finding) throws Exception {
        // When
        String names = wrong.startsWith("names") ? "" : "    names: {en: [Ann Berg]}\n";
        LintReport report = lint("actors:\n  - uri: urn:x:1\n    type: organisation\n    " + wrong + "\n" + names
                + "    name: Ann Berg\n");

        // Then
        assertThat(report.findings()).first().satisfies(found -> assertThat(found.toString())
                .startsWith("actors.yaml:" + line + ": " + finding));
        assertThat(report.findings()).hasSize(1);
    }

    @Test
    void shouldGoOnAfterAFault() throws Exception {
        // When
        LintReport report = lint("""
                actors:
                  - {type: person, names: {en: Nobody}}
                  - uri: urn:x:1
                    type: men
                  - {uri: urn:x:2, type: person}
                  - {uri: 'urn:x 3', type: person, names: {en: A B}}
                  - {uri: urn:x:4, type: person, names: {en: Ann Berg}}
                """);

        // Then
        assertThat(lines(report)).containsExactly(2, 4, 5, 6);
        assertThat(report.actors()).isEqualTo(1);
    }

    @Test
    void shouldFindACircleOfSameAs() throws Exception {
        // When
        LintReport report = lint("""
                actors:
                  - {uri: urn:x:1, type: other, names: {en: One Club}, sameAs: ['urn:y:1', 'urn:x:2']}
                  - {uri: urn:x:2, type: other, names: {en: Two Club}, sameAs: ['urn:x:3']}
                  - {uri: urn:x:3, type: other, names: {en: Three Club}, sameAs: ['urn:x:1']}
                  - {uri: urn:x:4, type: other, names: {en: Four Club}, sameAs: ['urn:y:1']}
                """);

        // Then
        assertThat(report.findings())
                .map(Finding::toString)
                .containsExactly(
                        "actors.yaml:2: error: sameAs goes in a circle: urn:x:1 (actors.yaml:2) → urn:x:2 (actors.yaml:3)"
                                + " → urn:x:3 (actors.yaml:4) → urn:x:1; let one of them say it, whose URI is to stand for all",
                        "actors.yaml:5: warning: another actor, too, is the same as urn:y:1: they become one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title: Mayor of Vik, from: 2010, to: 2014-06-30          | title: Mayor of Vik, from: 2014-06-30            | false
            title: Mayor of Vik, from: 2010, to: 2014                | title: Mayor of Vik, from: 2014                  | false
            title: Mayor of Vik, from: 2010, to: 2014                | title: Mayor of Vik, from: 2013                  | true
            title: Mayor of Vik, from: 2010                          | title: Mayor of Vik, from: 2015                  | true
            title: Mayor of Vik, from: 2010                          | title: MAYOR of Vik, from: 2015, sole: no        | false
            title: Deputy Mayor, from: 2010                          | title: Deputy Mayor, from: 2015                  | false
            title: Treasurer, from: 2010, sole: yes                  | title: Treasurer, from: 2015, sole: yes          | true
            title: Prime Minister, from: 2010                        | title: Prime Minister, from: 2015, to: 2016      | true
            title: Prime Minister, from: 2010, to: 2012              | title: Prime Minister, from: 2008, to: 2010      | false
            """)
    void shouldFindTwoInAnOfficeOfOne(String one, String other, boolean clash) throws Exception {
        // When
        LintReport report = lint("""
                actors:
                  - {uri: urn:x:vik, type: place, names: {en: Vik}}
                  - {uri: urn:x:1, type: person, names: {en: Ann Berg}, roles: [{organisation: 'urn:x:vik', %s}]}
                  - {uri: urn:x:2, type: person, names: {en: Bo Lund}, roles: [{organisation: 'urn:x:vik', %s}]}
                """.formatted(one.strip(), other.strip()));

        // Then
        assertThat(report.findings().stream().anyMatch(finding -> finding.check() == Finding.Check.SOLE_OFFICE))
                .isEqualTo(clash);
        assertThat(report.errors()).isEqualTo(clash ? 1 : 0);
    }

    @Test
    void shouldFindNamesOfTwoActors() throws Exception {
        // When
        LintReport report = lint("""
                actors:
                  - {uri: urn:x:1, type: person, names: {en: Ann Berg}}
                  - {uri: urn:x:2, type: person, names: {en: ANN BERG}}
                  - {uri: urn:x:3, type: person, names: {da: Ann Berg}}
                  - {uri: urn:x:1, type: person, names: {en nb: Ann Berg}}
                  - {uri: urn:x:4, type: person, names: {nb: Ann Berg}}
                """);

        // Then
        assertThat(report.findings())
                .map(Finding::toString)
                .containsExactly(
                        "actors.yaml:3: warning: 'ANN BERG' is also the name of the actor at actors.yaml:2",
                        "actors.yaml:6: warning: 'Ann Berg' is also the name of the actor at actors.yaml:2");
    }

    @Test
    void shouldCountWhatItDoesNotList() throws Exception {
        // Given
        StringBuilder text = new StringBuilder("actors:\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("  - {uri: 'urn:x:").append(i).append("', type: person, names: {en: Ann Berg}}\n");
        }

        // When
        LintReport report = lint(text.toString());

        // Then
        assertThat(lines(report)).containsExactly(3, 4, 5, 6, 7);
        assertThat(report.warnings()).isEqualTo(999);
        assertThat(report.further()).containsExactly(Map.entry("actors.yaml: further warnings (duplicate_name)", 994L));
    }

    @Test
    void shouldReadFilesThatCannotBeRead() throws Exception {
        String longName =
                "actors:\n  - uri: urn:x:1\n    type: person\n    names: {en: [" + "x".repeat(10_000) + ", A B]}\n";
        assertThat(lint(longName).findings())
                .map(Finding::toString)
                .containsExactly("actors.yaml:4: error: a name of 10000 characters, at most 300");
        assertThat(lint("actors:\n  - uri: urn:x:1\n    type: person\n    names: {en: [Ann")
                        .findings())
                .map(Finding::toString)
                .singleElement()
                .asString()
                .startsWith("actors.yaml:4: error: not YAML: ");
        String good = "actors:\n  - {uri: 'urn:x:1', type: person, names: {da: Jørn Vik}}\n";
        assertThat(lint(good, StandardCharsets.ISO_8859_1).findings())
                .map(Finding::toString)
                .containsExactly("actors.yaml:2: error: not UTF-8 (1 bytes from 0xf8); save the file as UTF-8");
        assertThat(lint(good, StandardCharsets.UTF_16).findings())
                .map(Finding::toString)
                .containsExactly("actors.yaml:1: error: UTF-16; save the file as UTF-8");
        assertThat(lint("").findings()).map(Finding::toString).containsExactly("actors.yaml:1: error: nothing in it");
        assertThat(lint("people: []\n").findings()).hasSize(2);
    }

    @Test
    void shouldKnowWhatIsShipped() throws Exception {
        // Given
        Path file = folder.resolve("actors.yaml");
        Files.writeString(file, """
                actors:
                  - {uri: 'urn:x:1', type: organisation, names: {en: NATO}}
                  - uri: urn:x:2
                    type: person
                    names: {en: Ann Berg}
                    roles:
                      - {title: Envoy, organisation: 'urn:tidende:organisation:nato'}
                      - {title: Consul, organisation: 'urn:tidende:state:NO'}
                """);

        // Then
        assertThat(Dictionaries.lint(List.of(file), true, 5).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem())
                        .startsWith("'NATO' is also the name of the actor at actor/organisations.yaml:"));
        assertThat(Dictionaries.lint(List.of(file), false, 5).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem())
                        .isEqualTo("no file has the organisation urn:tidende:organisation:nato"));
    }

    private static List<Integer> lines(LintReport report) {
        return report.findings().stream().map(Finding::line).toList();
    }

    private LintReport lint(String yaml) throws IOException {
        return lint(yaml, StandardCharsets.UTF_8);
    }

    private LintReport lint(String yaml, Charset charset) throws IOException {
        Path file = Files.write(folder.resolve("actors.yaml"), yaml.getBytes(charset));
        LintReport report = Dictionaries.lint(List.of(file), false, 5);
        List<Finding> found = report.findings().stream()
                .map(finding -> new Finding(
                        "actors.yaml",
                        finding.line(),
                        finding.check(),
                        finding.severity(),
                        finding.problem().replace(file.toString(), "actors.yaml")))
                .toList();
        Map<String, Long> further = new TreeMap<>();
        report.further().forEach((kind, count) -> further.put(kind.replace(file.toString(), "actors.yaml"), count));
        return new LintReport(
                found, further, report.actors(), report.names(), report.roles(), report.errors(), report.warnings());
    }
}
