package org.tidende.ingest.discovery;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the news among the sitemaps of a site: those named after it first, lists of sitemaps followed, within bounds. */
final class NewsSitemaps {
    private static final int MOST = 10;
    private static final int DEEPEST = 2;

    /** Where no sitemap of a list is named after news, so many of it are looked at. */
    private static final int UNNAMED = 3;

    private final CandidateRun run;

    NewsSitemaps(CandidateRun run) {
        this.run = run;
    }

    private record Waiting(String address, int depth) {}

    void find(List<String> sitemaps, Candidate.Source source, FeedRanking ranking) {
        Deque<Waiting> waiting = new ArrayDeque<>();
        likely(sitemaps).forEach(address -> waiting.add(new Waiting(address, 0)));
        for (int asked = 0; asked < MOST && !waiting.isEmpty(); asked++) {
            Waiting next = waiting.removeFirst();
            Optional<SiteReader.Answer> answer = run.read(next.address);
            if (!(answer.orElse(null) instanceof SiteReader.Document document)) {
                answer.ifPresent(none -> reject(next, source, CandidateRun.reason(none)));
                continue;
            }
            FeedProbe.Probed probed = run.judge(document);
            if (probed instanceof FeedProbe.IsFeed feed) {
                ranking.add(Candidate.of(next.address, source), feed);
            } else if (probed instanceof FeedProbe.NotAFeed other) {
                reject(next, source, other.what());
                if (next.depth < DEEPEST) {
                    // Those of a list come next, before its siblings.
                    List<String> inside = likely(other.links().candidates().stream()
                            .filter(one -> one.source() == Candidate.Source.ROBOTS)
                            .map(Candidate::address)
                            .toList());
                    inside.reversed().forEach(address -> waiting.addFirst(new Waiting(address, next.depth + 1)));
                }
            }
        }
    }

    private void reject(Waiting sitemap, Candidate.Source source, String reason) {
        if (isNamed(sitemap.address) && source == Candidate.Source.ROBOTS) {
            run.reject(sitemap.address, source, reason);
        }
    }

    private static List<String> likely(List<String> sitemaps) {
        boolean named = sitemaps.stream().anyMatch(NewsSitemaps::isNamed);
        return sitemaps.stream()
                .sorted(Comparator.comparing(address -> !isNamed(address)))
                .filter(address -> !named || isNamed(address) || isList(address))
                .limit(named ? MOST : UNNAMED)
                .toList();
    }

    private static boolean isNamed(String address) {
        return address.toLowerCase(Locale.ROOT).contains("news");
    }

    private static boolean isList(String address) {
        return address.toLowerCase(Locale.ROOT).contains("index");
    }
}
