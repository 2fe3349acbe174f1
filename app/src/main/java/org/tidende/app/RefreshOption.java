package org.tidende.app;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How fresh the index is. */
final class RefreshOption {
    @Option(
            names = "--refresh-interval",
            paramLabel = "DURATION",
            defaultValue = "1s",
            converter = DurationText.class,
            description = {"How often the index makes what was written searchable.", "Default: ${DEFAULT-VALUE}"})
    Duration interval;
}
