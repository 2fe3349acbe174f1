package org.tidende.enrich;

import org.tidende.contract.record.EnrichedArticle;

/**
 * An article on its way from revise to publish.
 *
 * @param revision what is to be told and stored
 * @param inForce the dictionaries, the same for all steps
 * @param enriched null until it is tagged
 */
record Revised(Revision.Emit revision, InForce inForce, EnrichedArticle enriched) {}
