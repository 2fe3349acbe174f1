package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.tidende.contract.PinnedSchemas;
import org.tidende.contract.RecordSerde;
import org.tidende.contract.record.FeedState;

class RecordTextTest {
    private final RecordText text = new RecordText();
    private final byte[] framed = RecordSerde.of(FeedState.class)
            .write(
                    "news.feed.states",
                    FeedState.newBuilder().setUri("https://example.org/rss").build());

    @Test
    void shouldShowARecord() throws Exception {
        assertThat(json(framed).get("uri").asText()).isEqualTo("https://example.org/rss");
        assertThat(text.json(null)).isEqualTo("null");
    }

    @Test
    void shouldSayWhenARecordIsOfANewerSchema() throws Exception {
        // Given
        ByteBuffer.wrap(framed).putInt(1, PinnedSchemas.END_ID - 1);

        // When
        JsonNode shown = json(framed);

        // Then
        assertThat(shown.get("problem").asText())
                .isEqualTo(
                        "a newer schema than this version knows (id 0x5444ffff): update Tidende here, then try it again");
        assertThat(shown.get("bytes").asText()).isEqualTo(Base64.getEncoder().encodeToString(framed));
    }

    @Test
    void shouldShowTheBytesOfWhatCannotBeRead() throws Exception {
        assertThat(json(Arrays.copyOf(framed, 8)).get("problem").asText()).startsWith("damaged");
        assertThat(json("hello".getBytes()).has("problem")).isFalse();
        assertThat(json("hello".getBytes()).get("bytes").asText()).isEqualTo("aGVsbG8=");
    }

    private JsonNode json(byte[] value) throws Exception {
        return new ObjectMapper().readTree(text.json(value));
    }
}
