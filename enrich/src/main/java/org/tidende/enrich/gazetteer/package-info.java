/**
 * Actors from files of many makers.
 *
 * <p>{@link org.tidende.enrich.gazetteer.ActorSource} recognises a file's format by its content and tells its actors one by one, so
 * that a file may be larger than the memory. {@link org.tidende.enrich.gazetteer.GazetteerLint} takes them in the place of a
 * gazetteer and says what is wrong with them.
 */
package org.tidende.enrich.gazetteer;
