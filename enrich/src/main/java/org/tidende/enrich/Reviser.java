package org.tidende.enrich;

import java.time.Instant;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.RepresentationType;
import org.tidende.contract.record.Sha256;

/**
 * Numbers revisions. Pure: it decides, and writes nothing.
 *
 * <p>From the archive, its order rules, not the collectors' clocks: the first of an id is revision 1; the same words and status
 * again are dropped; a teaser never replaces the whole text; anything else is one revision more, later than the last by at least
 * a millisecond. A withdrawal is a revision, and so is what comes after it. Told again, an article is emitted only if it is the
 * very revision that is known and the dictionaries are newer than those it was tagged with.
 */
final class Reviser {
    private Reviser() {}

    /**
     * @param known what the store has of the id; null for nothing
     * @param generation of the dictionaries in force
     */
    static Revision revise(RevisionState known, Article article, Arrival arrival, long generation) {
        return switch (arrival.way()) {
            case ARCHIVE -> fromArchive(known, article, arrival, generation);
            case REPLAY -> toldAgain(known, article, arrival, generation);
        };
    }

    private static Revision fromArchive(RevisionState known, Article article, Arrival arrival, long generation) {
        Sha256 fingerprint = Fingerprint.of(article);
        if (known == null) {
            long created = article.getVersionCreated().toEpochMilli();
            return emit(article, arrival, fingerprint, created, created, 1, generation);
        }
        if (known.fingerprint().equals(fingerprint) && known.status() == article.getPubStatus()) {
            return new Revision.Unchanged();
        }
        if (arrival.retried()
                && known.origin().getPartition() == arrival.origin().getPartition()
                && known.origin().getOffset() >= arrival.origin().getOffset()) {
            return new Revision.Superseded();
        }
        boolean teaser = known.representation() == RepresentationType.full
                && article.getRepresentationType() == RepresentationType.partial
                && known.status() == PubStatus.usable
                && article.getPubStatus() == PubStatus.usable;
        if (teaser) {
            return new Revision.Superseded();
        }
        long created = Math.max(article.getVersionCreated().toEpochMilli(), known.versionCreated() + 1);
        return emit(article, arrival, fingerprint, known.firstCreated(), created, known.revision() + 1, generation);
    }

    private static Revision toldAgain(RevisionState known, Article article, Arrival arrival, long generation) {
        if (known == null || !known.origin().equals(arrival.origin()) || generation <= known.generation()) {
            return new Revision.Superseded();
        }
        return new Revision.Emit(at(article, known.versionCreated()), known.withGeneration(generation), false);
    }

    private static Revision emit(
            Article article,
            Arrival arrival,
            Sha256 fingerprint,
            long firstCreated,
            long versionCreated,
            int revision,
            long generation) {
        return new Revision.Emit(
                at(article, versionCreated),
                new RevisionState(
                        firstCreated,
                        versionCreated,
                        revision,
                        fingerprint,
                        generation,
                        article.getRepresentationType(),
                        arrival.origin(),
                        article.getPubStatus()),
                true);
    }

    private static Article at(Article article, long versionCreated) {
        return article.getVersionCreated().toEpochMilli() == versionCreated
                ? article
                : Article.newBuilder(article)
                        .setVersionCreated(Instant.ofEpochMilli(versionCreated))
                        .build();
    }
}
