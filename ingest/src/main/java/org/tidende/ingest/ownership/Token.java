package org.tidende.ingest.ownership;

/**
 * One assignment of one partition to this worker. Work carries the token that it was done under, and is dropped when the partition
 * has another one since.
 *
 * @param partition number
 * @param number unique in the life of a group member
 */
public record Token(int partition, long number) {}
