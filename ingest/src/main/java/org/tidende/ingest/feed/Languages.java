package org.tidende.ingest.feed;

/** Languages as publishers declare them. */
final class Languages {
    /** Any tag of the registry has fewer characters; longer ones are something else. */
    private static final int LONGEST = 100;

    private Languages() {}

    /** With the hyphens of BCP 47 for the underscores of locales; empty when it can't be one. */
    static String tag(String declared) {
        String tag = declared.strip();
        return tag.length() > LONGEST ? "" : tag.replace('_', '-');
    }
}
