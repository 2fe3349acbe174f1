package org.tidende.enrich;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/**
 * Sends a record that can't be used to the dead letters, in the transaction of its offset, and lets the stream go on. What is
 * wrong with the platform (a store, the broker) is no record's fault and stops the stream, to be tried again.
 *
 * <p>Kafka Streams makes it by its class name, so its parts come through the configuration.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler, DeserializationExceptionHandler {
    static final String TOPICS = "tidende.enrich.topics";
    static final String METRICS = "tidende.enrich.metrics";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private KafkaTopics topics;
    private EnrichMetrics metrics;

    @Override
    public void configure(Map<String, ?> settings) {
        topics = (KafkaTopics) settings.get(TOPICS);
        metrics = (EnrichMetrics) settings.get(METRICS);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception error) {
        if (error instanceof KafkaException && !(error instanceof SerializationException)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(
                List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), error)));
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
        // Not reached while sources are bytes, and counted as read for the day that they are not.
        metrics.read();
        return DeserializationExceptionHandler.Response.resume(
                List.of(letter(context, record.key(), record.value(), error)));
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception error) {
        metrics.deadLettered();
        LOG.warn(
                "dead letter: {} ({} partition {} offset {})",
                error.getMessage(),
                context.topic(),
                context.partition(),
                context.offset());
        Headers headers = new RecordHeaders(context.headers().toArray());
        return DeadLetter.of(topics.deadLetters(Stage.ENRICH), source(context, key, value, headers), error);
    }

    /** A record that fails again after a retry still says where it first came from. */
    private ConsumerRecord<byte[], byte[]> source(
            ErrorHandlerContext context, byte[] key, byte[] value, Headers headers) {
        String topic = context.topic();
        long offset = context.offset();
        if (topic.equals(topics.retry(Stage.ENRICH).name())) {
            String first = EventHeaders.text(headers, DeadLetter.TOPIC);
            String firstOffset = EventHeaders.text(headers, DeadLetter.OFFSET);
            if (first != null && firstOffset != null && firstOffset.matches("\\d{1,18}")) {
                topic = first;
                offset = Long.parseLong(firstOffset);
            }
        }
        return new ConsumerRecord<>(
                topic,
                context.partition(),
                offset,
                context.timestamp(),
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                headers,
                Optional.empty());
    }
}
