/**
 * Enriched articles to a search index, and the questions asked of it.
 *
 * <p>{@link org.tidende.sink.SinkService} reads {@code news.articles.enriched} and {@code news.sink.retry} and writes documents; {@link
 * org.tidende.sink.ArticleSearch} finds them; {@link org.tidende.sink.IndexAdmin} prepares a cluster; {@link
 * org.tidende.sink.Reindex} makes the indices anew and {@link org.tidende.sink.IndexComparison} holds them against the topic; {@link
 * org.tidende.sink.DeadLetterBox} serves the dead letters of every stage. The rest is theirs.
 *
 * <h2>The way of a record</h2>
 *
 * <pre>
 * RecordFlow ──▶ BulkBuffer ──▶ BulkSender × 3 ──▶ BulkIndexer ──▶ OpenSearch
 *  (poll thread)  (pause above    (ActionWriter:     (bisects,
 *      ▲           its bytes)      document,         asks again)
 *      │                           version, index)      │
 *      └── OffsetCommits ◀── Delivery.outcome ◀─────────┘
 *           plain commit, or dead letters and offset in one transaction
 * </pre>
 *
 * <p>A record ends in exactly one way ({@link org.tidende.sink.ItemOutcome}). What is wrong with the record makes a dead letter; what
 * is wrong with the index or the broker is waited for, named by {@link org.tidende.sink.SinkService#check()}, and never costs a
 * record. Offsets follow outcomes: a crash at any point repeats writes, and a repeated write changes nothing, because a document's
 * version comes from its record ({@link org.tidende.sink.RecordVersion}).
 *
 * <p>A document is written from the record's bytes to JSON bytes: {@link org.tidende.sink.AvroRecord} finds fields where they lie,
 * {@link org.tidende.sink.JsonBytes} checks, escapes and copies them.
 *
 * <h2>Threads</h2>
 *
 * <p>The consumer, the offsets and the producer of dead letters belong to the poll thread alone, so ownership of a partition can't
 * change in the middle of a commit. Senders run on threads of their own and share with it only the buffer, the ledger, and the outcome of
 * each delivery, which is set once.
 *
 * <h2>What to watch</h2>
 *
 * <p>The ledger ({@link org.tidende.sink.Ledger}) must balance; {@link org.tidende.sink.BulkMeters} says what the wire costs.
 */
package org.tidende.sink;
