package org.tidende.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    @Test
    void shouldArriveAsSent() {
        Report up = new Report.Up(Servers.OPENSEARCH);
        Report failed = new Report.Failed(ExitCode.PORT_IN_USE, "port 1 is in use");

        assertThat(Report.parse(up.line())).contains(up);
        assertThat(Report.parse(failed.line())).contains(failed);
    }

    @Test
    void shouldStayOnOneLine() {
        // Given
        Report failed = new Report.Failed(ExitCode.START_FAILED, "first\n\tsecond");

        // When
        String line = failed.line();

        // Then
        assertThat(Report.parse(line)).contains(new Report.Failed(ExitCode.START_FAILED, "first second"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tidende-servers", "tidende-servers\tsideways\tKAFKA", "up\tKAFKA\tnoise"})
    void shouldPassOverNoise(String line) {
        assertThat(Report.parse(line)).isEmpty();
    }
}
