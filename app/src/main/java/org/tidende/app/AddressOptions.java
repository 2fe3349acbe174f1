package org.tidende.app;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where may be asked, beside the open network. */
final class AddressOptions {
    @Option(
            names = "--allow-address",
            paramLabel = "CIDR",
            split = ",",
            description = {
                "A network that is not public and may be asked all the same, for instance 127.0.0.0/8. "
                        + "Loopback, private and link-local addresses are refused unless they lie in one.",
                "Default: none"
            })
    List<String> allowed = new ArrayList<>();
}
