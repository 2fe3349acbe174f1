package org.tidende.enrich.actor;

/** How much an article is about an actor. */
final class Relevance {
    private Relevance() {}

    /** 0-100: a headline makes the subject; standing early and often comes next. */
    static int of(boolean inHeadline, boolean early, int mentions) {
        int often = Math.min(25, 8 * (mentions - 1));
        return Math.min(100, 20 + (inHeadline ? 40 : 0) + (early ? 15 : 0) + often);
    }
}
