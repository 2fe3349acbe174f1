package org.tidende.ingest.ownership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;

/** Who holds partitions up, in words for an operator. */
final class OpenTransactions {
    private static final Set<TransactionState> WILL_BE_DECIDED =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private OpenTransactions() {}

    /** Each transaction that is open in one of the partitions: since when, whose, and what can be done about it. */
    static String describe(Admin admin, Collection<TopicPartition> partitions) throws InterruptedException {
        List<String> all = new ArrayList<>();
        try {
            for (TopicPartition partition : partitions) {
                for (ProducerState producer : admin.describeProducers(partitions)
                        .partitionResult(partition)
                        .get()
                        .activeProducers()) {
                    if (producer.currentTransactionStartOffset().isPresent()) {
                        all.add(describe(admin, partition, producer));
                    }
                }
            }
        } catch (ExecutionException e) {
            return "whose transaction it waits for can't be asked: "
                    + e.getCause().getMessage();
        }
        return all.isEmpty() ? "no transaction is open in " + partitions : String.join("; ", all);
    }

    private static String describe(Admin admin, TopicPartition partition, ProducerState producer)
            throws ExecutionException, InterruptedException {
        long start = producer.currentTransactionStartOffset().getAsLong();
        String open = partition + " has a transaction of producer " + producer.producerId() + " open from offset "
                + start + " on, last written to " + Instant.ofEpochMilli(producer.lastTimestamp());
        Collection<TransactionListing> known = admin.listTransactions(
                        new ListTransactionsOptions().filterProducerIds(Set.of(producer.producerId())))
                .all()
                .get();
        boolean decided = true;
        for (TransactionListing one : known) {
            decided &= !(WILL_BE_DECIDED.contains(one.state())
                    && admin.describeTransactions(Set.of(one.transactionalId()))
                            .description(one.transactionalId())
                            .get()
                            .topicPartitions()
                            .contains(partition));
        }
        String whose = known.isEmpty()
                ? ", and nobody knows whose"
                : ", of " + known.iterator().next().transactionalId() + " ("
                        + known.iterator().next().state() + ")";
        return open
                + whose
                + (decided
                        ? ": its broker has forgotten to end it there; kafka-transactions.sh abort --topic "
                                + partition.topic() + " --partition " + partition.partition() + " --start-offset "
                                + start
                                + " does"
                        : "");
    }
}
