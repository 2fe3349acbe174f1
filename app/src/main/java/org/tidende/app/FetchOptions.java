package org.tidende.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tidende.ingest.fetch.UserAgent;
import picocli.CommandLine.Option;

/** How publishers are asked. */
final class FetchOptions {
    @Option(
            names = "--poll-interval",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Between two polls of a feed, for instance 15m; without it each feed's own rhythm decides.")
    Duration pollInterval;

    @Option(
            names = "--allow-address",
            paramLabel = "CIDR",
            split = ",",
            description = "A network that is not public and may be polled all the same, for instance 127.0.0.0/8. "
                    + "Loopback, private and link-local addresses are refused unless they lie in one.")
    List<String> allowedAddresses = new ArrayList<>();

    @Option(
            names = "--contact",
            paramLabel = "ADDRESS",
            description = "A page or a mail address where publishers reach you; they see it in each request.")
    String contact;

    @Option(
            names = "--user-agent",
            paramLabel = "TEXT",
            description = "What publishers see, in place of name and contact.")
    private String userAgent;

    /**
     * What publishers see.
     *
     * @throws IllegalArgumentException when it can't be sent
     */
    String userAgent() {
        if (userAgent != null) {
            return UserAgent.checked(userAgent);
        }
        return contact == null
                ? "Tidende/0.1 (news feed reader; set --contact to say who you are)"
                : UserAgent.withContact(contact);
    }
}
