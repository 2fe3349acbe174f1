package org.tidende.app;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.Mention;
import org.tidende.contract.record.RoleHeld;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.Enrichment;

/** Why an article has its tags, for a person. */
final class TagExplanation {
    private TagExplanation() {}

    static void print(String name, Enrichment found, PrintWriter out) {
        out.println(name + ": "
                + (found.language() == null
                        ? "language unknown"
                        : found.language() + " (" + found.languageConfidence() + ")")
                + ", " + found.wordCount() + " words");
        for (ActorTag actor : found.actors()) {
            out.println();
            out.println(actor.getName() + "  " + actor.getUri() + "  " + actor.getType() + "  relevance "
                    + actor.getRelevance() + ", confidence " + actor.getConfidence()
                    + (actor.getResolved() ? "" : ", not resolved: in no file"));
            out.println("  relevance: " + relevance(actor));
            for (RoleHeld role : actor.getRoles()) {
                out.println("  role: " + role.getTitle()
                        + (role.getOrganisation() == null ? "" : " of " + role.getOrganisation())
                        + (role.getFrom() == null ? "" : ", from " + role.getFrom())
                        + (role.getTo() == null ? "" : " to " + role.getTo())
                        + (role.getCertain() ? "" : " (not certain)"));
            }
            for (Mention mention : actor.getMentions()) {
                out.println("  " + mention.getField() + " " + mention.getStart() + "-" + mention.getEnd() + " \""
                        + mention.getExact() + "\": "
                        + mention.getTier() + " of \"" + mention.getVariant() + "\", " + mention.getRule()
                        + ", confidence "
                        + mention.getConfidence());
            }
            if (!actor.getCandidates().isEmpty()) {
                out.println("  one of: "
                        + actor.getCandidates().stream()
                                .map(candidate -> candidate.getName() + " (" + candidate.getScore() + ")")
                                .collect(Collectors.joining(", ")));
            }
        }
        for (TopicTag topic : found.topics()) {
            out.println();
            out.println(topic.getName() + "  " + topic.getUri() + "  topic, confidence " + topic.getConfidence());
            for (Evidence evidence : topic.getEvidence()) {
                out.println("  " + evidence.getField() + " " + evidence.getStart() + "-" + evidence.getEnd() + " \""
                        + evidence.getExact() + "\": " + evidence.getClause());
            }
        }
        out.println();
        out.flush();
    }

    private static String relevance(ActorTag actor) {
        boolean headline = actor.getMentions().stream()
                .anyMatch(mention -> mention.getField().equals("headline"));
        int count = actor.getMentionCount();
        return (headline ? "in the headline, " : "not in the headline, ") + "named " + count
                + (count == 1 ? " time" : " times")
                + ", first at " + actor.getMentions().getFirst().getField() + " "
                + actor.getMentions().getFirst().getStart();
    }
}
