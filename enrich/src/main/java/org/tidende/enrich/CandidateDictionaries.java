package org.tidende.enrich;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.tidende.contract.KafkaTopics;

/** Dictionaries that may come: files that are not published yet, with the single rules that are. */
public final class CandidateDictionaries {
    private CandidateDictionaries() {}

    /**
     * Reads them as a worker would that had these files.
     *
     * @param kafka {@code bootstrap.servers} and any client property
     * @param topics whose rules topic is read
     * @param files gazetteers and rule files, or folders of them
     * @param defaults whether the actors of this module and the states of CLDR are in it
     * @throws org.tidende.enrich.file.FileFault with file and line, when one is not in its format
     * @throws KafkaException when the cluster can't be asked
     */
    public static Dictionaries read(Map<String, Object> kafka, KafkaTopics topics, List<Path> files, boolean defaults) {
        Dictionaries own = Dictionaries.load(files, defaults);
        Rulebook book = new Rulebook();
        try (Consumer<byte[], byte[]> consumer = RulesConsumer.of(kafka)) {
            List<TopicPartition> rules =
                    CommittedRecords.partitions(consumer, topics.rules().name());
            consumer.assign(rules);
            consumer.seekToBeginning(rules);
            CommittedRecords.forEach(consumer, rules, record -> {
                book.take(record);
                return true;
            });
        }
        return book.at(0, own).dictionaries();
    }
}
