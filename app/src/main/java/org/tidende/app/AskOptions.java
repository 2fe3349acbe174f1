package org.tidende.app;

import java.time.Duration;
import java.time.InstantSource;
import org.tidende.ingest.discovery.DiscoveryLimits;
import org.tidende.ingest.discovery.FeedDiscovery;
import org.tidende.ingest.fetch.AddressGuard;
import org.tidende.ingest.fetch.HttpGateway;
import org.tidende.ingest.fetch.HttpLimits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How servers are asked by a command that ends. */
final class AskOptions {
    @Mixin
    AddressOptions addresses = new AddressOptions();

    @Mixin
    UserAgentOptions userAgent = new UserAgentOptions();

    @Option(
            names = "--check-timeout",
            paramLabel = "DURATION",
            defaultValue = "15s",
            converter = DurationText.class,
            description = {"How long one address may take to answer, over all redirects.", "Default: ${DEFAULT-VALUE}"})
    Duration timeout;

    @Spec(Target.MIXEE)
    CommandSpec spec;

    /** The caller closes it. */
    HttpGateway gateway() {
        try {
            HttpLimits limits = new HttpLimits(timeout, HttpLimits.DEFAULT.bodyBytes(), HttpLimits.DEFAULT.redirects());
            return new HttpGateway(
                    new AddressGuard(addresses.allowed), limits, userAgent.text(), InstantSource.system());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    FeedDiscovery discovery(HttpGateway gateway) {
        return new FeedDiscovery(gateway, DiscoveryLimits.DEFAULT, userAgent.text(), InstantSource.system());
    }
}
