package org.tidende.app;

import java.time.Duration;
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

    @Mixin
    AddressOptions addresses = new AddressOptions();

    @Mixin
    UserAgentOptions userAgent = new UserAgentOptions();
}
