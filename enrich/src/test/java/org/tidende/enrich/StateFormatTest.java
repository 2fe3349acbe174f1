package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.tidende.contract.record.Origin;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.RepresentationType;
import org.tidende.contract.record.Sha256;

/** The stores outlive a version of this code: their bytes are as good as a contract. */
class StateFormatTest {

    @Test
    void shouldKeepTheBytesOfRevisions() {
        // Given
        Serde<RevisionState> serde = RevisionState.serde();
        RevisionState state = new RevisionState(
                1,
                2,
                3,
                new Sha256(new byte[32]),
                4,
                RepresentationType.partial,
                new Origin(5, 6L),
                PubStatus.canceled);

        // When
        byte[] bytes = serde.serializer().serialize("", state);

        // Then
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("01" + "0000000000000001" + "0000000000000002" + "00000003" + "00".repeat(32)
                        + "0000000000000004" + "01" + "00000005" + "0000000000000006" + "02");
        assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(state);
    }

    @Test
    void shouldKeepTheBytesOfMentioned() {
        // Given
        Serde<Mentioned> serde = Mentioned.serde();
        Mentioned some = new Mentioned(1, 2, List.of("urn:x:1", "urn:x:2"));
        Mentioned none = new Mentioned(1, 2, List.of());

        // When
        byte[] bytes = serde.serializer().serialize("", some);

        // Then
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("01" + "00000001" + "0000000000000002" + "75726e3a783a31" + "0a" + "75726e3a783a32");
        assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(some);
        assertThat(serde.deserializer().deserialize("", serde.serializer().serialize("", none)))
                .isEqualTo(none);
    }

    @Test
    void shouldRefuseBytesOfAnotherVersion() {
        // Then
        assertThatThrownBy(() -> RevisionState.serde().deserializer().deserialize("", new byte[] {2, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("format 2");
        assertThatThrownBy(() -> Mentioned.serde().deserializer().deserialize("", new byte[] {2, 0}))
                .isInstanceOf(SerializationException.class);
    }
}
