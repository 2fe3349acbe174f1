package org.tidende.contract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A record in the Confluent framing: a zero byte, four bytes schema id (big-endian), Avro binary. What was written with another
 * pinned version is read as this version's record by Avro's resolution rules. A null is a tombstone and stays null.
 *
 * <p>Safe for use by several threads.
 *
 * @param <T> a record of this module
 */
public final class RecordSerde<T extends SpecificRecord> implements Serde<T> {
    private static final byte MAGIC = 0;
    private static final int FRAME = 5;

    static {
        Records.trust();
    }

    private final PinnedSchemas schemas;
    private final Schema readerSchema;
    private final int writerId;
    private final SpecificData model;
    private final SpecificDatumWriter<T> writer;
    private final Map<Integer, Schema> writerSchemas = new ConcurrentHashMap<>();
    private final ThreadLocal<Map<Integer, SpecificDatumReader<T>>> readers =
            ThreadLocal.withInitial(ConcurrentHashMap::new);

    private RecordSerde(Class<T> type, PinnedSchemas schemas) {
        this.schemas = schemas;
        this.model = SpecificData.getForClass(type);
        this.readerSchema = model.getSchema(type);
        this.writer = new SpecificDatumWriter<>(readerSchema, model);
        this.writerId = schemas.newest(readerSchema.getFullName())
                .orElseThrow(
                        () -> new IllegalArgumentException(readerSchema.getFullName() + " has no pinned schema id"))
                .id();
    }

    /** For a record type, with the schemas of this jar. */
    public static <T extends SpecificRecord> RecordSerde<T> of(Class<T> type) {
        return new RecordSerde<>(type, Holder.SCHEMAS);
    }

    /** Parsed once a process, on first use. */
    private static final class Holder {
        static final PinnedSchemas SCHEMAS = PinnedSchemas.load();
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : write(topic, value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
    }

    /**
     * The framed bytes of a record.
     *
     * @throws SerializationException when a field that must be set is not
     */
    public byte[] write(String topic, T value) {
        ByteSink out = new ByteSink(1_024);
        out.write(MAGIC);
        out.write(writerId >>> 24);
        out.write(writerId >>> 16);
        out.write(writerId >>> 8);
        out.write(writerId);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "a record for " + topic + " can't be written as " + readerSchema.getFullName() + ": "
                            + e.getMessage(),
                    e);
        }
        return out.toByteArray();
    }

    /**
     * The record in framed bytes.
     *
     * @throws SerializationException when they are not framed, carry an unknown schema id, or are damaged; the message says which
     */
    public T read(String topic, byte[] bytes) {
        if (bytes.length < FRAME || bytes[0] != MAGIC) {
            throw new SerializationException(String.format(
                    "a record in %s is not in the Confluent framing: %d bytes, the first is %s, wanted at least %d and a 0",
                    topic, bytes.length, bytes.length == 0 ? "absent" : String.format("0x%02x", bytes[0]), FRAME));
        }
        int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
        SpecificDatumReader<T> reader = readers.get().computeIfAbsent(id, unread -> {
            SpecificDatumReader<T> made = new SpecificDatumReader<>(writerSchema(topic, id), readerSchema, model);
            return made;
        });
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, FRAME, bytes.length - FRAME, null);
            T value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException(
                        "a record in " + topic + " goes on after the end of its " + readerSchema.getFullName());
            }
            return value;
        } catch (SerializationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Avro throws half a dozen kinds for damaged bytes; they all mean the same here.
            throw new SerializationException(
                    String.format(
                            "a record in %s is damaged: it says schema id 0x%08x (%s) and can't be read as that: %s",
                            topic, id, readerSchema.getFullName(), e),
                    e);
        }
    }

    /** What a schema id means that is not pinned here, and what to do, for whoever has to say so. */
    public static String unknown(int id) {
        return id >= PinnedSchemas.FIRST_ID && id < PinnedSchemas.END_ID
                ? String.format(
                        "a newer schema than this version knows (id 0x%08x): update Tidende here, then try it again",
                        id)
                : String.format("an unknown schema id 0x%08x, which is none of Tidende's", id);
    }

    private Schema writerSchema(String topic, int id) {
        return writerSchemas.computeIfAbsent(id, unread -> {
            PinnedSchemas.Entry entry = schemas.find(id)
                    .orElseThrow(() -> new SerializationException("a record in " + topic + " has " + unknown(id)));
            if (!entry.recordName().equals(readerSchema.getFullName())) {
                throw new SerializationException(String.format(
                        "a record in %s is a %s, wanted %s", topic, entry.recordName(), readerSchema.getFullName()));
            }
            return entry.schema();
        });
    }
}
