package org.tidende.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.tidende.contract.PinnedSchemas;
import org.tidende.contract.RecordSerde;

/** Any record's value as JSON, by the schema id in its frame. */
final class RecordText {
    private static final int FRAME = 5;

    private final PinnedSchemas schemas = PinnedSchemas.load();
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    /**
     * A JSON object; a value that can't be read is {@code {"problem": words, "bytes": base64}}, one that is not framed
     * {@code {"bytes": base64}}, a tombstone {@code null}.
     */
    String json(byte[] value) {
        if (value == null) {
            return "null";
        }
        if (value.length >= FRAME && value[0] == 0) {
            int id = ByteBuffer.wrap(value, 1, 4).getInt();
            if (schemas.find(id).isPresent()) {
                try {
                    return readers.computeIfAbsent(
                                    id,
                                    unread -> new GenericDatumReader<>(
                                            schemas.find(id).orElseThrow().schema()))
                            .read(null, DecoderFactory.get().binaryDecoder(value, FRAME, value.length - FRAME, null))
                            .toString();
                } catch (IOException | RuntimeException e) {
                    return problem("damaged: it says schema id " + String.format("0x%08x", id), value);
                }
            }
            return problem(RecordSerde.unknown(id), value);
        }
        return "{\"bytes\": \"" + base64(value) + "\"}";
    }

    private static String problem(String words, byte[] value) {
        return "{\"problem\": \"" + words + "\", \"bytes\": \"" + base64(value) + "\"}";
    }

    static String key(byte[] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    private static String base64(byte[] value) {
        return Base64.getEncoder().encodeToString(value);
    }
}
