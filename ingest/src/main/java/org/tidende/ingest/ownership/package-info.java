/**
 * Who may write for a partition: the machinery that both stages of this module share.
 *
 * <p>A worker is a member of a consumer group. For each partition that the group gives it, it makes a new
 * {@link org.tidende.ingest.ownership.Token} and reads what is known of that partition ({@code StateRestorer}), once the previous
 * owner's last transaction is decided. Then it works, and hands what it did to the
 * {@link org.tidende.ingest.ownership.CommitLoop}, which writes it in one transaction with the group's offsets. The transaction
 * carries the generation of the group as it was before its first record; the broker refuses it when the group has moved on since.
 * So a worker that lost a partition without noticing can do no harm, and one that crashed leaves nothing half done.
 *
 * <p>Three threads a stage:
 *
 * <ul>
 *   <li>{@link org.tidende.ingest.ownership.GroupMember}, the poll thread: the only user of the consumer. In callbacks and after
 *       each poll it publishes one immutable {@link org.tidende.ingest.ownership.Ownership}.
 *   <li>{@code StateRestorer}: reads states from their beginning.
 *   <li>{@link org.tidende.ingest.ownership.CommitLoop}: the only user of the producer.
 * </ul>
 */
package org.tidende.ingest.ownership;
