package org.tidende.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldSetCommasWhereAValueFollowsAValue() {
        // Given
        JsonBytes json = new JsonBytes(0);

        // When
        json.object()
                .number(JsonBytes.name("a"), -12)
                .array(JsonBytes.name("b"))
                .number(1)
                .number(2)
                .endArray();
        json.object(JsonBytes.name("c")).end().flag(JsonBytes.name("d"), true).end();

        // Then
        assertThat(text(json)).isEqualTo("{\"a\":-12,\"b\":[1,2],\"c\":{},\"d\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 9, 10, 99, 100, 12_345, Integer.MAX_VALUE - 1, Integer.MAX_VALUE, 1L << 53, -1, Long.MIN_VALUE})
    void shouldWriteNumbers(long number) {
        assertThat(text(new JsonBytes(0).number(number))).isEqualTo(Long.toString(number));
    }

    /** Texts of all kinds of characters, at all places in the eight bytes that are looked at together. */
    @Test
    void shouldKeepEveryCharacter() throws Exception {
        // Given
        Random random = new Random(7);
        int[] kinds = {0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF};
        for (int round = 0; round < 3_000; round++) {
            StringBuilder words = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                int most = kinds[random.nextInt(kinds.length)];
                int character = random.nextInt(most + 1);
                words.appendCodePoint(character >= 0xD800 && character < 0xE000 ? '"' : character);
            }

            // When
            String written = text(avro(words.toString().getBytes(StandardCharsets.UTF_8)));

            // Then
            assertThat(JSON.readValue(written, String.class)).isEqualTo(words.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"80", "C0AF", "C3", "C378", "E08080", "E282", "EDA080", "F0808080", "F4908080", "F5808080", "FF"
            })
    void shouldRefuseMalformedUtf8(String bytes) {
        assertThatThrownBy(() -> avro(HexFormat.of().parseHex("6162" + bytes)))
                .isInstanceOf(DamagedRecordException.class)
                .hasMessageContaining("UTF-8");
    }

    static LongStream moments() {
        return LongStream.concat(
                LongStream.of(
                        0,
                        1,
                        999,
                        1_000,
                        951_782_400_000L,
                        253_402_300_799_999L,
                        253_402_300_800_000L,
                        -1,
                        Long.MAX_VALUE),
                new Random(3).longs(200, 0, 4_102_444_800_000L));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void shouldWriteMomentsAsThePlatformDoes(long millis) {
        // When
        JsonBytes json =
                new JsonBytes(0).object().date(JsonBytes.name("t"), millis).end();

        // Then
        assertThat(text(json)).isEqualTo("{\"t\":\"" + Instant.ofEpochMilli(millis) + "\"}");
    }

    private static JsonBytes avro(byte[] utf8) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int length = utf8.length << 1;
        for (; length > 0x7F; length >>>= 7) {
            text.write(length | 0x80);
        }
        text.write(length);
        text.writeBytes(utf8);
        return new JsonBytes(0).text(text.toByteArray(), 0);
    }

    private static String text(JsonBytes json) {
        return new String(Arrays.copyOf(json.array(), json.size()), StandardCharsets.UTF_8);
    }
}
