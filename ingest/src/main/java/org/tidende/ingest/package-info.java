/**
 * From feeds to articles.
 *
 * <p>{@link org.tidende.ingest.IngestService} runs two stages, which meet in a topic and share nothing else:
 *
 * <ol>
 *   <li><b>Feeds</b>: polls the feeds of the partitions that this worker owns. New and changed entries, the feed's state and the set
 *       of entries seen go out in one transaction.
 *   <li><b>Pages</b>: makes an article of each entry. At present of what the feed itself carries; nothing is fetched.
 * </ol>
 *
 * <p>Both use {@link org.tidende.ingest.ownership}: who may write for a partition. Nothing is lost or doubled when a worker is
 * killed, frozen, or cut off; what was not committed is polled or taken again.
 *
 * <p>The work itself is in pure classes: {@link org.tidende.ingest.feed.FeedParser} reads documents, {@code PollEvaluation} says
 * what a poll asks and what its answer changes, {@code PollSchedule} when to ask again, {@code ArticleMaker} makes articles.
 *
 * <p>Polling is by these: {@code DueFeeds} gives the feed that is due, two at a time to a domain; {@code FeedRhythm} is what a feed's
 * entries taught, {@code PublisherPace} what it asks for; {@code NewestEntries} sees whether entries may have been missed,
 * {@code Validators} whether they lie, {@code MoveWatch} whether it has moved, {@code FailedPoll} how bad a failure is. All that they
 * remember is in the feed's state.
 */
package org.tidende.ingest;
