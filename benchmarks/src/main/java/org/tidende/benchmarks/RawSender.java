package org.tidende.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tidende.contract.ConsumerDefaults;

/**
 * The least that brings records into an index: values that are JSON already go out as they came, 500 in a request, one request at a
 * time. It promises nothing: an answer with an error in it ends it.
 */
final class RawSender {
    private final String bootstrapServers;
    private final String topic;
    private final URI address;
    private final byte[] action;

    /**
     * @param address of OpenSearch
     * @param index that is there already
     */
    RawSender(String bootstrapServers, String topic, URI address, String index) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.address = address;
        this.action = ("{\"index\":{\"_index\":\"" + index + "\",\"_id\":\"").getBytes(StandardCharsets.US_ASCII);
    }

    /** @param sent is told how many are in the index */
    void run(long records, LongConsumer sent) throws IOException {
        Map<String, Object> settings = new HashMap<>(ConsumerDefaults.of(bootstrapServers, topic + "-raw"));
        settings.put("max.poll.records", 500);
        ByteArrayOutputStream body = new ByteArrayOutputStream(4 << 20);
        long done = 0;
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (done < records) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofSeconds(1));
                if (polled.isEmpty()) {
                    continue;
                }
                body.reset();
                for (ConsumerRecord<byte[], byte[]> record : polled) {
                    body.writeBytes(action);
                    body.writeBytes(record.key());
                    body.writeBytes("\"}}\n".getBytes(StandardCharsets.US_ASCII));
                    body.writeBytes(record.value());
                    body.write('\n');
                }
                send(body);
                done += polled.count();
                consumer.commitAsync();
                sent.accept(done);
            }
        }
    }

    private void send(ByteArrayOutputStream body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                address.resolve("/_bulk?filter_path=errors").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-ndjson");
        connection.setFixedLengthStreamingMode(body.size());
        try (OutputStream out = connection.getOutputStream()) {
            body.writeTo(out);
        }
        String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!answer.contains("\"errors\":false")) {
            throw new IOException("refused: " + answer);
        }
    }
}
