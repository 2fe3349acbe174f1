package org.tidende.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.FeedState;

/**
 * Keeps a feed's state within a kilobyte, besides the addresses in it: what is for people is cut first, then the oldest fetches,
 * then a validator that is longer than nearly all are.
 */
final class StateSize {
    static final int MOST = 1_000;

    private static final int NUMBERS = 220;
    private static final int TITLE = 60;
    private static final int REASON = 80;
    private static final int LONG_VALIDATOR = 120;
    private static final int FEWER_FETCHES = 10 * 5;

    private StateSize() {}

    static void fit(FeedState state) {
        if (size(state) > MOST && state.getTitle() != null) {
            state.setTitle(Sizes.codePoints(state.getTitle(), TITLE));
        }
        if (size(state) > MOST && state.getError() != null) {
            state.setError(Sizes.codePoints(state.getError(), REASON));
        }
        if (size(state) > MOST) {
            state.setStatus(Sizes.codePoints(state.getStatus(), REASON));
        }
        if (size(state) > MOST && state.getRecent().remaining() > FEWER_FETCHES) {
            state.setRecent(ByteBuffer.wrap(bytes(state.getRecent(), FEWER_FETCHES)));
        }
        if (size(state) > MOST && length(state.getEtag()) > LONG_VALIDATOR) {
            state.setEtag(null);
        }
        if (size(state) > MOST && length(state.getLastModified()) > LONG_VALIDATOR) {
            state.setLastModified(null);
        }
    }

    private static byte[] bytes(ByteBuffer from, int count) {
        byte[] copy = new byte[count];
        from.duplicate().get(copy);
        return copy;
    }

    /** About, and rather more, of what is not an address. */
    static int size(FeedState state) {
        return NUMBERS
                + length(state.getTitle())
                + length(state.getStatus())
                + length(state.getError())
                + length(state.getEtag())
                + length(state.getLastModified())
                + state.getRecent().remaining()
                + state.getRhythm().remaining()
                + state.getNewest().remaining();
    }

    private static int length(String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
