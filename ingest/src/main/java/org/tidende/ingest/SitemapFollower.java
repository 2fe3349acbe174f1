package org.tidende.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.ingest.feed.FeedParser;
import org.tidende.ingest.feed.ParsedFeed;
import org.tidende.ingest.feed.SitemapIndex;
import org.tidende.ingest.feed.SitemapLink;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;
import org.tidende.ingest.fetch.FetchResult.Challenged;
import org.tidende.ingest.fetch.FetchResult.Failed;
import org.tidende.ingest.fetch.FetchResult.Failure;
import org.tidende.ingest.fetch.FetchResult.Fetched;
import org.tidende.ingest.fetch.FetchResult.Throttled;

/**
 * Makes of an index of sitemaps what its newest sitemaps hold: they are asked for one after another, and stand as one document where
 * the index stood.
 *
 * <p>The index's validators are kept only where they vouch for that document: all of its sitemaps came, and the index says when each
 * of them changed.
 */
final class SitemapFollower {
    private static final Logger LOG = LoggerFactory.getLogger(SitemapFollower.class);
    private static final String JOINED = "application/xml; charset=utf-8";

    private final FeedParser parser = new FeedParser();
    private final Function<FetchRequest, FetchResult> fetch;

    SitemapFollower(Function<FetchRequest, FetchResult> fetch) {
        this.fetch = fetch;
    }

    /** The same, if it is no index; else what came of following it. */
    FetchResult follow(FetchResult fetched) {
        if (!(fetched instanceof Fetched document) || !SitemapIndex.isIndex(document.body())) {
            return fetched;
        }
        ParsedFeed index = parser.parseResponse(document.body(), document.headers(), document.address());
        List<SitemapLink> links = SitemapIndex.toFollow(index, document.address());
        boolean followable = index.format() == ParsedFeed.Format.SITEMAP_INDEX && !links.isEmpty();
        return followable ? sitemaps(document, links) : document;
    }

    private FetchResult sitemaps(Fetched index, List<SitemapLink> links) {
        List<byte[]> bodies = new ArrayList<>(links.size());
        Failed failed = null;
        int millis = index.millis();
        for (SitemapLink link : links) {
            FetchResult came = fetch.apply(new FetchRequest(link.address(), null, null));
            millis += came.millis();
            if (came instanceof Fetched sitemap) {
                bodies.add(sitemap.body());
            } else if (came instanceof Throttled throttled) {
                // The site wants to be left alone: so does its index.
                return new Throttled(throttled.address(), throttled.status(), throttled.retryAfter(), millis);
            } else if (came instanceof Challenged challenged) {
                return new Challenged(challenged.service(), challenged.status(), challenged.retryAfter(), millis);
            } else {
                failed = failed(link, came, millis);
                LOG.warn("{}: {}", index.address(), failed.reason());
            }
        }
        if (bodies.isEmpty()) {
            return failed;
        }
        boolean vouched = failed == null && links.stream().allMatch(link -> link.changed() != null);
        return new Fetched(
                index.address(),
                index.movedTo(),
                JOINED,
                vouched ? index.etag() : null,
                vouched ? index.lastModified() : null,
                index.status(),
                SitemapIndex.join(bodies),
                millis,
                index.freshFor(),
                index.links(),
                index.language());
    }

    private static Failed failed(SitemapLink link, FetchResult came, int millis) {
        String reason = came instanceof Failed failed
                ? failed.reason()
                : came.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Failure kind = came instanceof Failed failed ? failed.failure() : Failure.STATUS;
        Integer status = came instanceof Failed failed ? failed.status() : null;
        return new Failed(kind, status, "a sitemap that it lists, " + link.address() + ": " + reason, millis);
    }
}
