package org.tidende.ingest.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.tidende.contract.record.Feed;
import org.tidende.ingest.feed.FeedList;

/** What becomes of the lines of a list, in their order, once it is known what is at their addresses. Pure. */
final class ImportJudge {
    private final Set<String> subscribed;
    private final Map<String, String> subscribedByIdentity = new HashMap<>();
    private final Map<String, FeedImport.Checked> checked;
    private final List<ImportedLine> judged = new ArrayList<>();

    /** Places in {@link #judged} of the lines that came first, by address and by what it is canonically. */
    private final Map<String, Integer> byAddress = new HashMap<>();

    private final Map<String, Integer> byIdentity = new HashMap<>();

    ImportJudge(Set<String> subscribed, Map<String, FeedImport.Checked> checked) {
        this.subscribed = subscribed;
        this.checked = checked;
        subscribed.forEach(uri -> subscribedByIdentity.putIfAbsent(Domains.identity(uri), uri));
    }

    List<ImportedLine> judge(FeedList list) {
        for (FeedList.Line line : list.lines()) {
            judged.add(
                    switch (line) {
                        case FeedList.Listed listed -> listed(listed);
                        case FeedList.Folder folder ->
                            new ImportedLine(folder.line(), folder.name(), new ImportOutcome.Folder(), null);
                        case FeedList.Unreadable unread ->
                            new ImportedLine(
                                    unread.line(), unread.text(), new ImportOutcome.Unreadable(unread.reason()), null);
                    });
        }
        return List.copyOf(judged);
    }

    private ImportedLine listed(FeedList.Listed listed) {
        Feed feed = listed.feed();
        String uri = feed.getUri();
        FeedImport.Checked found = checked.get(uri);
        String target = found instanceof FeedImport.Good good && good.movedTo() != null ? good.movedTo() : uri;
        boolean usable = !(found instanceof FeedImport.Other || found instanceof FeedImport.Bad);

        Integer first = byAddress.get(uri);
        if (first == null && usable) {
            first = byIdentity.get(Domains.identity(target));
        }
        if (first != null) {
            groupsTo(first, feed);
            return line(
                    listed, new ImportOutcome.DuplicateOfLine(judged.get(first).line()), null);
        }
        byAddress.put(uri, judged.size());
        if (usable) {
            byIdentity.putIfAbsent(Domains.identity(uri), judged.size());
            byIdentity.putIfAbsent(Domains.identity(target), judged.size());
        }
        return switch (found) {
            case FeedImport.Other other -> line(listed, new ImportOutcome.NotAFeed(other.what(), other.feeds()), null);
            case FeedImport.Bad bad -> line(listed, new ImportOutcome.Dead(bad.reason()), null);
            case FeedImport.Good good -> subscribe(listed, target, leads(good, uri));
            case FeedImport.Unknown unknown -> subscribe(listed, target, unknown.reason());
            case null -> subscribe(listed, target, feed.getPaused() ? "paused, not checked" : "");
        };
    }

    private ImportedLine subscribe(FeedList.Listed listed, String target, String note) {
        String uri = listed.feed().getUri();
        if (subscribed.contains(target)) {
            return line(listed, new ImportOutcome.AlreadyThere(target), null);
        }
        String same = subscribedByIdentity.get(Domains.identity(target));
        if (same != null) {
            return line(listed, new ImportOutcome.DuplicateOfFeed(same), null);
        }
        if (!target.equals(uri)) {
            return line(
                    listed,
                    new ImportOutcome.Redirected(target),
                    Feed.newBuilder(listed.feed()).setUri(target).build());
        }
        StringJoiner notes = new StringJoiner("; ");
        if (!note.isEmpty()) {
            notes.add(note);
        }
        listed.notes().forEach(notes::add);
        return line(listed, new ImportOutcome.Added(notes.toString()), listed.feed());
    }

    private static String leads(FeedImport.Good good, String uri) {
        return good.movedTo() == null && !Domains.identity(good.leadsTo()).equals(Domains.identity(uri))
                ? "leads to " + good.leadsTo() + " for now"
                : "";
    }

    /** A feed that is listed in several folders stands in all of them. */
    private void groupsTo(int place, Feed duplicate) {
        ImportedLine first = judged.get(place);
        if (first.feed() != null && !duplicate.getGroups().isEmpty()) {
            judged.set(
                    place,
                    new ImportedLine(
                            first.line(),
                            first.text(),
                            first.outcome(),
                            FeedList.withGroupsOf(first.feed(), duplicate)));
        }
    }

    private static ImportedLine line(FeedList.Listed listed, ImportOutcome outcome, Feed feed) {
        return new ImportedLine(listed.line(), listed.feed().getUri(), outcome, feed);
    }
}
