/**
 * Reading what publishers call a feed. Pure: bytes in, values out; no network, no clock, no broker.
 *
 * <ul>
 *   <li>{@link org.tidende.ingest.feed.FeedParser}: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, CDF, sitemaps with
 *       Google's news extension and sitemap indexes, valid or not. It never throws: what is readable is returned, with {@code
 *       problems} that say what was repaired and where.
 *   <li>{@link org.tidende.ingest.feed.SitemapReader}: sitemaps of any size, as a stream; {@link
 *       org.tidende.ingest.feed.SitemapIndex}: which sitemaps of an index are worth asking for.
 *   <li>{@link org.tidende.ingest.feed.SafeHtml}: what a publisher wrote, made safe to show.
 *   <li>{@link org.tidende.ingest.feed.Opml}, {@link org.tidende.ingest.feed.FeedYaml}: lists of feeds, line by line or as feeds;
 *       {@link org.tidende.ingest.feed.OpmlWriter} writes what the first reads back.
 *   <li>{@link org.tidende.ingest.feed.FeedCatalog}: the subscribed feeds, in their topic. The one class here that talks to a
 *       broker.
 * </ul>
 *
 * <p>A document goes through {@code TextDecoder} (which encoding is it really), {@code LenientTokenizer} (tags and text, one pass,
 * linear in length whatever the input) and {@code FeedHandler} (where it stands), which hands values to {@code ChannelValues} and
 * {@code EntryValues} (what they mean); JSON goes to {@code JsonFeedReader} instead. Dates are {@code DateParser}'s. No DTD is
 * processed: of an internal subset only names for short texts are read, and what they may put in is bounded.
 */
package org.tidende.ingest.feed;
