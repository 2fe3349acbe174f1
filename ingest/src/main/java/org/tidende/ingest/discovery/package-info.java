/**
 * Finding feeds, and saying the truth about those that somebody wants to subscribe.
 *
 * <ul>
 *   <li>{@link org.tidende.ingest.discovery.FeedDiscovery}: from a site's address to its feeds, each fetched and read before it is
 *       told, the best first. {@link org.tidende.ingest.discovery.PageLinks} is its pure part: bytes of a page, headers and address
 *       in, addresses out.
 *   <li>{@link org.tidende.ingest.discovery.FeedImport}: what becomes of each line of a list.
 * </ul>
 *
 * <p>Servers are asked politely: two requests at once to one registrable domain, and none to a domain that asked to be left alone
 * (HTTP 429). What somebody points at (the user, a link, a Link header, a Sitemap line) is asked for as a reader of feeds
 * does; guesses (links that look like feeds, usual places) only where robots.txt permits them (RFC 9309).
 */
package org.tidende.ingest.discovery;
