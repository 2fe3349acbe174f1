package org.tidende.ingest.discovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The asking part of one search: within its budget, two at a time of a registrable domain, each address once. */
final class CandidateRun {
    private static final int PARALLEL = 8;

    private final SiteReader reader;
    private final FeedProbe probe;
    private final DiscoveryBudget budget;
    private final List<Discovered.Rejected> rejected = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean answered;

    CandidateRun(SiteReader reader, FeedProbe probe, DiscoveryBudget budget) {
        this.reader = reader;
        this.probe = probe;
        this.budget = budget;
    }

    /** Whether any server answered at all. */
    boolean hasAnswer() {
        return answered;
    }

    List<Discovered.Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /** Asks; empty when it was asked for before, or the budget is spent. */
    Optional<SiteReader.Answer> read(String address) {
        if (!budget.take(address)) {
            return Optional.empty();
        }
        SiteReader.Answer answer = reader.read(address);
        budget.count(answer);
        if (!(answer instanceof SiteReader.Dead dead) || dead.cause() == SiteReader.Cause.SERVER) {
            answered = true;
        }
        return Optional.of(answer);
    }

    FeedProbe.Probed judge(SiteReader.Document document) {
        return probe.judge(document);
    }

    void reject(String address, Candidate.Source source, String reason) {
        rejected.add(new Discovered.Rejected(address, source, reason));
    }

    /**
     * Fetches and reads each, and ranks what is a feed.
     *
     * @return what those that are pages say of feeds, in the order of the candidates
     */
    List<PageLinks> verify(List<Candidate> candidates, FeedRanking ranking) throws InterruptedException {
        Map<Candidate, FeedProbe.Probed> results = new ConcurrentHashMap<>();
        List<Candidate> distinct = candidates.stream().distinct().toList();
        PoliteRun.run(distinct, candidate -> Domains.of(candidate.address()), PARALLEL, candidate -> {
            read(candidate.address())
                    .map(answer -> answer instanceof SiteReader.Document document
                            ? probe.judge(document)
                            : new FeedProbe.NoDocument(answer))
                    .ifPresent(probed -> results.put(candidate, probed));
        });
        List<PageLinks> pages = new ArrayList<>();
        for (Candidate candidate : distinct) {
            FeedProbe.Probed probed = results.get(candidate);
            if (probed == null) {
                continue;
            }
            switch (probed) {
                case FeedProbe.IsFeed feed -> ranking.add(candidate, feed);
                case FeedProbe.NotAFeed other -> {
                    reject(candidate, other.what());
                    pages.add(other.links());
                }
                case FeedProbe.NoDocument none -> reject(candidate, reason(none.answer()));
            }
        }
        return pages;
    }

    /** That a usual place is empty is no news. */
    private void reject(Candidate candidate, String reason) {
        if (candidate.source() != Candidate.Source.PLACE) {
            reject(candidate.address(), candidate.source(), reason);
        }
    }

    static String reason(SiteReader.Answer answer) {
        return switch (answer) {
            case SiteReader.Document document -> "a document";
            case SiteReader.Later later -> later.reason();
            case SiteReader.Dead dead -> dead.reason();
        };
    }
}
