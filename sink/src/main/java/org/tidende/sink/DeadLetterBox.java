package org.tidende.sink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tidende.contract.ConsumerDefaults;
import org.tidende.contract.DeadLetter;
import org.tidende.contract.EventHeaders;
import org.tidende.contract.KafkaTopics;
import org.tidende.contract.Stage;

/**
 * The dead letters of all stages: shows them, gives their records to their stage again, or puts them aside. Nothing is ever taken
 * out of a topic: a mark beside a dead letter (no value, header {@code tidende.handled}) says that it is done with.
 *
 * <p>A redriven record goes to the stage's retry topic alone, under its key, on its partition, with the dead letter's headers, in one
 * transaction with the mark. Two operators at once can't redrive one twice: the later one fences the earlier and looks again.
 */
public final class DeadLetterBox implements AutoCloseable {
    /** Beside {@code tidende.handled}: what was done. */
    static final String HOW = "tidende.handled.how";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_IN_TRANSACTION = 100;

    /** Those that read their retry topic. */
    private static final Set<Stage> RETRYING = Set.of(Stage.ENRICH, Stage.SINK);

    private final KafkaTopics topics;
    private final Map<String, Object> settings;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Connects when first asked.
     *
     * @param kafka client properties, {@code bootstrap.servers} among them
     */
    public DeadLetterBox(Map<String, Object> kafka, KafkaTopics topics) {
        this.topics = topics;
        this.settings = Map.copyOf(kafka);
        Map<String, Object> reading =
                new HashMap<>(ConsumerDefaults.of(kafka.get("bootstrap.servers").toString()));
        kafka.forEach(reading::putIfAbsent);
        reading.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * The dead letters of stages that pass a filter, by stage, partition and offset.
     *
     * @throws KafkaException when the broker can't be reached
     */
    public List<DeadLetterInfo> list(Collection<Stage> stages, Predicate<DeadLetterInfo> filter) {
        List<DeadLetterInfo> found = new ArrayList<>();
        for (Stage stage : stages) {
            folded(stage).values().stream().filter(filter).forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** One, with what was done about it; empty when nothing lies there. */
    public Optional<DeadLetterInfo> find(DeadLetterPlace place) {
        return Optional.ofNullable(folded(place.stage()).get(new Spot(place.partition(), place.offset())));
    }

    /** A dead letter as it lies in its topic, with the record's bytes and all headers; empty when there is none. */
    public Optional<ConsumerRecord<byte[], byte[]>> read(DeadLetterPlace place) {
        TopicPartition partition =
                new TopicPartition(topics.deadLetters(place.stage()).name(), place.partition());
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (place.offset() >= end) {
            return Optional.empty();
        }
        consumer.seek(partition, place.offset());
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == place.offset() && !isMark(record) ? Optional.of(record) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Gives records to their stage again; those that something was done about already are left as they are.
     *
     * @return how many
     * @throws IllegalArgumentException when their stage doesn't take records again
     */
    public int redrive(Collection<DeadLetterPlace> places) {
        for (DeadLetterPlace place : places) {
            if (!RETRYING.contains(place.stage())) {
                throw new IllegalArgumentException(place + ": " + place.stage().label()
                        + " takes nothing again; it asks feeds and pages itself when they are due. Mend what is wrong"
                        + " there, then drop the dead letter");
            }
        }
        return handle(places, DeadLetterInfo.State.REDRIVEN);
    }

    /** Marks dead letters as not wanted; those that something was done about already are left as they are. */
    public int drop(Collection<DeadLetterPlace> places) {
        return handle(places, DeadLetterInfo.State.DROPPED);
    }

    private int handle(Collection<DeadLetterPlace> places, DeadLetterInfo.State how) {
        Map<Stage, List<DeadLetterPlace>> byStage = new TreeMap<>();
        places.stream().distinct().forEach(place -> byStage.computeIfAbsent(place.stage(), one -> new ArrayList<>())
                .add(place));
        int handled = 0;
        for (Map.Entry<Stage, List<DeadLetterPlace>> entry : byStage.entrySet()) {
            try (KafkaProducer<byte[], byte[]> producer = producer(entry.getKey())) {
                producer.initTransactions();
                // Whoever did the same before is fenced by now, and what was done is there to be seen.
                Map<Spot, DeadLetterInfo> now = folded(entry.getKey());
                List<DeadLetterPlace> open = entry.getValue().stream()
                        .filter(place -> {
                            DeadLetterInfo letter = now.get(new Spot(place.partition(), place.offset()));
                            return letter != null && letter.state() == DeadLetterInfo.State.OPEN;
                        })
                        .toList();
                for (int from = 0; from < open.size(); from += MOST_IN_TRANSACTION) {
                    write(producer, open.subList(from, Math.min(open.size(), from + MOST_IN_TRANSACTION)), how);
                }
                handled += open.size();
            }
        }
        return handled;
    }

    private void write(KafkaProducer<byte[], byte[]> producer, List<DeadLetterPlace> places, DeadLetterInfo.State how) {
        producer.beginTransaction();
        for (DeadLetterPlace place : places) {
            ConsumerRecord<byte[], byte[]> letter = read(place)
                    .orElseThrow(() -> new KafkaException("the dead letter " + place + " has gone meanwhile"));
            if (how == DeadLetterInfo.State.REDRIVEN) {
                producer.send(again(place, letter));
            }
            RecordHeaders headers = new RecordHeaders();
            EventHeaders.add(headers, EventHeaders.HANDLED, place.inTopic());
            EventHeaders.add(headers, HOW, how.name());
            producer.send(new ProducerRecord<>(
                    topics.deadLetters(place.stage()).name(), place.partition(), null, letter.key(), null, headers));
        }
        producer.commitTransaction();
    }

    private ProducerRecord<byte[], byte[]> again(DeadLetterPlace place, ConsumerRecord<byte[], byte[]> letter) {
        RecordHeaders headers = new RecordHeaders();
        letter.headers().forEach(headers::add);
        headers.remove(EventHeaders.REDRIVE);
        EventHeaders.add(headers, EventHeaders.REDRIVE, place.inTopic());
        return new ProducerRecord<>(
                topics.retry(place.stage()).name(), place.partition(), null, letter.key(), letter.value(), headers);
    }

    private record Spot(int partition, long offset) {}

    /** All of a stage by their place, each with the mark that followed it. */
    private Map<Spot, DeadLetterInfo> folded(Stage stage) {
        Map<Spot, DeadLetterInfo> letters = new LinkedHashMap<>();
        readAll(topics.deadLetters(stage).name(), record -> {
            if (isMark(record)) {
                String[] place = text(record.headers(), EventHeaders.HANDLED).split("/");
                letters.computeIfPresent(
                        new Spot(Integer.parseInt(place[0]), Long.parseLong(place[1])),
                        (spot, letter) -> letter.with(how(record.headers())));
            } else {
                letters.put(new Spot(record.partition(), record.offset()), info(stage, record));
            }
        });
        Map<Spot, DeadLetterInfo> sorted = new TreeMap<>((one, other) -> one.partition() != other.partition()
                ? Integer.compare(one.partition(), other.partition())
                : Long.compare(one.offset(), other.offset()));
        sorted.putAll(letters);
        return sorted;
    }

    private void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(taker);
        }
    }

    private static boolean isMark(ConsumerRecord<byte[], byte[]> record) {
        String handled = EventHeaders.text(record.headers(), EventHeaders.HANDLED);
        return record.value() == null && handled != null && handled.matches("\\d{1,6}/\\d{1,18}");
    }

    private static DeadLetterInfo.State how(Headers headers) {
        return DeadLetterInfo.State.DROPPED.name().equals(EventHeaders.text(headers, HOW))
                ? DeadLetterInfo.State.DROPPED
                : DeadLetterInfo.State.REDRIVEN;
    }

    private static DeadLetterInfo info(Stage stage, ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        String error = text(headers, DeadLetter.EXCEPTION);
        return new DeadLetterInfo(
                new DeadLetterPlace(stage, record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                record.value() == null ? -1 : record.value().length,
                error.substring(error.lastIndexOf('.') + 1),
                text(headers, DeadLetter.MESSAGE),
                text(headers, DeadLetter.TOPIC) + "/" + text(headers, DeadLetter.PARTITION) + "/"
                        + text(headers, DeadLetter.OFFSET),
                EventHeaders.text(headers, EventHeaders.REDRIVE),
                DeadLetterInfo.State.OPEN);
    }

    private static String text(Headers headers, String name) {
        return Objects.requireNonNullElse(EventHeaders.text(headers, name), "");
    }

    private KafkaProducer<byte[], byte[]> producer(Stage stage) {
        Map<String, Object> writing = new HashMap<>(settings);
        writing.put("transactional.id", topics.group(stage) + "-redrive");
        writing.put("compression.type", "zstd");
        writing.put("max.request.size", 5 << 20);
        writing.put("max.block.ms", (int) PATIENCE.toMillis());
        return new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
