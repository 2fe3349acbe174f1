package org.tidende.app;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/**
 * What a broker's clock shows. No request asks for it; but a broker stamps records of some topics itself and says with which time.
 * Such a record is sent in a transaction that is aborted: no reader of committed records ever sees it.
 */
final class BrokerClock {
    private BrokerClock() {}

    /** One that brokers stamp, and that few write to. */
    static String topic(KafkaTopics topics) {
        return topics.deadLetters(Stage.SINK).name();
    }

    /**
     * @throws KafkaException when it can't be asked: no answer in time, no permission, or another asks at the same moment
     */
    static Instant read(Map<String, Object> client, KafkaTopics topics) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "tidende-doctor");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            try {
                return Instant.ofEpochMilli(producer.send(new ProducerRecord<>(topic(topics), 0, null, null))
                        .get()
                        .timestamp());
            } finally {
                producer.abortTransaction();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause
                    ? cause
                    : new KafkaException("the broker refuses a record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("ended while a broker was asked for its time", e);
        }
    }
}
