package org.tidende.app;

import java.time.Duration;
import org.tidende.ingest.IngestConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How publishers are asked. */
final class FetchOptions {
    @Option(
            names = "--poll-interval",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = {
                "Between two polls of a feed, for instance 15m (ms, s, m, h, d).",
                "Default: each feed's own rhythm decides"
            })
    Duration pollInterval;

    @Option(
            names = "--parallel-polls",
            paramLabel = "N",
            description = {
                "Polls under way at once, 1 to 1,000; of one registrable domain two in any case.",
                "Default: ${DEFAULT-VALUE}"
            })
    int parallelPolls = IngestConfig.DEFAULT_PARALLEL_POLLS;

    @Mixin
    AddressOptions addresses = new AddressOptions();

    @Mixin
    UserAgentOptions userAgent = new UserAgentOptions();
}
