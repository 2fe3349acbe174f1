package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskRoomTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Columns: low watermark, flood stage, MB free of 1,000 MB, MB free at the flood stage; - for no warning. */
    @ParameterizedTest
    @CsvSource({
        "85%, 95%, 200, -",
        "85%, 95%, 140, 50",
        "0.85, 0.95, 140, 50",
        "300mb, 100mb, 299, 100",
        "300mb, 100mb, 301, -",
        "1GB, 0.5gb, 900, 512",
        "sideways, 95%, 1, -",
    })
    void shouldWarnBelowTheLowWatermark(String low, String flood, long free, String left) throws IOException {
        // When
        var warnings = DiskRoom.warnings(settings("true", low, flood), node(free));

        // Then
        if (left.equals("-")) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .contains("node one", free + " MB of disk", left + " MB are");
        }
    }

    @Test
    void shouldSayNothingWhereTheClusterDoesNotLook() throws IOException {
        assertThat(DiskRoom.warnings(settings("false", "85%", "95%"), node(1))).isEmpty();
    }

    private static JsonNode settings(String enabled, String low, String flood) throws IOException {
        return JSON.readTree("{\"persistent\": {\"cluster.routing.allocation.disk.watermark.low\": \"" + low
                + "\"}, \"transient\": {}, \"defaults\": {\"cluster.routing.allocation.disk.threshold_enabled\": \""
                + enabled + "\", \"cluster.routing.allocation.disk.watermark.low\": \"1%\","
                + " \"cluster.routing.allocation.disk.watermark.flood_stage\": \"" + flood + "\"}}");
    }

    private static JsonNode node(long free) throws IOException {
        return JSON.readTree("[{\"node\": \"one\", \"disk.avail\": \"" + (free << 20) + "\", \"disk.total\": \""
                + (1_000L << 20) + "\"}, {\"node\": \"UNASSIGNED\", \"disk.avail\": null, \"disk.total\": null}]");
    }
}
