package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tidende.contract.Records;
import org.tidende.contract.record.FeedState;

class FeedPollingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        Records.trust();
    }

    /** A 304 at noon, news ten minutes before. */
    private final FeedState state = FeedState.newBuilder()
            .setUri("https://a.example/feed")
            .setLastAttempt(Instant.parse("2026-03-01T12:00:00Z"))
            .setRecent(ByteBuffer.wrap(new byte[] {0, 0, 4 << 2 | 1, 0x30, 0, 0, 10, 1 << 2, (byte) 0xC8, 3}))
            .setMisses(2)
            .build();

    @Test
    void shouldShowTheLastFetchesInALine() {
        assertThat(FeedPolling.lately(state)).isEqualTo("+.");
    }

    @Test
    void shouldTellThemToPrograms() throws IOException {
        // When
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
            json.writeStartObject();
            FeedPolling.write(json, state);
            json.writeEndObject();
        }
        JsonNode told = JSON.readTree(text.toString());

        // Then
        assertThat(told.get("misses").asInt()).isEqualTo(2);
        assertThat(told.get("fetches")).hasSize(2);
        assertThat(told.get("fetches").get(0).get("status").asInt()).isEqualTo(304);
        assertThat(told.get("fetches").get(1).toString())
                .isEqualTo("{\"at\":\"2026-03-01T11:50:00Z\",\"outcome\":\"news\",\"status\":200,\"entries\":3}");
    }
}
