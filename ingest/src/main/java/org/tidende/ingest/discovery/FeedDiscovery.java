package org.tidende.ingest.discovery;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.tidende.ingest.fetch.HttpGateway;

/**
 * From a site's address to its feeds. In this order: the address itself; what its page declares (Link header, link elements; of
 * frames and what it refreshes to, too); the rules of its platform; the news sitemaps that robots.txt names. Where that gives no
 * feed: links for readers that look like feeds; then the usual places. Each candidate is fetched and read before it is told.
 *
 * <p>Safe for use by many threads; a search waits for its servers.
 */
public final class FeedDiscovery {
    private static final int MOST_PAGES = 5;
    private static final int MOST_ANCHORS = 15;
    private static final SiteReader.Answer NOT_ASKED = new SiteReader.Later("not asked for", false);

    private final SiteReader reader;
    private final FeedProbe probe;
    private final DiscoveryLimits limits;
    private final String agent;
    private final InstantSource clock;

    /**
     * Asks nobody yet.
     *
     * @param userAgent the gateway's; robots.txt is read for its product token
     */
    public FeedDiscovery(HttpGateway gateway, DiscoveryLimits limits, String userAgent, InstantSource clock) {
        this.reader = new SiteReader(gateway);
        this.probe = new FeedProbe(reader);
        this.limits = limits;
        this.agent = userAgent.split("[/ ]", 2)[0];
        this.clock = clock;
    }

    /**
     * Looks for the feeds of a site.
     *
     * @param address http or https; without a scheme both are tried, https first
     */
    public Discovered discover(String address) throws InterruptedException {
        DiscoveryBudget budget = new DiscoveryBudget(limits, clock);
        CandidateRun run = new CandidateRun(reader, probe, budget);
        String text = address.strip();
        if (text.contains("://")) {
            HttpUrl url = HttpUrl.parse(text);
            return url == null
                    ? new Discovered(text, List.of(), List.of(), List.of("no http or https address"), 0)
                    : search(url, run, budget);
        }
        HttpUrl secure = HttpUrl.parse("https://" + text);
        if (secure == null) {
            return new Discovered(text, List.of(), List.of(), List.of("no http or https address"), 0);
        }
        Discovered found = search(secure, run, budget);
        HttpUrl plain = HttpUrl.parse("http://" + text);
        return found.feeds().isEmpty() && !run.hasAnswer() && plain != null ? search(plain, run, budget) : found;
    }

    private Discovered search(HttpUrl url, CandidateRun run, DiscoveryBudget budget) throws InterruptedException {
        List<String> notes = new ArrayList<>();
        FeedRanking ranking = new FeedRanking(url);
        SiteReader.Answer first = run.read(url.toString()).orElse(NOT_ASKED);
        List<PageLinks> pages = new ArrayList<>();
        HttpUrl site = url;
        switch (first) {
            case SiteReader.Document document -> {
                site = HttpUrl.get(document.address());
                FeedProbe.Probed probed = probe.judge(document);
                if (probed instanceof FeedProbe.IsFeed feed) {
                    ranking.add(Candidate.of(url.toString(), Candidate.Source.ADDRESS), feed);
                    return ranking.discovered(url.toString(), run.rejected(), notes, budget);
                }
                if (probed instanceof FeedProbe.NotAFeed other) {
                    if (other.what().equals(FeedProbe.LIST)) {
                        run.reject(url.toString(), Candidate.Source.ADDRESS, other.what());
                        return ranking.discovered(url.toString(), run.rejected(), notes, budget);
                    }
                    pages.add(other.links());
                    follow(other.links(), run, pages, ranking);
                }
            }
            case SiteReader.Later later -> notes.add(url + ": " + later.reason());
            case SiteReader.Dead dead -> {
                notes.add(url + ": " + dead.reason());
                if (dead.cause() != SiteReader.Cause.SERVER) {
                    return ranking.discovered(url.toString(), run.rejected(), notes, budget);
                }
            }
        }
        pages.stream()
                .map(PageLinks::language)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(ranking::preferLanguage);
        SiteRobots robots = SiteRobots.of(
                site, run.read(SiteRobots.address(site).toString()).orElse(NOT_ASKED), agent);
        List<PageLinks> lists = declared(site, pages, run, ranking);
        new NewsSitemaps(run).find(robots.sitemaps(), Candidate.Source.ROBOTS, ranking);
        if (!ranking.hasSiteFeed()) {
            guess(site, pages, lists, robots, run, ranking, notes);
        }
        return ranking.discovered(url.toString(), run.rejected(), notes, budget);
    }

    /** @return pages that are declared as if they were feeds */
    private static List<PageLinks> declared(HttpUrl site, List<PageLinks> pages, CandidateRun run, FeedRanking ranking)
            throws InterruptedException {
        List<Candidate> declared = new ArrayList<>();
        pages.forEach(page -> declared.addAll(page.declared()));
        declared.addAll(PlatformFeeds.of(site));
        return run.verify(declared, ranking);
    }

    /** Nobody pointed us there, so robots.txt is asked first. */
    private static void guess(
            HttpUrl site,
            List<PageLinks> pages,
            List<PageLinks> declaredLists,
            SiteRobots robots,
            CandidateRun run,
            FeedRanking ranking,
            List<String> notes)
            throws InterruptedException {
        List<Candidate> anchors = new ArrayList<>();
        pages.forEach(page -> anchors.addAll(page.anchors()));
        List<PageLinks> lists = new ArrayList<>(declaredLists);
        lists.addAll(run.verify(permitted(anchors.stream().limit(MOST_ANCHORS).toList(), robots, notes), ranking));
        if (!ranking.hasSiteFeed() && !lists.isEmpty()) {
            // A page about the feeds of a site: what it points at, and no further.
            List<Candidate> listed = new ArrayList<>();
            lists.stream().limit(MOST_PAGES).forEach(page -> listed.addAll(page.candidates()));
            run.verify(permitted(listed.stream().limit(MOST_ANCHORS).toList(), robots, notes), ranking);
        }
        if (!ranking.hasSiteFeed()) {
            run.verify(permitted(UsualPlaces.feeds(site), robots, notes), ranking);
        }
        if (!ranking.hasFeed()) {
            List<Candidate> sitemaps = permitted(UsualPlaces.sitemaps(site), robots, notes);
            new NewsSitemaps(run)
                    .find(sitemaps.stream().map(Candidate::address).toList(), Candidate.Source.PLACE, ranking);
        }
    }

    private static List<Candidate> permitted(List<Candidate> candidates, SiteRobots robots, List<String> notes) {
        List<Candidate> permitted =
                candidates.stream().filter(one -> robots.permits(one.address())).toList();
        int forbidden = candidates.size() - permitted.size();
        if (forbidden > 0) {
            notes.add("not asked for, because robots.txt forbids it: " + forbidden + " of "
                    + candidates.getFirst().source().words() + ", for instance "
                    + candidates.stream()
                            .filter(one -> !permitted.contains(one))
                            .findFirst()
                            .orElseThrow()
                            .address());
        }
        return permitted;
    }

    /** Frames, and what a page refreshes to, as if they were part of it. */
    private void follow(PageLinks page, CandidateRun run, List<PageLinks> pages, FeedRanking ranking) {
        List<String> waiting = new ArrayList<>(page.further());
        for (int i = 0; i < waiting.size() && pages.size() < MOST_PAGES; i++) {
            if (run.read(waiting.get(i)).orElse(NOT_ASKED) instanceof SiteReader.Document document) {
                switch (probe.judge(document)) {
                    case FeedProbe.IsFeed feed ->
                        ranking.add(Candidate.of(waiting.get(i), Candidate.Source.LINK), feed);
                    case FeedProbe.NotAFeed other -> {
                        pages.add(other.links());
                        waiting.addAll(other.links().further());
                    }
                    case FeedProbe.NoDocument none ->
                        throw new IllegalStateException("a document was judged to be none");
                }
            }
        }
    }
}
