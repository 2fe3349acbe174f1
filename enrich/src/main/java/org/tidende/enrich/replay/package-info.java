/**
 * History told again, so that it is tagged with today's dictionaries.
 *
 * <p>{@link org.tidende.enrich.replay.ReplayCopier} copies a span of the archive into {@code news.articles.replay}; the worker that
 * owns an article takes it from there, with its store, and emits it only if it is the very revision it knows and its dictionaries are
 * newer. So nothing but the tags changes, and a correction that came meanwhile stays.
 *
 * <ul>
 *   <li>{@link org.tidende.enrich.replay.ReplayRequest} says which articles; it and the archive's ends at the start are kept beside the
 *       offsets of the group {@code tidende-replay-<id>}, in the transaction of the copies.
 *   <li>{@link org.tidende.enrich.replay.ReplayGuard} looks before whether a replay would do anything.
 *   <li>{@link org.tidende.enrich.replay.TagComparison} writes nothing: it says which tags a candidate's dictionaries would add and
 *       take away.
 * </ul>
 */
package org.tidende.enrich.replay;
