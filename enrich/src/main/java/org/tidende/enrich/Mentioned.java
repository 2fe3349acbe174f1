package org.tidende.enrich;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Which actors of an article were last told, in the store {@code mentioned}.
 *
 * @param revision of the article
 * @param generation of the dictionaries
 * @param actorUris sorted
 */
record Mentioned(int revision, long generation, List<String> actorUris) {
    private static final byte FORMAT = 1;

    Mentioned {
        actorUris = List.copyOf(actorUris);
    }

    static Serde<Mentioned> serde() {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : value.write(),
                (topic, bytes) -> bytes == null ? null : read(bytes));
    }

    private byte[] write() {
        byte[] uris = String.join("\n", actorUris).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(13 + uris.length)
                .put(FORMAT)
                .putInt(revision)
                .putLong(generation)
                .put(uris)
                .array();
    }

    private static Mentioned read(byte[] bytes) {
        if (bytes.length < 13 || bytes[0] != FORMAT) {
            throw new SerializationException(
                    "the store mentioned has a value of " + bytes.length + " bytes that is not in format " + FORMAT);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, 12);
        int revision = in.getInt();
        long generation = in.getLong();
        String uris = new String(bytes, 13, bytes.length - 13, StandardCharsets.UTF_8);
        return new Mentioned(revision, generation, uris.isEmpty() ? new ArrayList<>() : List.of(uris.split("\n")));
    }
}
