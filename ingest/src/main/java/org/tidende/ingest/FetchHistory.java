package org.tidende.ingest;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last fetches of a feed, newest first: 5 bytes each, at most 30, as {@code FeedState.recent} says. Immutable.
 *
 * @param fetches newest first
 */
public record FetchHistory(List<Fetch> fetches) {
    /** So many are kept. */
    public static final int MOST = 30;

    private static final int SIZE = 5;
    private static final int STATUS_BITS = 10;
    private static final int MOST_GAP = 0xFFFF;

    /**
     * One fetch.
     *
     * @param at when; exact for the newest, else to a minute, and not known beyond a pause of 45 days
     * @param outcome how it went
     * @param status HTTP status; 0 when no answer came
     * @param entries new or changed ones, 255 for more
     */
    public record Fetch(Instant at, PollOutcome outcome, int status, int entries) {}

    /** Copies its list. */
    public FetchHistory {
        fetches = List.copyOf(fetches);
    }

    /** @param newest when the newest was; null when there was none */
    public static FetchHistory of(ByteBuffer packed, Instant newest) {
        List<Fetch> all = new ArrayList<>();
        ByteBuffer in = packed.duplicate();
        Instant at = newest == null ? Instant.EPOCH : newest;
        while (in.remaining() >= SIZE && all.size() < MOST) {
            at = at.minusSeconds(60L * (in.getShort() & 0xFFFF));
            int word = in.getShort() & 0xFFFF;
            int code = word >>> STATUS_BITS;
            all.add(new Fetch(at, PollOutcome.ofCode(code), word & (1 << STATUS_BITS) - 1, in.get() & 0xFF));
        }
        return new FetchHistory(all);
    }

    /** With one more, the oldest left out when there are too many. */
    static ByteBuffer with(
            ByteBuffer packed, Instant newest, Instant now, PollOutcome outcome, int status, int entries) {
        int kept = Math.min(packed.remaining() / SIZE, MOST - 1);
        ByteBuffer out = ByteBuffer.allocate((kept + 1) * SIZE);
        append(out, 0, outcome.code() << STATUS_BITS | Math.clamp(status, 0, (1 << STATUS_BITS) - 1), entries);
        ByteBuffer in = packed.duplicate();
        for (int i = 0; i < kept; i++) {
            int gap = in.getShort() & 0xFFFF;
            if (i == 0 && newest != null) {
                gap = (int) Math.clamp((now.getEpochSecond() - newest.getEpochSecond() + 30) / 60, 0, MOST_GAP);
            }
            append(out, gap, in.getShort() & 0xFFFF, in.get() & 0xFF);
        }
        return out.flip();
    }

    private static void append(ByteBuffer out, int gap, int word, int entries) {
        out.putShort((short) gap).putShort((short) word).put((byte) Math.clamp(entries, 0, 255));
    }

    /** How many of the newest fetches in a row had this outcome. */
    int inARow(PollOutcome outcome) {
        int count = 0;
        while (count < fetches.size() && fetches.get(count).outcome() == outcome) {
            count++;
        }
        return count;
    }
}
