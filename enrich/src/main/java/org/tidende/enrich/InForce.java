package org.tidende.enrich;

import org.tidende.contract.record.Edition;

/**
 * Dictionaries and the generation they make, together: an article is tagged with one of these, read once.
 *
 * @param dictionaries what tags are made from
 * @param generation their place in the order of changes
 */
record InForce(Dictionaries dictionaries, long generation) {
    /** First 16 hex digits of the edition. */
    String edition() {
        return brief(dictionaries.edition());
    }

    /** First 16 hex digits of its hash. */
    static String brief(Edition edition) {
        return edition.getHash().substring(0, Math.min(16, edition.getHash().length()));
    }
}
