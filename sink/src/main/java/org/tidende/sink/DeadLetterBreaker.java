package org.tidende.sink;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the sink when too many records die: one that is wrong is the record's fault, hundreds in a row are somebody else's (a proxy
 * that answers every request with 400, a producer of another kind), and each would have to be redriven by hand.
 *
 * <p>Once open it stays open until the process starts anew. What had died then and was not written yet is not written: it is judged
 * again after the start.
 */
final class DeadLetterBreaker {
    private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetterBreaker.class);

    private final BreakerLimit limit;
    private final boolean[] died;
    private int next;
    private int seen;
    private int dead;
    private volatile String words;

    DeadLetterBreaker(BreakerLimit limit) {
        this.limit = limit;
        this.died = new boolean[limit.window()];
    }

    /** A record came to its end. */
    synchronized void settled(boolean dies, String why) {
        if (died[next]) {
            dead--;
        }
        died[next] = dies;
        next = (next + 1) % died.length;
        seen = Math.min(seen + 1, died.length);
        if (dies && ++dead >= limit.least() && dead > limit.share() * seen && words == null) {
            words = "stopped by its breaker: " + dead + " of the last " + seen + " records can't be used, the last for "
                    + why + ". Nothing more becomes a dead letter; find out what is wrong (tidende dead-letters list"
                    + " --stage sink), then restart, with a higher --breaker-share if they are all meant to go";
            LOGGER.error("the sink is {}", words);
        }
    }

    boolean isOpen() {
        return words != null;
    }

    /** Why it stopped; null when it didn't. */
    String words() {
        return words;
    }
}
