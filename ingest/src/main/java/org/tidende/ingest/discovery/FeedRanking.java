package org.tidende.ingest.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;

/** Feeds that were found, the best first, those of the same content folded into one. */
final class FeedRanking {
    private static final int MOST = 50;

    private final HttpUrl asked;
    private final Map<String, FoundFeed> byIdentity = new LinkedHashMap<>();
    private String pageLanguage;

    /** @param asked the address that the search began at */
    FeedRanking(HttpUrl asked) {
        this.asked = asked;
    }

    void add(Candidate candidate, FeedProbe.IsFeed found) {
        String movedTo = found.document().movedTo();
        String address = movedTo == null ? candidate.address() : movedTo;
        // Two ways to one place: where both lead in the end.
        String identity = Domains.identity(found.document().address());
        FeedSummary feed = found.feed();
        boolean empty = feed.entries() == 0 && feed.title() == null;
        if (empty && candidate.source() == Candidate.Source.PLACE || byIdentity.size() == MOST) {
            return;
        }
        byIdentity.putIfAbsent(
                identity,
                new FoundFeed(
                        address,
                        FeedKind.of(HttpUrl.get(found.document().address()), candidate.title(), feed, asked),
                        candidate.source(),
                        candidate.language() == null ? feed.language() : candidate.language(),
                        feed,
                        List.of()));
    }

    /** Feeds in another language than the page's come after those in its own. */
    void preferLanguage(String language) {
        pageLanguage = primary(language);
    }

    boolean hasFeed() {
        return !byIdentity.isEmpty();
    }

    /** Whether there is one of what the site publishes, or of a part of it. */
    boolean hasSiteFeed() {
        return byIdentity.values().stream()
                .anyMatch(feed -> feed.kind() == FeedKind.SITE || feed.kind() == FeedKind.SECTION);
    }

    Discovered discovered(
            String address, List<Discovered.Rejected> rejected, List<String> notes, DiscoveryBudget budget) {
        List<String> all = new ArrayList<>(notes);
        if (budget.spent() != null) {
            all.add("the search ended at its bound of " + budget.spent());
        }
        return new Discovered(address, ranked(), rejected, all, budget.requests());
    }

    private List<FoundFeed> ranked() {
        List<FoundFeed> sorted = byIdentity.values().stream()
                .sorted(Comparator.comparing(FoundFeed::kind)
                        .thenComparing(this::isForeign)
                        .thenComparing(feed -> group(feed.source()))
                        .thenComparing(feed -> feed.feed().entries() == 0))
                .toList();
        List<FoundFeed> folded = new ArrayList<>();
        for (FoundFeed feed : sorted) {
            int same = indexOfSame(folded, feed);
            if (same < 0) {
                folded.add(feed);
            } else {
                folded.set(same, withSame(folded.get(same), feed.address()));
            }
        }
        return folded;
    }

    private boolean isForeign(FoundFeed feed) {
        return pageLanguage != null
                && feed.language() != null
                && !primary(feed.language()).equals(pageLanguage);
    }

    private static String primary(String language) {
        return language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0].strip();
    }

    /** What a site declares counts the same however it does: its own order decides. */
    private static int group(Candidate.Source source) {
        return switch (source) {
            case ADDRESS -> 0;
            case HEADER, LINK -> 1;
            case PLATFORM -> 2;
            case ROBOTS -> 3;
            case ANCHOR -> 4;
            case PLACE -> 5;
        };
    }

    private static int indexOfSame(List<FoundFeed> known, FoundFeed feed) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).kind() == feed.kind() && known.get(i).feed().isSameContent(feed.feed())) {
                return i;
            }
        }
        return -1;
    }

    private static FoundFeed withSame(FoundFeed feed, String address) {
        List<String> same = new ArrayList<>(feed.sameAs());
        same.add(address);
        return new FoundFeed(feed.address(), feed.kind(), feed.source(), feed.language(), feed.feed(), same);
    }
}
