package org.tidende.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What goes over the wire: {@code tidende.sink.bulk} (time of a request), {@code tidende.sink.bulk.documents} (documents in one),
 * {@code tidende.sink.bulk.bytes}, and {@code tidende.sink.resent} (documents sent again; above one in a hundred of all, the
 * request timeout is too short for this cluster).
 */
final class BulkMeters {
    private final Timer time;
    private final DistributionSummary documents;
    private final DistributionSummary bytes;
    private final Counter resent;

    BulkMeters(MeterRegistry meters) {
        time = Timer.builder("tidende.sink.bulk")
                .description("bulk requests until their answer")
                .register(meters);
        documents = DistributionSummary.builder("tidende.sink.bulk.documents")
                .description("documents in a bulk request")
                .register(meters);
        bytes = DistributionSummary.builder("tidende.sink.bulk.bytes")
                .baseUnit("bytes")
                .description("size of a bulk request")
                .register(meters);
        resent = Counter.builder("tidende.sink.resent")
                .description("documents sent again")
                .register(meters);
    }

    BulkTransport timed(BulkTransport transport) {
        return items -> time.record(() -> transport.send(items));
    }

    void sending(int sent, long size, boolean again) {
        documents.record(sent);
        bytes.record(size);
        if (again) {
            resent.increment(sent);
        }
    }
}
