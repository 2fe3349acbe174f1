package org.tidende.ingest.feed;

import java.time.Instant;

/**
 * A sitemap that an index lists (sitemaps.org protocol 0.9).
 *
 * @param address absolute
 * @param changed its lastmod; null when there is none that can be read
 */
public record SitemapLink(String address, Instant changed) {}
