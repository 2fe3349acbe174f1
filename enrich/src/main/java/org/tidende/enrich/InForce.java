package org.tidende.enrich;

/**
 * Dictionaries and the generation they make, together: an article is tagged with one of these, read once.
 *
 * @param dictionaries what tags are made from
 * @param generation their place in the order of changes
 */
record InForce(Dictionaries dictionaries, long generation) {
    /** First 16 hex digits of the edition. */
    String edition() {
        return dictionaries.edition().getHash().substring(0, 16);
    }
}
