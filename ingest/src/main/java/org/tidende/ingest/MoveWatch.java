package org.tidende.ingest;

import java.time.Duration;
import java.time.Instant;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;

/**
 * Whether a feed has moved. A permanent redirect (301, 308) is believed when it led to the same feed in three polls in a row over a
 * day: many are mistakes of an hour. From then on the new address is asked, and each week the subscribed one, which is the feed's
 * name for life: when it leads elsewhere, the move is forgotten and watched anew.
 */
final class MoveWatch {
    private static final int REPEATS = 3;
    private static final Duration RECHECK = Duration.ofDays(7);
    private static final int LONGEST_ADDRESS = 400;

    private final Duration moveAfter;

    MoveWatch(Duration moveAfter) {
        this.moveAfter = moveAfter;
    }

    /** The address to ask now. @param state null before the first poll */
    String address(String uri, FeedState state, Instant now) {
        boolean moved = state != null
                && state.getMovedTo() != null
                && state.getHealth() != FeedHealth.gone
                && state.getHealth() != FeedHealth.duplicate;
        return moved
                        && state.getMoveChecked() != null
                        && state.getMoveChecked().plus(RECHECK).isAfter(now)
                ? state.getMovedTo()
                : uri;
    }

    /**
     * A feed, or a 304, came.
     *
     * @param asked the address asked
     * @param movedTo where only permanent redirects led; null when none did
     */
    void answered(FeedState state, String asked, String movedTo, Instant now) {
        if (!asked.equals(state.getUri())) {
            return;
        }
        String target = movedTo == null || movedTo.length() > LONGEST_ADDRESS ? null : movedTo;
        if (target == null || target.equals(state.getUri())) {
            state.setRedirectTo(null);
            state.setRedirects(0);
            state.setRedirectedSince(null);
            forget(state);
            return;
        }
        if (!target.equals(state.getRedirectTo())) {
            state.setRedirectTo(target);
            state.setRedirects(0);
            state.setRedirectedSince(now);
            forget(state);
        }
        state.setRedirects(Math.min(state.getRedirects() + 1, 1_000));
        if (state.getRedirects() >= REPEATS
                && !now.isBefore(state.getRedirectedSince().plus(moveAfter))) {
            state.setMovedTo(target);
            state.setMoveChecked(now);
        }
    }

    /** Nothing usable came: if that was the new address, the subscribed one is asked next. */
    void failed(FeedState state, String asked) {
        if (!asked.equals(state.getUri())) {
            state.setMoveChecked(null);
        }
    }

    private static void forget(FeedState state) {
        state.setMovedTo(null);
        state.setMoveChecked(null);
        state.setDuplicateOf(null);
    }
}
