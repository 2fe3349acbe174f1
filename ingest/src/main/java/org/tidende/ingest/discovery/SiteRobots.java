package org.tidende.ingest.discovery;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * The robots.txt of a site (RFC 9309): which guesses may be made, and where it says its sitemaps are. A file that can't be had for
 * the time being forbids all guesses, one that isn't there forbids none.
 */
final class SiteRobots {
    private static final int MOST_BYTES = 500 << 10;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_THERE = 404;

    private final BaseRobotRules rules;
    private final String host;

    private SiteRobots(BaseRobotRules rules, String host) {
        this.rules = rules;
        this.host = host;
    }

    /** @param agent product token of our user agent, which groups of rules are looked for by */
    static SiteRobots of(HttpUrl site, SiteReader.Answer answer, String agent) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
        BaseRobotRules rules =
                switch (answer) {
                    case SiteReader.Document file ->
                        parser.parseContent(
                                file.address(),
                                file.body().length > MOST_BYTES
                                        ? java.util.Arrays.copyOf(file.body(), MOST_BYTES)
                                        : file.body(),
                                "text/plain",
                                Set.of(agent.toLowerCase(Locale.ROOT)));
                    case SiteReader.Later later -> parser.failedFetch(UNAVAILABLE);
                    case SiteReader.Dead dead -> parser.failedFetch(dead.status() == null ? UNAVAILABLE : NOT_THERE);
                };
        return new SiteRobots(rules, site.host());
    }

    static HttpUrl address(HttpUrl site) {
        return Objects.requireNonNull(site.resolve("/robots.txt"), "every site has a root");
    }

    /** Whether an address that nobody told us of may be asked for. Of other hosts nothing is known, so they may. */
    boolean permits(String address) {
        HttpUrl url = HttpUrl.parse(address);
        return url == null || !url.host().equals(host) || rules.isAllowed(address);
    }

    /** As the file lists them. */
    List<String> sitemaps() {
        return rules.getSitemaps();
    }
}
