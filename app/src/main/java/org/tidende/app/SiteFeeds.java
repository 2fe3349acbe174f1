package org.tidende.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidende.contract.CanonicalUrl;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Feed;
import org.tidende.ingest.discovery.Discovered;
import org.tidende.ingest.discovery.FoundFeed;
import org.tidende.ingest.feed.FeedList;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;
import org.tidende.ingest.fetch.HttpGateway;

/**
 * What is to be imported.
 *
 * @param isChecked whether its feeds were fetched and read already
 * @param notes for the person who imports
 */
record SiteFeeds(FeedList list, boolean isChecked, List<String> notes) {
    static SiteFeeds of(FeedList list) {
        return new SiteFeeds(list, false, List.of());
    }

    /**
     * What an address leads to: a list, a feed, or the feeds of a site.
     *
     * @param all whether more than the first of a site's feeds are wanted
     * @throws CommandException when it leads to none of them
     */
    static SiteFeeds at(String address, boolean all, AskOptions asking, HttpGateway gateway)
            throws InterruptedException {
        Discovered discovered = asking.discovery(gateway).discover(address);
        if (discovered.isList()) {
            return of(FeedFile.opml(fetch(address, gateway), address));
        }
        if (discovered.feeds().isEmpty()) {
            throw new CommandException("no feed was found at " + address + ", with " + discovered.requests()
                    + " requests" + (discovered.notes().isEmpty() ? "" : "; " + String.join("; ", discovered.notes())));
        }
        List<FeedList.Line> lines = new ArrayList<>();
        List<String> notes = new ArrayList<>(discovered.notes());
        for (FoundFeed found : discovered.feeds()) {
            if (all || lines.isEmpty()) {
                lines.add(new FeedList.Listed(lines.size() + 1, feed(found), List.of()));
            } else {
                notes.add("also found, and not added without --all: " + found.address() + " ("
                        + found.kind().words() + ")");
            }
        }
        return new SiteFeeds(new FeedList(lines, List.of()), true, notes);
    }

    private static Feed feed(FoundFeed found) {
        String title = found.feed().title();
        String site = found.feed().link();
        return Feed.newBuilder()
                .setUri(found.address())
                .setTitle(title == null ? null : Sizes.codePoints(title, Sizes.HEADLINE))
                .setSite(CanonicalUrl.parse(site).isPresent() ? site : null)
                .setAdded(Instant.now())
                .build();
    }

    private static byte[] fetch(String address, HttpGateway gateway) {
        if (gateway.fetch(new FetchRequest(address, null, null)) instanceof FetchResult.Fetched list) {
            return list.body();
        }
        throw new CommandException("the list at " + address + " was there a moment ago, and is not now");
    }
}
