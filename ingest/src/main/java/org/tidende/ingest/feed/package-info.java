/**
 * Reading what publishers call a feed. Pure: bytes in, values out; no network, no clock, no broker.
 *
 * <ul>
 *   <li>{@link org.tidende.ingest.feed.FeedParser}: RSS 0.9x to 2.0, RDF and Atom 0.3 and 1.0, valid or not. It never throws: what
 *       is readable is returned, with {@code problems} that say what was repaired and where.
 *   <li>{@link org.tidende.ingest.feed.Opml}: lists of feeds with their folders.
 *   <li>{@link org.tidende.ingest.feed.FeedCatalog}: the subscribed feeds, in their topic. The one class here that talks to a
 *       broker.
 * </ul>
 *
 * <p>A document goes through {@code TextDecoder} (which encoding is it really), {@code LenientTokenizer} (tags and text, one pass,
 * linear in length whatever the input) and {@code FeedHandler} (what it means). There is no DTD anywhere, so there are no entities
 * that could expand or reach out.
 */
package org.tidende.ingest.feed;
