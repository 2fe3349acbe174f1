package org.tidende.sink;

/**
 * When so many records die that the sink stops.
 *
 * @param share of the last records that may die, 0 to 1; 1 never stops
 * @param window how many records are the last ones
 * @param least dead records below which it never stops
 */
public record BreakerLimit(double share, int window, int least) {
    /** A fifth of the last 1,000, 50 at least. */
    static final BreakerLimit DEFAULT = new BreakerLimit(0.2, 1_000, 50);

    /** Lets all of them die. */
    static final BreakerLimit NEVER = new BreakerLimit(1, 1, 1);

    /** Checks its parts. */
    public BreakerLimit {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of dead records must be between 0 and 1, is " + share);
        }
        if (window < 1 || least < 1 || least > window) {
            throw new IllegalArgumentException(
                    "a window of " + window + " records and " + least + " dead ones: wanted 1 <= dead <= window");
        }
    }
}
