package org.tidende.ingest;

import org.tidende.ingest.ownership.Token;

/**
 * A feed in memory: its records as bytes, so that a million of them are small. The fields below are replaced, never changed in
 * place; {@code due}, {@code polling}, {@code retired} and {@code place} belong to {@link DueFeeds}.
 */
final class FeedSlot {
    static final long NEVER = Long.MAX_VALUE;

    private final String uri;
    private final Token token;
    private volatile String domain;
    private volatile byte[] feed;
    private volatile byte[] state;
    private volatile byte[] entries;

    /** When it is to be polled, in milliseconds. */
    long due = NEVER;

    boolean polling;

    boolean retired;

    /** The domain whose place it has while it is polled; null otherwise. */
    DueDomain place;

    FeedSlot(String uri, String domain, Token token) {
        this.uri = uri;
        this.domain = domain;
        this.token = token;
    }

    String uri() {
        return uri;
    }

    /** Registrable domain that answers, where the feed has moved or is redirected to: its feeds share a limit. */
    String domain() {
        return domain;
    }

    void domain(String asked) {
        domain = asked;
    }

    Token token() {
        return token;
    }

    /** The framed Feed record; null when the feed was removed. */
    byte[] feed() {
        return feed;
    }

    void feed(byte[] record) {
        feed = record;
    }

    /** The framed FeedState record; null when there is none. */
    byte[] state() {
        return state;
    }

    void state(byte[] record) {
        state = record;
    }

    /** The framed FeedEntries record; null when there is none. */
    byte[] entries() {
        return entries;
    }

    void entries(byte[] record) {
        entries = record;
    }
}
