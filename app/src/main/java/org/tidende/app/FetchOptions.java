package org.tidende.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            names = "--allow-address",
            paramLabel = "CIDR",
            split = ",",
            description = {
                "A network that is not public and may be polled all the same, for instance 127.0.0.0/8. "
                        + "Loopback, private and link-local addresses are refused unless they lie in one.",
                "Default: none"
            })
    List<String> allowedAddresses = new ArrayList<>();

    @Mixin
    UserAgentOptions userAgent = new UserAgentOptions();
}
