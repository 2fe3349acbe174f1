package org.tidende.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class KafkaOptionsTest {
    @TempDir
    Path folder;

    @Command
    private static final class Any {
        @Mixin
        KafkaOptions kafka;
    }

    @Test
    void shouldLeadToTheServersOfStandaloneUnlessTold() {
        assertThat(parse().client()).isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:29092"));
    }

    @Test
    void shouldPassEverythingThroughUntouched() throws Exception {
        // Given: a file as Kafka's own tools take it
        Path file = Files.writeString(
                folder.resolve("client.properties"),
                "bootstrap.servers=broker:9093\nsecurity.protocol=SASL_SSL\nmy.own.interceptor=a\nlinger.ms=1\n");

        // When
        Map<String, Object> client = parse(
                        "--kafka-properties",
                        file.toString(),
                        "--kafka-property",
                        "linger.ms=2",
                        "--kafka-property",
                        "sasl.jaas.config=x.Login required username=\"a\" password=\"b=c,d\";")
                .client();

        // Then
        assertThat(client)
                .isEqualTo(Map.of(
                        "bootstrap.servers",
                        "broker:9093",
                        "security.protocol",
                        "SASL_SSL",
                        "my.own.interceptor",
                        "a",
                        "linger.ms",
                        "2",
                        "sasl.jaas.config",
                        "x.Login required username=\"a\" password=\"b=c,d\";"));
    }

    @Test
    void shouldLetTheCommandLinesBrokersGoFirst() {
        KafkaOptions options =
                parse("--kafka-property", "bootstrap.servers=one:9092", "--bootstrap-servers", "two:9092,three:9092");

        assertThat(options.bootstrapServers()).isEqualTo("two:9092,three:9092");
    }

    @Test
    void shouldSayWhenTheFileCannotBeRead() {
        Path missing = folder.resolve("none");

        assertThatThrownBy(parse("--kafka-properties", missing.toString())::client)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("the file of Kafka properties " + missing);
    }

    @Test
    void shouldPutThePrefixBeforeTopicsAndGroups() {
        KafkaOptions options = parse("--topic-prefix", "eu.");

        assertThat(options.topics().feeds().name()).isEqualTo("eu.news.feeds");
        assertThat(options.topics().group(org.tidende.contract.Stage.SINK)).startsWith("eu.");
    }

    private static KafkaOptions parse(String... arguments) {
        Any any = new Any();
        new CommandLine(any).parseArgs(arguments);
        return any.kafka;
    }
}
