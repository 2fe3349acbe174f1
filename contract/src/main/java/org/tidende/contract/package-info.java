/**
 * What the stages agree on, and all that a subscriber needs.
 *
 * <ul>
 *   <li><b>Topics</b>: {@link org.tidende.contract.KafkaTopics} names them with their partitions, clean-up and retention;
 *       {@link org.tidende.contract.TopicProvisioner} creates what is missing and refuses what differs.
 *   <li><b>Records</b>: Avro, in {@code org.tidende.contract.record}, generated from the schemas of this module. Names follow
 *       IPTC ninjs 3.1.
 *   <li><b>Wire format</b>: {@link org.tidende.contract.RecordSerde}, the Confluent framing, with ids pinned by
 *       {@link org.tidende.contract.PinnedSchemas}. Keys are plain UTF-8.
 *   <li><b>Identity</b>: {@link org.tidende.contract.ArticleId} of a {@link org.tidende.contract.CanonicalUrl}. Every node
 *       derives the same id with no look-up.
 *   <li><b>Place</b>: {@link org.tidende.contract.FeedPartitioner} keeps a registrable domain on one partition.
 * </ul>
 *
 * <p>A subscriber reads with {@link org.tidende.contract.ConsumerDefaults} (read_committed: without it a Java consumer sees the
 * records of aborted transactions) and keeps the greatest (revision, generation) of an id:
 *
 * <pre>{@code
 * Map<String, Object> settings = ConsumerDefaults.of("localhost:29092", "my-group");
 * try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
 *         RecordSerde.of(EnrichedArticle.class).deserializer())) {
 *     consumer.subscribe(List.of("news.articles.enriched"));
 *     ...
 * }
 * }</pre>
 */
package org.tidende.contract;
