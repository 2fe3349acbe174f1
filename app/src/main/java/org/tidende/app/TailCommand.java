package org.tidende.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tidende.contract.ConsumerDefaults;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what goes through a topic. It joins no group and commits nothing. */
@Command(
        name = "tail",
        description = "Prints the records of a topic as they come, committed ones only.",
        mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Parameters(paramLabel = "TOPIC", description = "For instance news.articles.enriched.")
    String topic;

    @Option(names = "--from-beginning", description = "All that is there first.")
    boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "Ends after so many records.")
    Long max;

    @Option(
            names = "--json",
            description = "One JSON object a line: topic, partition, offset, timestamp, key, headers, value.")
    boolean json;

    @Spec
    CommandSpec spec;

    private final ObjectMapper mapper = new ObjectMapper();
    private final RecordText text = new RecordText();

    @Override
    public Integer call() throws IOException {
        if (max != null && max < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--max must be 1 or more, is " + max);
        }
        String name = kafka.topics().prefix() + topic;
        LogSetup.quiet();
        Map<String, Object> settings = ConsumerDefaults.of(kafka.bootstrapServers());
        settings.putAll(kafka.impatientClient());
        // It joins no group, and what was not committed is not there.
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        PrintWriter out = spec.commandLine().getOut();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, name);
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            long printed = 0;
            while (max == null || printed < max) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (max != null && printed == max) {
                        break;
                    }
                    out.println(json ? asJson(record) : asLine(record));
                    printed++;
                }
                out.flush();
                if (out.checkError()) {
                    // Whoever read it has gone.
                    return CommandLine.ExitCode.OK;
                }
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String name) {
        List<PartitionInfo> found = consumer.partitionsFor(name);
        if (found == null || found.isEmpty()) {
            throw new CommandException("there is no topic " + name + " at " + kafka.bootstrapServers());
        }
        return found.stream()
                .map(info -> new TopicPartition(name, info.partition()))
                .toList();
    }

    private String asLine(ConsumerRecord<byte[], byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp()) + " " + record.partition() + "/" + record.offset() + " "
                + RecordText.key(record.key()) + " " + text.json(record.value());
    }

    private String asJson(ConsumerRecord<byte[], byte[]> record) throws IOException {
        ObjectNode node = mapper.createObjectNode();
        node.put("topic", record.topic());
        node.put("partition", record.partition());
        node.put("offset", record.offset());
        node.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        node.put("key", RecordText.key(record.key()));
        ObjectNode headers = node.putObject("headers");
        record.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
        node.set("value", mapper.readTree(text.json(record.value())));
        return mapper.writeValueAsString(node);
    }
}
