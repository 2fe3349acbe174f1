package org.tidende.ingest.discovery;

import java.util.List;

/** What became of a line of a list. */
public sealed interface ImportOutcome {
    /**
     * It is subscribed now.
     *
     * @param note what somebody should know, in words: why it could not be checked, where it leads for now; empty when nothing
     */
    record Added(String note) implements ImportOutcome {}

    /**
     * It was subscribed before, and is left as it is.
     *
     * @param as the address it is subscribed at
     */
    record AlreadyThere(String as) implements ImportOutcome {}

    /**
     * It moved for good (301, 308); the new address is subscribed now.
     *
     * @param to the new address
     */
    record Redirected(String to) implements ImportOutcome {}

    /**
     * Something else is there.
     *
     * @param what it is, in words
     * @param feeds addresses that it says are feeds, at most ten, not asked for
     */
    record NotAFeed(String what, List<String> feeds) implements ImportOutcome {}

    /** Nothing is there. @param reason in words */
    record Dead(String reason) implements ImportOutcome {}

    /** The same feed as an earlier line of the list. */
    record DuplicateOfLine(int line) implements ImportOutcome {}

    /** The same feed by its canonical address as one that is subscribed. */
    record DuplicateOfFeed(String uri) implements ImportOutcome {}

    /** A line without a feed's address. @param reason in words */
    record Unreadable(String reason) implements ImportOutcome {}

    /** No feed but what feeds lie in. */
    record Folder() implements ImportOutcome {}

    /** One word or two, as it is counted. */
    default String word() {
        return switch (this) {
            case Added added -> "added";
            case AlreadyThere there -> "already there";
            case Redirected redirected -> "redirected";
            case NotAFeed other -> "not a feed";
            case Dead dead -> "dead";
            case DuplicateOfLine line -> "duplicate";
            case DuplicateOfFeed feed -> "duplicate";
            case Unreadable unreadable -> "unreadable";
            case Folder folder -> "folder";
        };
    }
}
