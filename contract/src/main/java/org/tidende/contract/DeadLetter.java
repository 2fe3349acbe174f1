package org.tidende.contract;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record that a stage could not use: its key and bytes as they came, its own headers, and why, in the headers that Kafka
 * Streams itself writes, so that one tool reads the dead letters of every stage.
 */
public final class DeadLetter {
    /** Class of the error. */
    public static final String EXCEPTION = "__streams.errors.exception";

    /** What is wrong, where, and what to do. */
    public static final String MESSAGE = "__streams.errors.message";

    /** The stack, at most 8 KiB. */
    public static final String STACKTRACE = "__streams.errors.stacktrace";

    /** Topic the record came from. */
    public static final String TOPIC = "__streams.errors.topic";

    /** Partition there, in decimal digits. */
    public static final String PARTITION = "__streams.errors.partition";

    /** Offset there, in decimal digits. */
    public static final String OFFSET = "__streams.errors.offset";

    private static final int MAX_STACK_BYTES = 8 << 10;
    private static final int MAX_MESSAGE_CODE_POINTS = 2_000;

    private DeadLetter() {}

    /**
     * The dead letter of a record, for the partition of the same number.
     *
     * @param deadLetters the topic it goes to
     * @param source as it was read, untouched
     * @param error why it can't be used
     */
    public static ProducerRecord<byte[], byte[]> of(
            KafkaTopic deadLetters, ConsumerRecord<byte[], byte[]> source, Throwable error) {
        int partition = source.partition() < deadLetters.partitions() ? source.partition() : 0;
        return of(
                deadLetters,
                partition,
                source.key(),
                source.value(),
                source.headers(),
                source.topic(),
                source.partition(),
                source.offset(),
                error);
    }

    /**
     * The dead letter of something that is not a record in a topic, for instance an entry of a feed.
     *
     * @param origin where it came from, in place of the source topic
     */
    public static ProducerRecord<byte[], byte[]> of(
            KafkaTopic deadLetters, int partition, byte[] key, byte[] value, String origin, Throwable error) {
        return of(deadLetters, partition, key, value, new RecordHeaders(), origin, -1, -1, error);
    }

    private static ProducerRecord<byte[], byte[]> of(
            KafkaTopic deadLetters,
            int partition,
            byte[] key,
            byte[] value,
            Headers inherited,
            String topic,
            int sourcePartition,
            long sourceOffset,
            Throwable error) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : inherited) {
            headers.add(header);
        }
        put(headers, EXCEPTION, error.getClass().getName());
        put(headers, MESSAGE, Sizes.codePoints(Objects.toString(error.getMessage(), ""), MAX_MESSAGE_CODE_POINTS));
        put(headers, STACKTRACE, Sizes.utf8(stack(error), MAX_STACK_BYTES));
        put(headers, TOPIC, topic);
        put(headers, PARTITION, Integer.toString(sourcePartition));
        put(headers, OFFSET, Long.toString(sourceOffset));
        return new ProducerRecord<>(deadLetters.name(), partition, null, key, value, headers);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String stack(Throwable error) {
        StringWriter out = new StringWriter();
        error.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
