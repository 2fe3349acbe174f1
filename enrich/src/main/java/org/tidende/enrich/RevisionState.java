package org.tidende.enrich;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Origin;
import org.tidende.contract.record.PubStatus;
import org.tidende.contract.record.RepresentationType;
import org.tidende.contract.record.Sha256;

/**
 * What is known of an article's latest revision: 75 bytes in the store {@code revisions}.
 *
 * @param firstCreated milliseconds, of the first revision
 * @param versionCreated milliseconds, of this one
 * @param revision from 1
 * @param fingerprint of headline and text
 * @param generation of the dictionaries it was last tagged with
 * @param representation full or partial
 * @param origin its place in the archive
 * @param status usable, withheld or canceled
 */
record RevisionState(
        long firstCreated,
        long versionCreated,
        int revision,
        Sha256 fingerprint,
        long generation,
        RepresentationType representation,
        Origin origin,
        PubStatus status) {
    private static final byte FORMAT = 1;
    private static final int SIZE = 1 + 8 + 8 + 4 + 32 + 8 + 1 + 4 + 8 + 1;

    RevisionState withGeneration(long newer) {
        return new RevisionState(
                firstCreated, versionCreated, revision, fingerprint, newer, representation, origin, status);
    }

    /** What an enriched article says of it. */
    static RevisionState of(EnrichedArticle told) {
        Article article = told.getArticle();
        return new RevisionState(
                told.getFirstCreated().toEpochMilli(),
                article.getVersionCreated().toEpochMilli(),
                told.getRevision(),
                told.getFingerprint(),
                told.getGeneration(),
                article.getRepresentationType(),
                told.getOrigin(),
                article.getPubStatus());
    }

    static Serde<RevisionState> serde() {
        return Serdes.serdeFrom(
                (topic, state) -> state == null ? null : state.write(),
                (topic, bytes) -> bytes == null ? null : read(bytes));
    }

    private byte[] write() {
        return ByteBuffer.allocate(SIZE)
                .put(FORMAT)
                .putLong(firstCreated)
                .putLong(versionCreated)
                .putInt(revision)
                .put(fingerprint.bytes())
                .putLong(generation)
                .put((byte) representation.ordinal())
                .putInt(origin.getPartition())
                .putLong(origin.getOffset())
                .put((byte) status.ordinal())
                .array();
    }

    private static RevisionState read(byte[] bytes) {
        if (bytes.length != SIZE || bytes[0] != FORMAT) {
            throw new SerializationException("the store revisions has a value of " + bytes.length + " bytes, format "
                    + (bytes.length == 0 ? "none" : bytes[0]) + "; this version reads " + SIZE + " bytes, format "
                    + FORMAT);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, SIZE - 1);
        long firstCreated = in.getLong();
        long versionCreated = in.getLong();
        int revision = in.getInt();
        byte[] fingerprint = new byte[32];
        in.get(fingerprint);
        long generation = in.getLong();
        RepresentationType representation = RepresentationType.values()[in.get()];
        Origin origin = new Origin(in.getInt(), in.getLong());
        return new RevisionState(
                firstCreated,
                versionCreated,
                revision,
                new Sha256(fingerprint),
                generation,
                representation,
                origin,
                PubStatus.values()[in.get()]);
    }
}
