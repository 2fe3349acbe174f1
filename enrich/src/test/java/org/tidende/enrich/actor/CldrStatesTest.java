package org.tidende.enrich.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidende.enrich.text.Resources;

/** The committed tables are copies of what ICU says; a newer ICU makes them stale, and this test says so. */
class CldrStatesTest {
    private static final String WRITE = "tidende.states.write";

    @ParameterizedTest
    @ValueSource(strings = {StateNames.FILE, CityNames.CLDR_FILE})
    void shouldHaveTheTableThatIcuGives(String file) throws IOException {
        // Given
        String table = file.equals(StateNames.FILE) ? CldrStates.table() : CldrCities.table();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(Path.of("src/main/resources/org/tidende/enrich/actor", file), table);
            return;
        }

        // When
        String committed = new String(Resources.bytes(StateNames.class, file), StandardCharsets.UTF_8);

        // Then
        assertThat(committed.lines().findFirst()).isEqualTo(table.lines().findFirst());
        assertThat(committed.equals(table))
                .as("make it anew: mvn -pl enrich -am test -Dtest=CldrStatesTest -D" + WRITE + "=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isTrue();
    }
}
