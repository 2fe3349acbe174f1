/**
 * Who acts in an article.
 *
 * <p>{@link org.tidende.enrich.actor.Gazetteer} has the known actors and their names, from files ({@link
 * org.tidende.enrich.actor.GazetteerFile}) and from CLDR ({@link org.tidende.enrich.actor.StateNames}). {@link
 * org.tidende.enrich.actor.ActorTagger} takes the automaton's finds in three steps: a gate asks whether the name can stand there
 * (capitals, exact case of acronyms, endings of the language, neighbours, beginnings of sentences), a resolver whose it is (surnames, offices on the day),
 * and what is left becomes tags with their evidence. {@link org.tidende.enrich.actor.UnlistedPeople} adds people whom no file knows, found
 * by a {@link org.tidende.enrich.actor.NameRecognizer}.
 */
package org.tidende.enrich.actor;
