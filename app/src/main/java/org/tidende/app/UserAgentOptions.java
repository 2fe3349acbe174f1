package org.tidende.app;

import org.tidende.ingest.fetch.UserAgent;
import picocli.CommandLine.Option;

/** How publishers see us. */
final class UserAgentOptions {
    @Option(
            names = "--contact",
            paramLabel = "ADDRESS",
            description = {
                "A page or a mail address where publishers reach you; they see it in each request.",
                "Default: none, and the text asks for one"
            })
    private String contact;

    @Option(
            names = "--user-agent",
            paramLabel = "TEXT",
            description = {"What publishers see, in place of name and contact.", "Default: name and contact"})
    String userAgent;

    /**
     * What publishers see.
     *
     * @throws IllegalArgumentException when it can't be sent
     */
    String text() {
        if (userAgent != null) {
            return UserAgent.checked(userAgent);
        }
        return contact == null
                ? "Tidende/0.1 (news feed reader; set --contact to say who you are)"
                : UserAgent.withContact(contact);
    }
}
