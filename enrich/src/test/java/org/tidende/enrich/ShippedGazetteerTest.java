package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidende.enrich.gazetteer.Finding;
import org.tidende.enrich.gazetteer.LintReport;
import org.tidende.enrich.text.Resources;

/** What we ship passes what we ask of others. */
class ShippedGazetteerTest {
    @TempDir
    Path folder;

    @Test
    void shouldHaveNoErrors() throws Exception {
        // Given
        List<Path> files = new ArrayList<>();
        for (String name : DictionaryFiles.DEFAULT_ACTORS) {
            Path file = folder.resolve(Path.of(name).getFileName());
            files.add(Files.write(file, Resources.bytes(Dictionaries.class, name)));
        }

        // When
        LintReport report = Dictionaries.lint(files, false, 100);

        // Then
        assertThat(report.actors()).isGreaterThan(100);
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .isEmpty();
        assertThat(report.findings())
                .filteredOn(finding -> finding.check() == Finding.Check.UNKNOWN_ORGANISATION)
                .isEmpty();
    }
}
