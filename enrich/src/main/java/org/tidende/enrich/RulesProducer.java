package org.tidende.enrich;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes an entry of the rules topic. */
final class RulesProducer {
    static final Duration DEADLINE = Duration.ofSeconds(30);

    private RulesProducer() {}

    /**
     * Writes it and waits until the brokers have it.
     *
     * @param value null takes the key back
     * @return the generation it begins: the next offset of the topic
     * @throws KafkaException when the cluster does not answer within 30 s, or refuses
     */
    static long send(Map<String, Object> kafka, String topic, String key, byte[] value) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(topic, 0, name, value))
                            .get(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                            .offset()
                    + 1;
        } catch (ExecutionException e) {
            throw new KafkaException(key + " could not be published to " + topic, e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(key + " could not be published to " + topic + " within 30 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
