package org.tidende.enrich.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.tidende.enrich.file.FileFault;

/** The files beside this class are true to their formats and made up; {@code told.txt} has what is in them. */
class ActorSourceTest {
    static final List<String> FILES = List.of(
            "targets.simple.csv",
            "entities.ftm.json",
            "wikidata.json",
            "paranames.tsv",
            "entities",
            "sample.actors.txt",
            "concepts.rdf");

    @Test
    void shouldReadEachFormatAsItIs() {
        // When
        List<String> lines = new ArrayList<>();
        for (String file : FILES) {
            Told told = Told.of(file, Told.file(file));
            lines.add("== " + file + " " + told.format);
            lines.addAll(told.lines);
            lines.addAll(told.faults);
        }

        // Then
        assertThat(lines)
                .containsExactlyElementsOf(new String(Told.file("told.txt"), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void shouldReadWhatWasCompressed(String file) throws Exception {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Told.file(file));
        }

        // Then
        assertThat(Told.of("any-name", bytes.toByteArray()).lines).isEqualTo(Told.of(file, Told.file(file)).lines);
        Told cut = Told.of("cut", Arrays.copyOf(bytes.toByteArray(), bytes.size() * 9 / 10));
        assertThat(cut.faults).anyMatch(fault -> fault.contains("cut off"));
        assertThat(cut.actors).isPositive();
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void shouldPassOverTheMarkOfUtf8AndCarriageReturns(String file) {
        // Given
        String text = new String(Told.file(file), StandardCharsets.UTF_8);

        // Then
        assertThat(Told.of(file, ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8)).lines)
                .isEqualTo(Told.of(file, Told.file(file)).lines);
    }

    /** Wherever it is cut: no exception but for a beginning that could be anything, and what was whole is told as it is. */
    @ParameterizedTest
    @FieldSource("FILES")
    void shouldKeepWhatStandsBeforeACut(String file) {
        byte[] bytes = Told.file(file);
        Told whole = Told.of(file, bytes);
        List<String> firstActor = whole.lines.subList(0, 2);
        for (int length = bytes.length / 2; length < bytes.length; length += 1 + bytes.length / 500) {
            Told cut = Told.of(file, Arrays.copyOf(bytes, length));

            assertThat(cut.format).isEqualTo(whole.format);
            if (length > bytes.length * 2 / 3) {
                assertThat(cut.lines).as("%s cut to %d", file, length).containsAll(firstActor);
            }
            assertThat(cut.faults).as("%s cut to %d", file, length).hasSizeLessThanOrEqualTo(2);
        }
        for (int length = 0; length < bytes.length / 2; length += 1 + bytes.length / 200) {
            byte[] start = Arrays.copyOf(bytes, length);
            try {
                assertThat(Told.of(file, start).faults).isNotNull();
            } catch (FileFault unknown) {
                assertThat(unknown).hasMessageStartingWith(file + ":");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "targets.simple.csv, 0.6, 4: the quote that begins in the record of line 4 is not closed",
        "entities.ftm.json, 0.6, '5: no JSON, or cut off: Unexpected end-of-input'",
        "wikidata.json, 0.6, '4: no JSON, or cut off: Unexpected end-of-input'",
        "paranames.tsv, 0.6, 6: 3 cells where the header has 5",
        "entities, 0.95, '7: 2 cells where id, type, language and name are expected'",
        "sample.actors.txt, 0.77, '17: no CAMEO code with dates: [IGOUNO'",
        "concepts.rdf, 0.8, '20: no XML, or cut off: '",
    })
    void shouldNameTheLineOfACut(String file, double share, String fault) {
        // When
        byte[] bytes = Told.file(file);
        Told told = Told.of(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));

        // Then
        assertThat(told.faults).first().asString().startsWith(file + ":" + fault);
        assertThat(told.actors).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "targets.simple.csv, 2: not UTF-8; the file may be in ISO 8859-1",
        "entities.ftm.json, '2: no JSON, or cut off: Invalid UTF-8'",
        "wikidata.json, '2: no JSON, or cut off: Invalid UTF-8'",
        "paranames.tsv, 4: not UTF-8; the file may be in ISO 8859-1",
        "entities, 3: not UTF-8; the file may be in ISO 8859-1",
        "sample.actors.txt, 10: not UTF-8; the file may be in ISO 8859-1",
        "concepts.rdf, '10: not UTF-8, which the file says it is'",
    })
    void shouldNameTheLineOfAnotherEncoding(String file, String fault) {
        // Given
        String text = new String(Told.file(file), StandardCharsets.UTF_8)
                .replace("Анна Берг", "Ånna Bérg")
                .replace("Анна+Берг", "Ånna+Bérg")
                .replace("ANNA_BERG_  #", "ÅNNA_BERG_  #");

        // When
        Told told = Told.of(file, text.getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(told.faults).first().asString().startsWith(file + ":" + fault);
        assertThatThrownBy(() -> Told.of(file, text.getBytes(StandardCharsets.UTF_16)))
                .hasMessage(file + ":1: UTF-16; save the file as UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "targets.simple.csv, Fund of the Fjords, 6",
        "entities.ftm.json, Ann Berg, 2",
        "wikidata.json, A. Berg, 2",
        "paranames.tsv, Weltklub der Namen, 8",
        "entities, Club+mondial, 6",
        "sample.actors.txt, K._BERG, 10",
        "concepts.rdf, Ann &amp; Berg, 7",
    })
    void shouldTellNamesThatNobodyCouldMean(String file, String name, int line) {
        String text = new String(Told.file(file), StandardCharsets.UTF_8);

        Told one = Told.of(file, text.replace(name, "K").getBytes(StandardCharsets.UTF_8));
        assertThat(one.faults).first().isEqualTo(file + ":" + line + ": a name of one letter: 'K'");
        assertThat(one.actors).isPositive();

        Told many = Told.of(file, text.replace(name, "Kb".repeat(5_000)).getBytes(StandardCharsets.UTF_8));
        assertThat(many.faults)
                .first()
                .asString()
                .startsWith(file + ":" + line + ": a name of 10000 characters, at most 300: ")
                .hasSizeLessThan(250);
        assertThat(many.actors).isPositive();
    }

    @Test
    void shouldPassOverALineThatIsTooLong() {
        // Given
        String lines = "7\tP\tu\tAnna+Berg\n8\tP\tu\t" + "x".repeat(3 << 20) + "\n9\tP\tu\tBo+Lund\n";

        // When
        Told told = Told.of("entities", lines.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(told.faults).containsExactly("entities:2: a line of more than 1048576 bytes");
        assertThat(told.actors).isEqualTo(2);
    }

    @Test
    void shouldTakeLinesOfWikidataWithoutTheArray() {
        // Given
        String array = new String(Told.file("wikidata.json"), StandardCharsets.UTF_8);
        String plain = array.replace("[\n", "\n").replace("},\n", "}\n").replace("\n]\n", "\n");

        // Then
        assertThat(Told.of("wikidata.json", plain.getBytes(StandardCharsets.UTF_8)).lines)
                .isEqualTo(Told.of("wikidata.json", array.getBytes(StandardCharsets.UTF_8)).lines);
    }

    @Test
    void shouldRefuseADocumentType() {
        // Given
        String text = new String(Told.file("concepts.rdf"), StandardCharsets.UTF_8)
                .replace("?>", "?>\n<!DOCTYPE rdf:RDF [<!ENTITY a \"aaaaaaaaaa\">]>");

        // Then
        assertThat(Told.of("concepts.rdf", text.getBytes(StandardCharsets.UTF_8)).faults)
                .containsExactly("concepts.rdf:2: a document type (DOCTYPE) is not taken; write namespaces out");
    }

    @Test
    void shouldReadXmlInTheEncodingThatItDeclares() {
        // Given
        String text = new String(Told.file("concepts.rdf"), StandardCharsets.UTF_8).replace("UTF-8", "ISO-8859-5");

        // Then
        assertThat(Told.of("concepts.rdf", text.getBytes(Charset.forName("ISO-8859-5"))).lines)
                .isEqualTo(Told.of("concepts.rdf", Told.file("concepts.rdf")).lines);
        assertThat(Told.of("c.rdf", text.replace("ISO-8859-5", "none").getBytes(StandardCharsets.UTF_8)).faults)
                .containsExactly("c.rdf:1: unknown encoding: none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [NORGOV 20010a-020101]     | 3 | no CAMEO code with dates: [NORGOV 20010a-020101]
            [NORGOV 2004017-20061201]  | 3 | a date of 7 digits: [NORGOV 2004017-20061201]
            [NORGOV 010230-020101]     | 3 | role 'CAMEO NORGOV': dates are 2015, 2015-09 or 2015-09-18, found from 2001-02-30
            [NORGOV 030101-020101]     | 3 | role 'CAMEO NORGOV' ends (2002-01-01) before it starts (2003-01-01)
            """)
    void shouldTellDatesThatCannotBe(String codes, int line, String fault) {
        // When
        Told told = Told.of(
                "a.actors.txt",
                ("ANNA_BERG_\n+ANN_BERG_\n\t" + codes + "\n\t[NORGOV >100101]\nNOBODY_\nBO_LUND_ [NORGOV]\n")
                        .getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(told.faults).hasSize(2).first().asString().startsWith("a.actors.txt:" + line + ": " + fault);
        assertThat(told.faults.getLast()).isEqualTo("a.actors.txt:5: no code for NOBODY_");
        assertThat(told.actors).isEqualTo(2);
    }

    @Test
    void shouldTellRolesThatCannotBe() {
        // Given
        String lines = """
                {"id":"a","schema":"Person","properties":{"name":["Anna Berg"]}}
                {"id":"b","schema":"Membership","properties":{"member":["a"],"organization":["c"],"startDate":["2015"],"endDate":["2014"]}}
                {"id":"d","schema":"Membership","properties":{"member":["a"],"startDate":["2015"]}}
                {"id":"e","schema":"Occupancy","properties":{"post":["f"]}}
                {"id":"g\\nh","schema":"Person","properties":{"name":["Anna Berg"]}}
                {"schema":"Person","properties":{"name":["Anna Berg"]}}
                {"id":"i","schema":"Person","properties":{}}
                {"id":"j"}
                [1]
                """;

        // When
        Told told = Told.of("e.json", lines.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(told.faults)
                .containsExactly(
                        "e.json:2: role 'Member' ends (2014) before it starts (2015)",
                        "e.json:3: a role without member or organization",
                        "e.json:4: an occupancy without holder or post",
                        "e.json:5: an id that is too long or has spaces: g?h",
                        "e.json:6: no id",
                        "e.json:7: no name that can be used of urn:tidende:ftm:i",
                        "e.json:8: no entity: it has no schema or no properties",
                        "e.json:9: no entity: it has no schema or no properties");
        assertThat(told.actors).isOne();
    }

    @Test
    void shouldLookAtAMillionDuplicatesInALittleMemory() throws Exception {
        // Given
        GazetteerLint lint = new GazetteerLint(3);
        int lines = 1_000_000;
        String header = "wikidata_id\teng\tlabel\tlanguage\ttype\n";

        // When
        try (InputStream in =
                new GeneratedLines(header, number -> "Q" + number + "\tAnna Berg\tAnna Berg\ten\tPER\n", lines)) {
            ActorSource.read("names.tsv", in, format -> lint.looking("names.tsv", format));
        }
        LintReport report = lint.report();

        // Then
        assertThat(report.actors()).isEqualTo(lines);
        assertThat(report.warnings()).isEqualTo(lines - 1);
        assertThat(report.errors()).isZero();
        assertThat(report.findings())
                .map(Finding::toString)
                .containsExactly(
                        "names.tsv:3: warning: 'Anna Berg' is also the name of the actor at names.tsv:2",
                        "names.tsv:4: warning: 'Anna Berg' is also the name of the actor at names.tsv:2",
                        "names.tsv:5: warning: 'Anna Berg' is also the name of the actor at names.tsv:2");
        assertThat(report.further()).containsEntry("names.tsv: further warnings (duplicate_name)", lines - 4L);
    }

    @Test
    void shouldSayWhatIsInNoFormat() {
        assertThatThrownBy(() -> Told.of("a.xml", "<?xml version='1.0'?><a/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FileFault.class)
                .hasMessageStartingWith("a.xml:1: XML, but not SKOS in RDF/XML");
        assertThat(Told.of("a.txt", "Anna Berg\nBo Lund\n".getBytes(StandardCharsets.UTF_8)).faults)
                .singleElement()
                .asString()
                .startsWith("a.txt:1: ");
        assertThat(Told.of("a", new ByteArrayInputStream(new byte[0])).faults).containsExactly("a:1: nothing in it");
    }
}
