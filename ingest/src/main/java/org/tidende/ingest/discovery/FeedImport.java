package org.tidende.ingest.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidende.contract.record.Feed;
import org.tidende.ingest.feed.FeedList;
import org.tidende.ingest.fetch.HttpGateway;

/**
 * Says of each line of a list what becomes of it. Addresses are asked for, each once, unless they are subscribed already or
 * paused; a second import of the same list therefore gives the same sums, with {@code already there} in the place of {@code added}
 * and {@code redirected}.
 *
 * <p>What can't be checked for the time being (a timeout, HTTP 408, 425, 429 or 5xx) is added, with a note: a server's bad hour is
 * no reason to lose a feed, and polling finds out. What is refused or missing (no such host, no connection when asked twice, any
 * other status) is dead, and not added.
 *
 * <p>Writes nothing: the caller subscribes {@link ImportedLine#feed()}.
 */
public final class FeedImport {
    private static final int PARALLEL = 16;

    private final FeedProbe probe;

    /** What is told while addresses are asked for; from many threads. */
    @FunctionalInterface
    public interface Progress {
        /** @param done so many of {@code all} addresses */
        void checked(int done, int all);
    }

    /** Asks nobody yet. */
    public FeedImport(HttpGateway gateway) {
        this.probe = new FeedProbe(new SiteReader(gateway));
    }

    /**
     * Asks for all addresses of the list and judges its lines.
     *
     * @param subscribed addresses of all feeds that are
     */
    public List<ImportedLine> run(FeedList list, Collection<String> subscribed, Progress progress)
            throws InterruptedException {
        Set<String> known = new HashSet<>(subscribed);
        Set<String> wanted = new LinkedHashSet<>();
        for (FeedList.Line line : list.lines()) {
            if (line instanceof FeedList.Listed listed
                    && !listed.feed().getPaused()
                    && !known.contains(listed.feed().getUri())) {
                wanted.add(listed.feed().getUri());
            }
        }
        Map<String, Checked> checked = new ConcurrentHashMap<>();
        Set<String> busy = ConcurrentHashMap.newKeySet();
        AtomicInteger done = new AtomicInteger();
        PoliteRun.run(List.copyOf(wanted), Domains::of, PARALLEL, address -> {
            checked.put(address, check(address, busy));
            progress.checked(done.incrementAndGet(), wanted.size());
        });
        return new ImportJudge(known, checked).judge(list);
    }

    /** Judges the lines without asking anybody. */
    public static List<ImportedLine> unchecked(FeedList list, Collection<String> subscribed) {
        return new ImportJudge(new HashSet<>(subscribed), Map.of()).judge(list);
    }

    /**
     * The lines after their feeds were subscribed: what somebody else subscribed in the meantime was already there.
     *
     * @param alreadyThere addresses that turned out to be
     */
    public static List<ImportedLine> settled(List<ImportedLine> lines, Collection<String> alreadyThere) {
        Set<String> late = new HashSet<>(alreadyThere);
        return lines.stream()
                .map(line -> line.feed() != null && late.contains(line.feed().getUri())
                        ? line.with(new ImportOutcome.AlreadyThere(line.feed().getUri()))
                        : line)
                .toList();
    }

    /** The feeds to subscribe. */
    public static List<Feed> feeds(List<ImportedLine> lines) {
        List<Feed> feeds = new ArrayList<>();
        lines.forEach(line -> {
            if (line.feed() != null) {
                feeds.add(line.feed());
            }
        });
        return feeds;
    }

    /** How many lines came to what, all that there were. */
    public static Map<String, Integer> sums(List<ImportedLine> lines) {
        Map<String, Integer> sums = new HashMap<>();
        lines.forEach(line -> sums.merge(line.outcome().word(), 1, Integer::sum));
        return sums;
    }

    /** What a judgement needs of an address that was asked for. */
    sealed interface Checked {}

    /** A feed. @param movedTo by permanent redirects; null when it didn't. @param leadsTo where it is in the end */
    record Good(String movedTo, String leadsTo) implements Checked {}

    record Other(String what, List<String> feeds) implements Checked {}

    record Unknown(String reason) implements Checked {}

    record Bad(String reason) implements Checked {}

    private Checked check(String address, Set<String> busy) {
        String domain = Domains.of(address);
        if (busy.contains(domain)) {
            return new Unknown("not checked: " + domain + " asked to be left alone (HTTP status 429)");
        }
        return switch (probe.probe(address)) {
            case FeedProbe.IsFeed feed ->
                new Good(feed.document().movedTo(), feed.document().address());
            case FeedProbe.NotAFeed other ->
                new Other(
                        other.what(),
                        other.links().candidates().stream()
                                .map(Candidate::address)
                                .limit(10)
                                .toList());
            case FeedProbe.NoDocument none ->
                switch (none.answer()) {
                    case SiteReader.Document document ->
                        throw new IllegalStateException("a document was judged to be none");
                    case SiteReader.Later later -> {
                        if (later.busy()) {
                            busy.add(domain);
                        }
                        yield new Unknown("not checked: " + later.reason());
                    }
                    case SiteReader.Dead dead -> new Bad(dead.reason());
                };
        };
    }
}
