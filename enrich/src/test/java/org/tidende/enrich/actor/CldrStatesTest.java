package org.tidende.enrich.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tidende.enrich.text.Resources;

/** The committed table is a copy of what ICU says; a newer ICU makes it stale, and this test says so. */
class CldrStatesTest {
    private static final String WRITE = "tidende.states.write";

    @Test
    void shouldHaveTheTableThatIcuGives() throws IOException {
        // Given
        String table = CldrStates.table();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(Path.of("src/main/resources/org/tidende/enrich/actor", StateNames.FILE), table);
            return;
        }

        // When
        String committed = new String(Resources.bytes(StateNames.class, StateNames.FILE), StandardCharsets.UTF_8);

        // Then
        assertThat(committed.lines().findFirst()).isEqualTo(table.lines().findFirst());
        assertThat(committed.equals(table))
                .as("make it anew: mvn -pl enrich -am test -Dtest=CldrStatesTest -D" + WRITE + "=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isTrue();
    }
}
