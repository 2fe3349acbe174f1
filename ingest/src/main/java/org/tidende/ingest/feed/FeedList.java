package org.tidende.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.Feed;

/**
 * A list of feeds as it was written, line by line, so that whoever imports it can say what became of each.
 *
 * @param lines in the order of the document: of OPML each outline, of YAML each feed
 * @param problems what was repaired in the document, in words
 */
public record FeedList(List<Line> lines, List<String> problems) {
    /** Copies its lists. */
    public FeedList {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** One line of a list. */
    public sealed interface Line {
        /** Where, from 1. */
        int line();
    }

    /**
     * A feed.
     *
     * @param feed with an http or https address
     * @param notes what of its settings could not be used, in words
     */
    public record Listed(int line, Feed feed, List<String> notes) implements Line {
        /** Copies its list. */
        public Listed {
            notes = List.copyOf(notes);
        }
    }

    /** A folder that holds others. */
    public record Folder(int line, String name) implements Line {}

    /**
     * A line that subscribes nothing.
     *
     * @param text what stands there, shortened: the address, else the label
     * @param reason why, in words
     */
    public record Unreadable(int line, String text, String reason) implements Line {}

    /** The feeds; one that is listed at several places comes once, as it is listed first, with the groups of all. */
    public List<Feed> feeds() {
        Map<String, Feed> byAddress = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line instanceof Listed listed) {
                byAddress.merge(listed.feed().getUri(), listed.feed(), FeedList::withGroupsOf);
            }
        }
        return List.copyOf(byAddress.values());
    }

    /** The feed, in the groups of another listing of it as well. */
    public static Feed withGroupsOf(Feed feed, Feed other) {
        List<String> groups = new ArrayList<>(feed.getGroups());
        groups.addAll(other.getGroups());
        return Feed.newBuilder(feed)
                .setGroups(groups.stream().distinct().limit(Sizes.LIST).collect(Collectors.toList()))
                .build();
    }
}
