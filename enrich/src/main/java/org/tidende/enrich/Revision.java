package org.tidende.enrich;

import org.tidende.contract.record.Article;

/** What became of an article that came in. */
sealed interface Revision {
    /**
     * It is to be tagged and told.
     *
     * @param article with its final versionCreated
     * @param state to be stored
     * @param isNew whether it is a new revision, not one told again
     */
    record Emit(Article article, RevisionState state, boolean isNew) implements Revision {}

    /** The same words as before. */
    record Unchanged() implements Revision {}

    /** A better or newer one is known. */
    record Superseded() implements Revision {}
}
