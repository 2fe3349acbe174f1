package org.tidende.app;

/**
 * What an examination found.
 *
 * @param subject what was looked at, in a word or two
 * @param what in words
 * @param advice what to do; empty where there is nothing to do
 */
record Finding(String subject, Health health, String what, String advice) {
    /** How it is. */
    enum Health {
        OK("ok"),
        /** Works, and may not for long. */
        WARNING("warning"),
        WRONG("WRONG"),
        /** Could not be looked at. */
        UNKNOWN("unknown");

        private final String word;

        Health(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding ok(String subject, String what) {
        return new Finding(subject, Health.OK, what, "");
    }

    static Finding warning(String subject, String what, String advice) {
        return new Finding(subject, Health.WARNING, what, advice);
    }

    static Finding wrong(String subject, String what, String advice) {
        return new Finding(subject, Health.WRONG, what, advice);
    }

    static Finding unknown(String subject, String why) {
        return new Finding(subject, Health.UNKNOWN, why, "");
    }

    /** Whether it keeps the pipeline from working, as far as can be told. */
    boolean isBad() {
        return health == Health.WRONG || health == Health.UNKNOWN;
    }
}
