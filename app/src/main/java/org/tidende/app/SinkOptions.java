package org.tidende.app;

import java.time.Duration;
import org.tidende.sink.SinkConfig;
import picocli.CommandLine.Option;

/** How the index is written. */
final class SinkOptions {
    private static final String USUAL_MONTHS = "12";
    private static final String USUAL_SHARE = "0.2";

    @Option(
            names = "--refresh-interval",
            paramLabel = "DURATION",
            defaultValue = "1s",
            converter = DurationText.class,
            description = {"How often the index makes what was written searchable.", "Default: ${DEFAULT-VALUE}"})
    Duration interval;

    @Option(
            names = "--retention-months",
            paramLabel = "N",
            defaultValue = USUAL_MONTHS,
            description = {
                "Months of articles that are kept beside the present one; the index of an older month is deleted.",
                "Default: ${DEFAULT-VALUE}"
            })
    int retentionMonths;

    @Option(
            names = "--breaker-share",
            paramLabel = "SHARE",
            defaultValue = USUAL_SHARE,
            description = {
                "The sink stops when more than this share of its last 1,000 records, and 50 at least, can't be used; "
                        + "1 never stops.",
                "Default: ${DEFAULT-VALUE}"
            })
    double breakerShare;

    /** Those of somebody who waits for what is written. */
    static SinkOptions live(Duration interval) {
        SinkOptions options = new SinkOptions();
        options.interval = interval;
        options.retentionMonths = Integer.parseInt(USUAL_MONTHS);
        options.breakerShare = Double.parseDouble(USUAL_SHARE);
        return options;
    }

    SinkConfig applied(SinkConfig config) {
        return config.withRefreshInterval(interval)
                .withRetentionMonths(retentionMonths)
                .withBreakerShare(breakerShare);
    }
}
