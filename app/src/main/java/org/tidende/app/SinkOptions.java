package org.tidende.app;

import java.time.Duration;
import org.tidende.sink.SinkConfig;
import picocli.CommandLine.Option;

/** How the index is written. */
final class SinkOptions {
    @Option(
            names = "--refresh-interval",
            paramLabel = "DURATION",
            defaultValue = "1s",
            converter = DurationText.class,
            description = "How often the index makes what was written searchable (default: ${DEFAULT-VALUE}).")
    Duration interval;

    @Option(
            names = "--retention-months",
            paramLabel = "N",
            defaultValue = "12",
            description =
                    "Months of articles that are kept beside the present one; the index of an older month is deleted "
                            + "(default: ${DEFAULT-VALUE}).")
    int retentionMonths;

    @Option(
            names = "--breaker-share",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description =
                    "The sink stops when more than this share of its last 1,000 records, and 50 at least, can't be used; "
                            + "1 never stops (default: ${DEFAULT-VALUE}).")
    double breakerShare;

    SinkConfig applied(SinkConfig config) {
        return config.withRefreshInterval(interval)
                .withRetentionMonths(retentionMonths)
                .withBreakerShare(breakerShare);
    }
}
