package org.tidende.enrich;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** What an administrator's question to the cluster is answered with. */
public final class ClusterAnswer {
    private ClusterAnswer() {}

    /**
     * The answer, waited for.
     *
     * @throws KafkaException when it is a failure, or none comes in time
     */
    public static <T> T of(KafkaFuture<T> future, Duration deadline) {
        try {
            return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // Listing groups says what it asked whom, and only below that nobody answered.
            if (e.getCause().getCause() instanceof RetriableException late) {
                throw late;
            }
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException("the cluster failed to answer", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the cluster did not answer within " + deadline.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
