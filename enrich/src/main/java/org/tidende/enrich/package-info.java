/**
 * Articles to enriched articles, in stream and exactly once.
 *
 * <p>{@link org.tidende.enrich.EnrichService} is the worker: it follows {@code news.rules}, waits until the files it has are the
 * edition that is published there, and runs the topology
 *
 * <pre>
 * news.articles, news.articles.replay, news.enrich.retry
 *     ─▶ revise ─▶ tag ─▶ publish ─▶ news.articles.enriched, news.actors.mentions
 * </pre>
 *
 * <ul>
 *   <li><b>revise</b> decides, by the store {@code revisions}, whether an article is new, a correction, unchanged or superseded.
 *   <li><b>tag</b> is {@link org.tidende.enrich.Enricher}, a pure function that needs no broker.
 *   <li><b>publish</b> guards sizes, writes both stores and tells the results, all in one transaction with the offset.
 * </ul>
 *
 * <p>A record that can't be used goes to {@code news.enrich.dlq} in the same transaction, with the reason in its headers. The
 * stores are written last, so a dead letter leaves no trace in them and can be retried.
 *
 * <p>{@link org.tidende.enrich.Dictionaries} are immutable. They and their generation lie in one reference, which is read once for
 * each article: no article ever meets two generations.
 */
package org.tidende.enrich;
